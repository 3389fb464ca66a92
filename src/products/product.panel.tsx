import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BusinessPanel, BusinessPanels, type LoadedPanel } from '../businesses/business-panels.js';
import type { Actor } from '../platform/actor.js';
import type { PageContext } from '../ui/page-context.js';
import { Name } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { ProductsQueries } from './products.queries.js';
import { StatusTag } from './products.views.js';

/** The newest products on the page of their business. */
@Injectable()
export class ProductPanel implements BusinessPanel, OnModuleInit {
  readonly order = 20;

  constructor(
    private readonly panels: BusinessPanels,
    private readonly products: ProductsQueries,
  ) {}

  onModuleInit(): void {
    this.panels.add(this);
  }

  async load(actor: Actor, businessId: string, ctx: PageContext): Promise<LoadedPanel> {
    const { items } = await this.products.list(actor, { limit: 8 }, [businessId]);
    const lines = items.map(({ id, nameVi, nameEn, gtin, status }) => ({
      key: id,
      href: `/console/products/${id}`,
      text: <Name vi={nameVi} en={nameEn} />,
      ...(gtin === null ? {} : { note: `GTIN ${gtin}` }),
      tag: <StatusTag ctx={ctx} status={status} />,
    }));
    return { key: 'products', title: words(ctx.lang).ui.nav.products, href: '/console/products', lines };
  }
}

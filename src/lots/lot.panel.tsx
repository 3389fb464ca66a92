import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BusinessPanel, BusinessPanels, type LoadedPanel } from '../businesses/business-panels.js';
import type { Actor } from '../platform/actor.js';
import type { PageContext } from '../ui/page-context.js';
import { Name } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { LotsQueries } from './lots.queries.js';
import { LotTag } from './lots.views.js';

/** The newest lots on the page of their business. */
@Injectable()
export class LotPanel implements BusinessPanel, OnModuleInit {
  readonly order = 30;

  constructor(
    private readonly panels: BusinessPanels,
    private readonly lots: LotsQueries,
  ) {}

  onModuleInit(): void {
    this.panels.add(this);
  }

  async load(actor: Actor, businessId: string, ctx: PageContext): Promise<LoadedPanel> {
    const { items } = await this.lots.list(actor, { limit: 8 }, [businessId]);
    const lines = items.map(({ id, lotNumber, productName, productNameEn, status, stoppedBy }) => ({
      key: id,
      href: `/console/lots/${id}`,
      text: lotNumber,
      note: <Name vi={productName} en={productNameEn} />,
      tag: <LotTag ctx={ctx} status={status} stoppedBy={stoppedBy} />,
    }));
    return { key: 'lots', title: words(ctx.lang).ui.nav.allLots, href: '/console/lots', lines };
  }
}

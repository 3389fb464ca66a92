import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BusinessPanel, BusinessPanels, type LoadedPanel } from '../businesses/business-panels.js';
import type { Actor } from '../platform/actor.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { GrowingAreasQueries } from './growing-areas.queries.js';
import { AreaTag } from './growing-areas.views.js';

/** The newest growing areas on the page of their business. */
@Injectable()
export class GrowingAreaPanel implements BusinessPanel, OnModuleInit {
  readonly order = 10;

  constructor(
    private readonly panels: BusinessPanels,
    private readonly areas: GrowingAreasQueries,
  ) {}

  onModuleInit(): void {
    this.panels.add(this);
  }

  async load(actor: Actor, businessId: string, ctx: PageContext): Promise<LoadedPanel> {
    const { items } = await this.areas.list(actor, { limit: 8 }, [businessId]);
    const lines = items.map(({ id, name, crop, status }) => ({
      key: id,
      href: `/console/areas/${id}`,
      text: name,
      note: crop,
      tag: <AreaTag ctx={ctx} status={status} />,
    }));
    return { key: 'areas', title: words(ctx.lang).ui.nav.areas, href: '/console/areas', lines };
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Actor } from '../platform/actor.js';
import { type Found, SearchSources, type SearchSource, type Sought } from '../search/search-sources.js';
import { GrowingAreasQueries } from './growing-areas.queries.js';

@Injectable()
export class GrowingAreaSearch implements SearchSource, OnModuleInit {
  readonly kind = 'areas';
  readonly order = 50;

  constructor(
    private readonly sources: SearchSources,
    private readonly queries: GrowingAreasQueries,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  listHref(): string | null {
    return '/console/areas?';
  }

  async find(actor: Actor, { q, limit, words }: Sought): Promise<Found[]> {
    const { items } = await this.queries.list(actor, { q, limit });
    return items.map((found) => ({
      href: `/console/areas/${found.id}`,
      name: found.name,
      about: [found.code, found.crop, found.businessName],
      state: words.areas.statuses[found.status],
    }));
  }
}

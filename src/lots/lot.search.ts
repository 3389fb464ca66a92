import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Actor } from '../platform/actor.js';
import { type Found, SearchSources, type SearchSource, type Sought } from '../search/search-sources.js';
import { LotsQueries } from './lots.queries.js';

@Injectable()
export class LotSearch implements SearchSource, OnModuleInit {
  readonly kind = 'lots';
  readonly order = 40;

  constructor(
    private readonly sources: SearchSources,
    private readonly queries: LotsQueries,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  listHref(): string | null {
    return '/console/lots?';
  }

  async find(actor: Actor, { q, limit, words }: Sought): Promise<Found[]> {
    const { items } = await this.queries.list(actor, { q, limit });
    return items.map((found) => ({
      href: `/console/lots/${found.id}`,
      name: words.codes.lot(found.lotNumber),
      about: [found.productName, found.businessName],
      state: words.lots.statuses[found.status],
    }));
  }
}

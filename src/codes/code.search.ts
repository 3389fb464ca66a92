import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Actor } from '../platform/actor.js';
import { type Found, SearchSources, type SearchSource, type Sought } from '../search/search-sources.js';
import { CodesQueries } from './codes.queries.js';

@Injectable()
export class CodeSearch implements SearchSource, OnModuleInit {
  readonly kind = 'codes';
  readonly order = 60;

  constructor(
    private readonly sources: SearchSources,
    private readonly queries: CodesQueries,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  listHref(): string | null {
    return '/console/codes?';
  }

  async find(actor: Actor, { q, limit, words }: Sought): Promise<Found[]> {
    const { items } = await this.queries.list(actor, { q, limit });
    return items.map((found) => ({
      href: `/console/codes/${found.code}`,
      name: found.code,
      about: [
        found.productName,
        found.lotNumber === null ? null : words.codes.lot(found.lotNumber),
        found.businessName,
      ],
      state: words.codes.statuses[found.status],
    }));
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isOfficial } from '../access/roles.js';
import type { Actor } from '../platform/actor.js';
import { type Found, SearchSources, type SearchSource, type Sought } from '../search/search-sources.js';
import { BusinessesQueries } from './businesses.queries.js';

@Injectable()
export class BusinessSearch implements SearchSource, OnModuleInit {
  readonly kind = 'businesses';
  readonly order = 20;

  constructor(
    private readonly sources: SearchSources,
    private readonly queries: BusinessesQueries,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  listHref(actor: Actor): string | null {
    return isOfficial(actor.role) ? '/console/businesses?' : null;
  }

  async find(actor: Actor, { q, limit, words }: Sought): Promise<Found[]> {
    const { items } = await this.queries.list(actor, { q, limit });
    return items.map((found) => ({
      href: isOfficial(actor.role) ? `/console/businesses/${found.id}` : '/console/business',
      name: found.name,
      about: [found.taxCode, found.commune?.name ?? null],
      state: words.businesses.statuses[found.status],
    }));
  }
}

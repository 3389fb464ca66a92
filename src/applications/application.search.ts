import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Actor } from '../platform/actor.js';
import { type Found, SearchSources, type SearchSource, type Sought } from '../search/search-sources.js';
import { ApplicationsQueries } from './applications.queries.js';

@Injectable()
export class ApplicationSearch implements SearchSource, OnModuleInit {
  readonly kind = 'applications';
  readonly order = 10;

  constructor(
    private readonly sources: SearchSources,
    private readonly queries: ApplicationsQueries,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  listHref(): string | null {
    return '/console/applications?view=all&';
  }

  async find(actor: Actor, { q, limit, words }: Sought): Promise<Found[]> {
    const { items } = await this.queries.list(actor, { view: 'all', q, limit });
    return items.map((found) => ({
      href: `/console/applications/${found.id}`,
      name: found.title,
      about: [found.reference, found.businessName],
      state: words.applications.statuses[found.status],
    }));
  }
}

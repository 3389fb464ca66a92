import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Actor } from '../platform/actor.js';
import { type Found, SearchSources, type SearchSource, type Sought } from '../search/search-sources.js';
import { ProductsQueries } from './products.queries.js';

@Injectable()
export class ProductSearch implements SearchSource, OnModuleInit {
  readonly kind = 'products';
  readonly order = 30;

  constructor(
    private readonly sources: SearchSources,
    private readonly queries: ProductsQueries,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  listHref(): string | null {
    return '/console/products?';
  }

  async find(actor: Actor, { q, limit, words }: Sought): Promise<Found[]> {
    const { items } = await this.queries.list(actor, { q, limit });
    return items.map((found) => ({
      href: `/console/products/${found.id}`,
      name: found.nameVi,
      about: [found.gtin, found.businessName],
      state: words.products.statuses[found.status],
    }));
  }
}

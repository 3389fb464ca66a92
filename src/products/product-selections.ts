import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SelectionActions, whatIsThere } from '../selections/selection-actions.js';
import { assertVersion } from '../platform/http/if-match.js';
import { ProductsQueries } from './products.queries.js';
import { ProductsService } from './products.service.js';

/** Drafts that go to the office together. */
@Injectable()
export class ProductSelections implements OnModuleInit {
  constructor(
    private readonly selections: SelectionActions,
    private readonly products: ProductsService,
    private readonly queries: ProductsQueries,
  ) {}

  onModuleInit(): void {
    this.selections.add({
      name: 'product.submit',
      permission: 'product:write',
      menu: 'products',
      texts: ({ products }) => products.together,
      describe: (actor, ids) =>
        whatIsThere(ids, async (id) => {
          const product = await this.queries.get(actor, id);
          return {
            id,
            version: product.version,
            title: product.nameVi,
            note: product.gtin ?? product.businessName,
            href: `/console/products/${id}`,
          };
        }),
      apply: async (actor, { id, version }) => {
        if (version !== null) assertVersion(await this.queries.get(actor, id), version);
        return (await this.products.submit(actor, id)).reference;
      },
    });
  }
}

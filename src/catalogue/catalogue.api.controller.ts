import { Query } from '@nestjs/common';
import { Public } from '../access/access.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { ApiRead, PublicApiFeature } from '../platform/http/api-routes.js';
import { CataloguePageDto, CatalogueQuery } from './catalogue.dto.js';
import { CatalogueQueries, type ListedProduct } from './catalogue.queries.js';

@PublicApiFeature('catalogue', 'api/v1/catalogue')
export class CatalogueApiController {
  constructor(private readonly queries: CatalogueQueries) {}

  @ApiRead('/', CataloguePageDto, 'Approved products, the latest first, for everybody')
  @Public()
  async list(@Query() query: CatalogueQuery): Promise<Page<ListedProduct>> {
    const producer = query.producer === undefined ? null : await this.queries.producer(query.producer);
    return this.queries.page(producer === null ? query : Object.assign({}, query, { producer: producer.id }));
  }
}

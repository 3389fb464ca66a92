import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { CataloguePageDto, CatalogueQuery } from './catalogue.dto.js';
import { CatalogueQueries, type ListedProduct } from './catalogue.queries.js';

@ApiTags('catalogue')
@Controller('api/v1/catalogue')
export class CatalogueApiController {
  constructor(private readonly queries: CatalogueQueries) {}

  @ApiOperation({ summary: 'Approved products, the latest first, for everybody' })
  @ApiOkResponse({ type: CataloguePageDto })
  @Public()
  @Get()
  list(@Query() query: CatalogueQuery): Promise<Page<ListedProduct>> {
    return this.queries.page(query);
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { redirect } from '../platform/http/answers.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { withQuery } from '../ui/query.js';
import { CatalogueQuery } from './catalogue.dto.js';
import { CatalogueQueries } from './catalogue.queries.js';
import { CataloguePage } from './catalogue.views.js';

/** Fills whole rows of two, three and four. */
const CARDS = 24;

@ApiExcludeController()
@Controller('products')
export class CatalogueController {
  constructor(private readonly queries: CatalogueQueries) {}

  @Public()
  @Get()
  async list(@Ctx() ctx: PageContext, @Query() query: CatalogueQuery) {
    query.limit = Math.min(query.limit, CARDS);
    const [{ items, next }, communes, producer] = await Promise.all([
      this.queries.page(query),
      this.queries.communes(),
      query.producer === undefined ? null : this.queries.producer(query.producer),
    ]);
    if (producer !== null && producer.id !== query.producer)
      return redirect(withQuery(ctx.path, { producer: producer.id, cursor: null }));
    return (
      <CataloguePage
        ctx={ctx}
        query={query}
        products={items}
        next={next}
        communes={communes}
        producer={producer?.name ?? null}
      />
    );
  }
}

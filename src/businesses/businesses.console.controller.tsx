import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { scopeOf } from '../access/permissions.js';
import { ApplicationsQueries } from '../applications/applications.queries.js';
import type { Actor } from '../platform/actor.js';
import { redirect } from '../platform/http/answers.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { BusinessListQuery } from './businesses.dto.js';
import { BusinessesQueries } from './businesses.queries.js';
import { BusinessListPage, BusinessPage } from './businesses.views.js';

/** Businesses as officials look them up. */
@ApiExcludeController()
@Controller('console/businesses')
export class BusinessesConsoleController {
  constructor(
    private readonly queries: BusinessesQueries,
    private readonly applications: ApplicationsQueries,
  ) {}

  @Allow('business:read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: BusinessListQuery) {
    if (scopeOf(actor) !== null) return redirect('/console/business');
    const { items, next } = await this.queries.list(actor, query);
    return (
      <BusinessListPage
        ctx={ctx}
        businesses={items}
        next={next}
        q={query.q ?? ''}
        status={query.status ?? ''}
      />
    );
  }

  @Allow('business:read')
  @Get(':id')
  async one(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const business = await this.queries.get(actor, id);
    if (scopeOf(actor) !== null) return redirect('/console/business');
    const application = await this.applications.latestOf(id);
    return (
      <BusinessPage ctx={ctx} business={business} application={application} reader="official" done={null} />
    );
  }
}

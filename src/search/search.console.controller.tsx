import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { redirect } from '../platform/http/answers.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { SearchQuery } from './search.dto.js';
import { Search } from './search.service.js';
import { SearchPage } from './search.views.js';

@ApiExcludeController()
@Controller('console/search')
export class SearchConsoleController {
  constructor(private readonly search: Search) {}

  /** A number that names one thing leads straight to it. */
  @Allow('search:use')
  @Get()
  async page(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() { q = '' }: SearchQuery) {
    const groups = await this.search.find(actor, q, words(ctx.lang));
    const [only, second] = groups.flatMap(({ items }) => items);
    if (only !== undefined && second === undefined && /\d/.test(q)) return redirect(only.href);
    return <SearchPage ctx={ctx} q={q} groups={groups} />;
  }
}

import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../access/access.decorators.js';
import { can } from '../../access/permissions.js';
import type { Actor } from '../../platform/actor.js';
import { answerForm, redirect } from '../../platform/http/answers.js';
import { FormBody, type SentForm } from '../../platform/http/form.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { listAnswer } from '../../platform/http/list-answer.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { pickFields, readInput } from '../../platform/http/validation.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { MergersQueries } from '../mergers/mergers.queries.js';
import { duplicateList, DuplicateListPage } from './duplicate-list.views.js';
import { DuplicatePage } from './duplicate-page.views.js';
import { DifferenceInput, DuplicateListQuery } from './duplicates.dto.js';
import { DuplicatesQueries } from './duplicates.queries.js';
import { DuplicatesService } from './duplicates.service.js';

/** The desk where officials settle what the machine took for one. */
@ApiExcludeController()
@Controller('console/duplicates')
export class DuplicatesConsoleController {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly queries: DuplicatesQueries,
    private readonly mergers: MergersQueries,
  ) {}

  @Allow('business:compare')
  @Get()
  list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: DuplicateListQuery) {
    const state = query.state === undefined || query.state === '' ? 'open' : query.state;
    return listAnswer(
      ctx,
      duplicateList(ctx, state),
      (part) => this.queries.list(actor, Object.assign({}, query, { state }, part)),
      (page) => <DuplicateListPage ctx={ctx} state={state} page={page} />,
    );
  }

  @Allow('business:compare')
  @Get(':id')
  one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('done') done?: unknown,
  ) {
    return this.page(actor, ctx, id, [], done === 'different');
  }

  @Allow('business:merge')
  @Post(':id/difference')
  differ(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        const { words } = await readInput(DifferenceInput, pickFields(fields, ['words']));
        await this.duplicates.differ(actor, id, words);
        return redirect(`/console/duplicates/${id}?done=different`);
      },
      (faults) => this.page(actor, ctx, id, faults, false),
    );
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    faults: readonly FieldFault[],
    done: boolean,
  ) {
    const pair = await this.queries.get(actor, id);
    const { merged, survivor, holdings } = await this.mergers.preview(actor, pair.one.id, pair.other.id);
    return (
      <DuplicatePage
        ctx={ctx}
        pair={pair}
        sides={[merged, survivor]}
        holdings={[holdings.merged, holdings.survivor]}
        mayDecide={can(actor, 'business:merge')}
        done={done}
        faults={faults}
      />
    );
  }
}

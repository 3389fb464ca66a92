import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can, scopeOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput, versionOf } from '../platform/http/validation.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { DECISIONS, type Decision } from './application.entity.js';
import { ApplicationPage } from './application.view.js';
import { ApplicationListQuery, DecisionDto } from './applications.dto.js';
import { ApplicationsQueries } from './applications.queries.js';
import { ApplicationsService, toDecisionInput } from './applications.service.js';
import { QueuePage } from './applications.views.js';

interface Shown {
  readonly done?: Decision | undefined;
  readonly values?: Readonly<Record<string, string | undefined>>;
  readonly faults?: readonly FieldFault[];
}

@ApiExcludeController()
@Controller('console/applications')
export class ApplicationsConsoleController {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly queries: ApplicationsQueries,
  ) {}

  @Allow('application:read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: ApplicationListQuery) {
    const official = scopeOf(actor) === null;
    const view = query.view ?? (official ? 'waiting' : 'all');
    const [{ items, next }, counts] = await Promise.all([
      this.queries.list(actor, {
        view,
        kind: query.kind,
        q: query.q,
        cursor: query.cursor,
        limit: query.limit,
      }),
      this.queries.counts(actor),
    ]);
    return (
      <QueuePage
        ctx={ctx}
        official={official}
        view={view}
        kind={query.kind ?? ''}
        q={query.q ?? ''}
        counts={counts}
        applications={items}
        next={next}
      />
    );
  }

  @Allow('application:read')
  @Get(':id')
  one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('done') done?: unknown,
  ) {
    return this.page(actor, ctx, id, { done: DECISIONS.find((decision) => decision === done) });
  }

  @Allow('application:decide')
  @Post(':id')
  decide(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    const typed = pickFields(form.fields, ['decision', 'reason', 'areaCode']);
    const version = versionOf(form.fields);
    return answerForm(
      async () => {
        const input = await readInput(DecisionDto, { ...typed, version });
        await this.applications.decide(actor, id, toDecisionInput(input));
        return redirect(`/console/applications/${id}?done=${input.decision}`);
      },
      (faults) =>
        this.page(actor, ctx, id, {
          values: { ...typed, version: String(version) },
          faults: faults.map(ofThisForm),
        }),
    );
  }

  private async page(actor: Actor, ctx: PageContext, id: string, shown: Shown) {
    const application = await this.queries.get(actor, id);
    const [summary, history, next] = await Promise.all([
      this.applications.summaryOf(application, ctx.lang),
      this.queries.history(id),
      shown.done === undefined ? null : this.queries.nextWaiting(),
    ]);
    const official = scopeOf(actor) === null;
    return (
      <ApplicationPage
        ctx={ctx}
        application={application}
        summary={summary}
        history={history}
        reader={official ? (can(actor, 'application:decide') ? 'reviewer' : 'official') : 'applicant'}
        done={shown.done === undefined ? null : { decision: shown.done, next }}
        values={shown.values ?? {}}
        faults={shown.faults ?? []}
      />
    );
  }
}

/** The subject calls its code `code`; the field on this page is `areaCode`. */
function ofThisForm(fault: FieldFault): FieldFault {
  return fault.path === 'code' ? { ...fault, path: 'areaCode' } : fault;
}

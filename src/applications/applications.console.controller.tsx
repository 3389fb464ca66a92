import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { isOfficial } from '../access/roles.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { listAnswer } from '../platform/http/list-answer.js';
import { fieldOf, FormBody, type FormFields, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput, versionOf } from '../platform/http/validation.js';
import { SelectionActions } from '../selections/selection-actions.js';
import { words } from '../ui/words.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { DECISIONS } from './application.entity.js';
import { type ApplicationDone, ApplicationPage } from './application.view.js';
import { dossierStates } from './application.transitions.js';
import { ApplicationListQuery, DecisionDto } from './applications.dto.js';
import { ApplicationsQueries } from './applications.queries.js';
import type { ApplicationView } from './applications.dto.js';
import { ApplicationsService, toDecisionInput } from './applications.service.js';
import { applicationList, QueuePage } from './application-list.views.js';
import { DecisionPreviewPage } from './decision.views.js';
import { DossierContents } from './dossier-contents.service.js';
import { DOSSIER_SELECTIONS } from './dossier-selections.js';
import { DossierWork } from './dossier-work.service.js';
import { DossierKinds } from './dossier-kinds.js';

interface Shown {
  readonly done?: ApplicationDone | undefined;
  readonly values?: Readonly<Record<string, string | undefined>>;
  readonly faults?: readonly FieldFault[];
}

const DONE = [...DECISIONS, 'withdrawn', 'assigned', 'ordered', 'reported'] as const;

@ApiExcludeController()
@Controller('console/applications')
export class ApplicationsConsoleController {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly queries: ApplicationsQueries,
    private readonly contents: DossierContents,
    private readonly kinds: DossierKinds,
    private readonly work: DossierWork,
    private readonly selections: SelectionActions,
  ) {}

  @Allow('application:read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: ApplicationListQuery) {
    const official = isOfficial(actor.role);
    const view = query.view ?? (official ? 'waiting' : 'all');
    const counts = await this.queries.counts(actor);
    const able = view === 'amend' ? ['application.assign'] : DOSSIER_SELECTIONS;
    const picks = this.selections.offered(ctx, words(ctx.lang), able);
    const shown = { ctx, official, view, kinds: this.kinds.names(), counts, picks };
    return listAnswer(
      ctx,
      applicationList(shown),
      (part) => this.queries.list(actor, Object.assign({}, query, { view }, part)),
      (page) => <QueuePage {...shown} page={page} />,
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
    return this.page(actor, ctx, id, { done: DONE.find((each) => each === done) });
  }

  /** First shows what the decision would do, then records it: nothing is decided at one tap. */
  @Allow('application:decide')
  @Post(':id')
  @HttpCode(200)
  decide(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const typed = typedDecision(fields);
    const again = { values: { ...typed, version: String(versionOf(fields)) } };
    const step = fieldOf(fields, 'step');
    if (step === 'edit') return this.page(actor, ctx, id, again);
    return answerForm(
      async () => {
        const input = toDecisionInput(await readInput(DecisionDto, decisionOf(fields)));
        if (step === 'record') {
          await this.applications.decide(actor, id, input);
          return redirect(`/console/applications/${id}?done=${input.decision}`);
        }
        await this.applications.rehearse(actor, id, input);
        const application = await this.queries.get(actor, id);
        const { decisionFields } = this.kinds.of(application.kind);
        return (
          <DecisionPreviewPage
            ctx={ctx}
            application={application}
            decision={input.decision}
            reason={input.reason}
            reasonCode={input.decision === 'approve' ? null : (input.reasonCode ?? 'other')}
            fields={input.decision === 'approve' ? decisionFields : []}
            values={again.values}
          />
        );
      },
      (faults) => this.page(actor, ctx, id, { ...again, faults }),
    );
  }

  @Allow('application:withdraw')
  @Post(':id/withdrawal')
  async withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.applications.withdraw(actor, id);
    return redirect(`/console/applications/${id}?done=withdrawn`);
  }

  /** A subject that was withdrawn may be gone since. */
  private drawing(actor: Actor, ctx: PageContext, { kind, subjectId, status }: ApplicationView) {
    return status === 'withdrawn' ? null : (this.kinds.of(kind).drawing?.(actor, ctx, subjectId) ?? null);
  }

  /** Found out for those who decide: nothing of it is left to see when it is decided, or is not theirs. */
  private checks(actor: Actor, application: ApplicationView, lang: PageContext['lang']) {
    const open = application.status === 'submitted' || application.status === 'amend';
    return open && isOfficial(actor.role) ? this.contents.checks(application, lang) : [];
  }

  private async page(actor: Actor, ctx: PageContext, id: string, shown: Shown) {
    const application = await this.queries.get(actor, id);
    const offers = dossierStates.offers(application.status, actor.role);
    const [summary, drawing, checks, assignable, differences, history, next] = await Promise.all([
      this.contents.summary(application, ctx.lang),
      this.drawing(actor, ctx, application),
      this.checks(actor, application, ctx.lang),
      offers('assign') ? this.work.assignable(application.businessId) : [],
      this.contents.differences(id, ctx.lang),
      this.queries.history(id),
      DECISIONS.some((each) => each === shown.done) ? this.queries.nextWaiting(actor) : null,
    ]);
    return (
      <ApplicationPage
        ctx={ctx}
        application={application}
        summary={summary}
        drawing={drawing}
        checks={checks}
        assignable={assignable}
        differences={differences}
        history={history}
        official={isOfficial(actor.role)}
        offers={offers}
        fields={this.kinds.of(application.kind).decisionFields}
        done={shown.done === undefined ? null : { what: shown.done, next }}
        values={shown.values ?? {}}
        faults={shown.faults ?? []}
      />
    );
  }
}

/** What was typed, by the names of the form: `fields.areaCode`. */
function typedDecision(fields: FormFields): Record<string, string> {
  const names = Object.keys(fields).filter((name) => name.startsWith('fields.'));
  return pickFields(fields, ['decision', 'reason', 'reasonCode', ...names.slice(0, 20)]);
}

function decisionOf(fields: FormFields): object {
  const { decision, reason, reasonCode = '', ...more } = typedDecision(fields);
  return {
    decision,
    ...(reason === undefined ? {} : { reason }),
    ...(reasonCode === '' ? {} : { reasonCode }),
    fields: Object.fromEntries(
      Object.entries(more).map(([name, value]) => [name.slice('fields.'.length), value]),
    ),
    version: versionOf(fields),
  };
}

import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can, scopeOf } from '../access/permissions.js';
import { isOfficial } from '../access/roles.js';
import { ApplicationsQueries } from '../applications/applications.queries.js';
import { StateChanges } from '../audit/state-changes.service.js';
import { readCause } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { listAnswer } from '../platform/http/list-answer.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { BusinessNoteInput } from './business-note.dto.js';
import { BusinessNotes } from './business-notes.service.js';
import { BusinessOverview } from './business-overview.views.js';
import { BusinessPanels } from './business-panels.js';
import { DECREES } from './business-decree.views.js';
import { businessStates } from './business.transitions.js';
import { BusinessListQuery } from './businesses.dto.js';
import { BusinessesQueries } from './businesses.queries.js';
import { BusinessesService } from './businesses.service.js';
import { businessList, BusinessListPage } from './business-list.views.js';
import { BusinessPage } from './businesses.views.js';
import { DuplicatesPanel } from './duplicates/duplicates-panel.views.js';
import { DuplicatesQueries } from './duplicates/duplicates.queries.js';
import { MergersPanel } from './mergers/merger.views.js';
import { MergersQueries } from './mergers/mergers.queries.js';
import { SitesQueries } from './sites/sites.queries.js';
import { PeoplePanel, SitesPanel } from './sites/sites.views.js';

/** Dossiers on the page of a business; the rest is a link away. */
const SHOWN = 8;

/** Businesses as officials look them up. */
@ApiExcludeController()
@Controller('console/businesses')
export class BusinessesConsoleController {
  constructor(
    private readonly businesses: BusinessesService,
    private readonly queries: BusinessesQueries,
    private readonly applications: ApplicationsQueries,
    private readonly states: StateChanges,
    private readonly notes: BusinessNotes,
    private readonly panels: BusinessPanels,
    private readonly mergers: MergersQueries,
    private readonly duplicates: DuplicatesQueries,
    private readonly sites: SitesQueries,
  ) {}

  @Allow('business:read')
  @Get()
  list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: BusinessListQuery) {
    if (!isOfficial(actor.role)) return redirect('/console/business');
    return listAnswer(
      ctx,
      businessList(ctx),
      (part) => this.queries.list(actor, Object.assign({}, query, part)),
      (page) => <BusinessListPage ctx={ctx} page={page} />,
    );
  }

  @Allow('business:read')
  @Get(':id')
  async one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('done') done?: unknown,
  ) {
    if (!isOfficial(actor.role)) {
      await this.queries.get(actor, id); // another's is not there
      return redirect('/console/business');
    }
    return this.page(actor, ctx, id, done, []);
  }

  @Allow('business:suspend')
  @Post(':id/suspension')
  suspend(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    return this.decree(actor, ctx, id, form, 'suspend');
  }

  @Allow('business:suspend')
  @Post(':id/resumption')
  async resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.businesses.decree(actor, id, 'resume');
    return redirect(`/console/businesses/${id}?done=resumed`);
  }

  @Allow('business:suspend')
  @Post(':id/closure')
  close(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    return this.decree(actor, ctx, id, form, 'close');
  }

  @Allow('business:note')
  @Post(':id/notes')
  note(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        await this.queries.get(actor, id); // out of reach is not there
        const { words } = await readInput(BusinessNoteInput, pickFields(fields, ['words']));
        await this.notes.write(actor, id, words);
        return redirect(`/console/businesses/${id}?done=noted`);
      },
      (faults) => this.page(actor, ctx, id, undefined, faults, true),
    );
  }

  private decree(actor: Actor, ctx: PageContext, id: string, form: SentForm, action: 'suspend' | 'close') {
    return answerForm(
      async () => {
        const cause = await readCause(form.fields);
        await this.businesses.decree(actor, id, action, cause);
        return redirect(`/console/businesses/${id}?done=${action === 'close' ? 'closed' : 'suspended'}`);
      },
      (faults) => this.page(actor, ctx, id, undefined, faults),
    );
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    done: unknown,
    faults: readonly FieldFault[],
    noting = false,
  ) {
    const business = await this.queries.get(actor, id);
    const [
      application,
      last,
      dossiers,
      people,
      decisions,
      notes,
      panels,
      mergers,
      duplicates,
      sites,
      representatives,
    ] = await Promise.all([
      this.applications.latestOf(id),
      this.states.latest('business', id),
      this.applications.list(actor, { limit: SHOWN }, [id]),
      this.queries.people(id),
      this.queries.decisions(id),
      this.notes.of(id),
      this.panels.load(actor, id, ctx),
      this.mergers.history(actor, id),
      this.duplicates.of(id, scopeOf(actor)),
      this.sites.list(actor, id),
      this.sites.representatives(actor, id),
    ]);
    return (
      <BusinessPage
        ctx={ctx}
        business={business}
        application={application}
        reader="official"
        done={null}
        decree={{
          ctx,
          businessId: id,
          offers: businessStates.offers(business.status, actor.role),
          last,
          done: DECREES.find((key) => key === done) ?? null,
          faults: noting ? [] : faults,
        }}
        aside={
          <>
            <MergersPanel
              ctx={ctx}
              business={business}
              mergers={mergers}
              may={can(actor, 'business:merge')}
            />
            {sites.length > 0 && (
              <SitesPanel
                ctx={ctx}
                sites={sites}
                reader={can(actor, 'site:confirm') ? 'reviewer' : 'other'}
              />
            )}
            {representatives.length > 0 && <PeoplePanel ctx={ctx} people={representatives} reader="other" />}
            {can(actor, 'ownership:assign') && (
              <p>
                <a href={`/console/businesses/${id}/ownership`}>{words(ctx.lang).ownership.officeLink}</a>
              </p>
            )}
            <DuplicatesPanel ctx={ctx} businessId={id} pairs={duplicates} />
          </>
        }
        overview={
          <BusinessOverview
            ctx={ctx}
            businessId={id}
            query={business.taxCode ?? business.name}
            panels={panels}
            dossiers={dossiers.items}
            people={people}
            decisions={decisions}
            notes={notes}
            faults={noting ? faults : []}
            noted={done === 'noted'}
          />
        }
      />
    );
  }
}

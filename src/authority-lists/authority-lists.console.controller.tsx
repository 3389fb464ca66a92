import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor, Limited } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { Takes } from '../platform/http/body-rules.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import { dayOf } from '../platform/time-zone.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { AuthorityListInput, AuthorityListQuery, SHOWN, type Shown } from './authority-lists.dto.js';
import { AuthorityListsQueries } from './authority-lists.queries.js';
import { AuthorityListsService } from './authority-lists.service.js';
import { AuthorityListFormPage, type ListValues, AuthorityListsPage } from './list-form.views.js';
import { AuthorityListPage } from './list-page.views.js';

const FIELDS = ['market', 'title', 'asOf', 'covers', 'whole', 'text'] as const;
const DONE = ['read', 'taken', 'settled'] as const;

/** Lists of codes that authorities publish: sent, looked at, taken over. */
@ApiExcludeController()
@Controller('console/authority-lists')
export class AuthorityListsConsoleController {
  constructor(
    private readonly lists: AuthorityListsService,
    private readonly queries: AuthorityListsQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Allow('authority-list:read')
  @Get()
  async all(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    const mayTake = can(actor, 'authority-list:take-over');
    return <AuthorityListsPage ctx={ctx} lists={await this.queries.all()} mayTake={mayTake} />;
  }

  @Allow('authority-list:take-over')
  @Get('new')
  form(@Ctx() ctx: PageContext) {
    const asOf = dayOf(this.clock.now(), this.config.registry.timeZone);
    return this.formPage(ctx, { asOf, covers: 'both' }, []);
  }

  @Allow('authority-list:take-over')
  @Limited('bulk-account')
  @Takes('table')
  @HttpCode(200)
  @Post()
  send(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() form: SentForm) {
    const typed = pickFields(form.fields, FIELDS);
    return answerForm(
      async () => {
        const { whole, text = '', ...fields } = typed;
        const input = await readInput(AuthorityListInput, fields);
        const file = form.uploads.get('file');
        if (file === undefined && text === '') throw Invalid.field('file', 'file-or-text');
        const id = await this.lists.read(
          actor,
          Object.assign(input, { whole: whole !== undefined }),
          file === undefined
            ? { name: words(ctx.lang).bulk.pasted, bytes: Buffer.from(text) }
            : { name: file.filename, bytes: file.data },
        );
        return redirect(`/console/authority-lists/${id}?done=read`);
      },
      (faults) => this.formPage(ctx, typed, faults),
    );
  }

  @Allow('authority-list:read')
  @Get(':id')
  one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query() query: AuthorityListQuery,
  ) {
    return this.page(actor, ctx, id, query, null, []);
  }

  @Allow('authority-list:take-over')
  @Post(':id/application')
  async apply(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const left = await this.lists.apply(actor, id, fieldOf(fields, 'names') !== undefined);
    return redirect(`/console/authority-lists/${id}?done=taken${left > 0 ? '&show=take' : ''}`);
  }

  @Allow('authority-list:take-over')
  @Post(':id/deletion')
  async drop(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.lists.drop(actor, id);
    return redirect('/console/authority-lists');
  }

  @Allow('authority-list:take-over')
  @HttpCode(200)
  @Post(':id/rows')
  settle(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const rowId = fieldOf(fields, 'row') ?? '';
    const shown = showOf(fieldOf(fields, 'show')) ?? 'open';
    return answerForm(
      async () => {
        if (rowId === '') throw Invalid.field('', 'required');
        if (!/^\d{1,18}$/.test(rowId)) throw new NotFound();
        if (fieldOf(fields, 'then') === 'dismiss') await this.lists.dismiss(actor, id, rowId);
        else await this.lists.link(actor, id, rowId, (fieldOf(fields, 'area') ?? '').slice(0, 200));
        return redirect(`/console/authority-lists/${id}?show=${shown}&done=settled`);
      },
      (faults) => {
        const query = Object.assign(new AuthorityListQuery(), { show: shown });
        const path = `/console/authority-lists/${id}?show=${shown}`;
        const tried = { rowId, area: fieldOf(fields, 'area') ?? '' };
        return this.page(actor, { ...ctx, path }, id, query, tried, faults);
      },
    );
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    query: AuthorityListQuery,
    tried: { readonly rowId: string; readonly area: string } | null,
    faults: readonly FieldFault[],
  ) {
    const list = await this.queries.get(id);
    const counts = await this.queries.counts(id);
    // What has to be looked at comes first.
    const show = showOf(query.show) ?? SHOWN.find((each) => counts[each] > 0) ?? 'open';
    const page = await this.queries.rows(actor, list, show, query);
    const done = new URLSearchParams(ctx.path.split('?')[1]).get('done');
    return (
      <AuthorityListPage
        ctx={ctx}
        list={list}
        counts={counts}
        show={show}
        page={page}
        mayTake={can(actor, 'authority-list:take-over')}
        tried={tried}
        done={DONE.find((each) => each === done) ?? null}
        faults={faults}
      />
    );
  }

  private formPage(ctx: PageContext, values: ListValues, faults: readonly FieldFault[]) {
    return (
      <AuthorityListFormPage ctx={ctx} values={values} markets={this.config.areas.markets} faults={faults} />
    );
  }
}

function showOf(text: string | undefined): Shown | null {
  return SHOWN.find((each) => each === text) ?? null;
}

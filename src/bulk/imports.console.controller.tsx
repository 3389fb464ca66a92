import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, Limited } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { Takes } from '../platform/http/body-rules.js';
import { FormBody, type FormFields, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { fieldOf } from '../platform/http/form.js';
import { Invalid } from '../platform/errors.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import { PlacesQueries } from '../places/places.queries.js';
import { XLSX_TYPE } from '../standards/tables/index.js';
import { isoDay } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { BulkKinds, columnsFor } from './bulk-kinds.js';
import { errorRows } from './error-sheet.js';
import { WORKING } from './import.entity.js';
import { ImportFormPage } from './import-form.views.js';
import { ImportPage } from './import-page.views.js';
import { ImportsPage } from './imports.views.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';
import { assertMayLoad } from './judge.service.js';
import { exportParts, plainParts, type SheetFormat, templateParts } from './sheets.js';

const SHOWN_ROWS = 50;
const PREVIEW_ROWS = 6;
const REFRESH_SECONDS = '2';

@ApiExcludeController()
@Controller('console/imports')
export class ImportsConsoleController {
  constructor(
    private readonly kinds: BulkKinds,
    private readonly imports: ImportsService,
    private readonly queries: ImportsQueries,
    private readonly places: PlacesQueries,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  @Allow('bulk:load')
  @Get()
  async list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    assertMayLoad(actor);
    return <ImportsPage ctx={ctx} kinds={this.kinds.for(actor)} recent={await this.queries.recent(actor)} />;
  }

  @Allow('bulk:load')
  @Get('of/:kind')
  form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('kind') name: string) {
    return this.formPage(actor, ctx, name, {}, []);
  }

  @Allow('bulk:load')
  @Limited('bulk-account')
  @Takes('table')
  @Post('of/:kind')
  send(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('kind') name: string,
    @FormBody() form: SentForm,
  ) {
    const kind = this.kinds.of(actor, name);
    return answerForm(
      async () => {
        const file = form.uploads.get('file');
        const pasted = fieldOf(form.fields, 'text') ?? '';
        if (file === undefined && pasted.trim() === '') throw Invalid.field('file', 'file-or-text');
        const id = await this.imports.begin(actor, {
          kind: kind.kind,
          fileName: file?.filename ?? words(ctx.lang).bulk.pasted,
          bytes: file?.data ?? Buffer.from(pasted),
          sample: form.fields['sample'] !== undefined,
        });
        return redirect(`/console/imports/${id}`);
      },
      (faults) => this.formPage(actor, ctx, name, form.fields, faults),
    );
  }

  @Allow('bulk:load')
  @Get('of/:kind/template')
  async template(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('kind') name: string,
    @Query('as') as?: string,
  ) {
    const kind = this.kinds.of(actor, name);
    const communes = await this.places.communesOf(this.province.code);
    const format = formatOf(as);
    const parts = templateParts(kind, columnsFor(kind, actor), ctx.lang, format, communes);
    return fileOf(parts, `${words(ctx.lang).bulk.fileName.template}-${kind.kind}`, format);
  }

  @Allow('bulk:load')
  @Limited('bulk-account')
  @Get('of/:kind/export')
  export(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('kind') name: string,
    @Query('as') as?: string,
  ) {
    assertMayLoad(actor);
    const kind = this.kinds.of(actor, name);
    const format = formatOf(as);
    const parts = exportParts(kind, columnsFor(kind, actor), ctx.lang, format, kind.rows(actor, ctx.lang));
    return fileOf(parts, `${kind.kind}-${isoDay(ctx.now, ctx.registry.timeZone)}`, format);
  }

  @Allow('bulk:load')
  @Get(':id')
  async one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.queries.get(actor, id);
    // Without script, too: whoever waits need not press anything.
    if (WORKING.includes(found.state)) void reply.header('refresh', REFRESH_SECONDS);
    return this.page(actor, ctx, id, []);
  }

  @Allow('bulk:load')
  @Get(':id/errors')
  async errors(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('as') as?: string,
  ) {
    const found = await this.queries.get(actor, id);
    const kind = this.kinds.of(actor, found.kind);
    const text = words(ctx.lang);
    const headings = await this.queries.headings(found);
    const rows = errorRows(this.queries, found, kind, ctx.lang);
    const format = formatOf(as);
    const parts = plainParts(
      text.bulk.dataSheet,
      format,
      [...found.mapping.map((_, place) => headings[place] ?? null), text.bulk.errorColumn],
      rows,
    );
    return fileOf(parts, `${text.bulk.fileName.errors}-${kind.kind}`, format);
  }

  @Allow('bulk:load')
  @Post(':id/columns')
  columns(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return this.step(actor, ctx, id, async () => {
      const { mapping } = await this.queries.get(actor, id);
      await this.imports.choose(actor, id, {
        mapping: mapping.map((_, place) => fieldOf(fields, `column-${place}`) ?? null),
        reading: fieldOf(fields, 'reading') ?? null,
        sheet: fieldOf(fields, 'sheet') ?? null,
      });
    });
  }

  @Allow('bulk:load')
  @Post(':id/load')
  load(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return this.step(actor, ctx, id, () =>
      this.imports.load(actor, id, modeOf(fields), fields['similar'] !== undefined),
    );
  }

  @Allow('bulk:load')
  @Post(':id/undo')
  undo(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    return this.step(actor, ctx, id, () => this.imports.undo(actor, id));
  }

  @Allow('bulk:load')
  @Post(':id/resume')
  resume(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    return this.step(actor, ctx, id, () => this.imports.resume(actor, id));
  }

  @Allow('bulk:load')
  @Post(':id/deletion')
  async discard(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.imports.discard(actor, id);
    return redirect('/console/imports');
  }

  private step(actor: Actor, ctx: PageContext, id: string, work: () => Promise<void>) {
    return answerForm(
      async () => {
        await work();
        return redirect(`/console/imports/${id}`);
      },
      (faults) => this.page(actor, ctx, id, faults),
    );
  }

  private formPage(
    actor: Actor,
    ctx: PageContext,
    name: string,
    fields: FormFields,
    faults: readonly FieldFault[],
  ) {
    assertMayLoad(actor);
    const kind = this.kinds.of(actor, name);
    const { text } = { text: fieldOf(fields, 'text') };
    return (
      <ImportFormPage
        ctx={ctx}
        kind={kind}
        columns={columnsFor(kind, actor)}
        pasted={text ?? ''}
        sample={fields['sample'] !== undefined}
        faults={faults}
      />
    );
  }

  private async page(actor: Actor, ctx: PageContext, id: string, faults: readonly FieldFault[]) {
    const found = await this.queries.get(actor, id);
    const kind = this.kinds.of(actor, found.kind);
    const troubled = await this.queries.rows(id, {
      limit: SHOWN_ROWS,
      verdicts: ['bad', 'failed', 'similar', 'same', 'kept'],
    });
    return (
      <ImportPage
        ctx={ctx}
        found={found}
        kind={kind}
        columns={columnsFor(kind, actor)}
        headings={await this.queries.headings(found)}
        preview={await this.queries.rows(id, { limit: PREVIEW_ROWS })}
        troubled={troubled}
        faultCounts={await this.queries.faults(id)}
        faults={faults}
      />
    );
  }
}

function modeOf(fields: FormFields): 'all' | 'good' {
  const mode = fieldOf(fields, 'mode');
  if (mode === 'all' || mode === 'good') return mode;
  throw Invalid.field('mode', 'required-choice');
}

function formatOf(as: string | undefined): SheetFormat {
  return as === 'csv' ? 'csv' : 'xlsx';
}

function fileOf(
  parts: AsyncIterable<Uint8Array | string>,
  name: string,
  format: SheetFormat,
): StreamableFile {
  return new StreamableFile(Readable.from(parts), {
    type: format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE,
    disposition: `attachment; filename="${name}.${format}"`,
  });
}

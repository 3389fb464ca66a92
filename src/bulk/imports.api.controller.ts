import { Body, createParamDecorator, type ExecutionContext, Param, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor, Limited } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { BadRequest, type FieldFault } from '../platform/errors.js';
import { ApiCreate, ApiFeature, ApiRead, ApiRemove, ApiStep } from '../platform/http/api-routes.js';
import { Takes } from '../platform/http/body-rules.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { XLSX_TYPE } from '../standards/tables/index.js';
import type { Lang, PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { BulkKinds, columnsFor } from './bulk-kinds.js';
import { rowFaultText } from './fault-sentence.js';
import type { Import } from './import.entity.js';
import {
  ColumnsDto,
  ImportDto,
  ImportListDto,
  LoadDto,
  SendSheetQuery,
  SheetErrorsDto,
  SheetErrorsQuery,
  SheetKindsDto,
} from './imports.dto.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';
import { assertMayLoad } from './judge.service.js';

/** The sheet such a route was sent. @throws BadRequest for a body of another kind. */
const SheetBody = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!Buffer.isBuffer(body)) throw new BadRequest('sheet-body-needed', 415);
  return body;
});

/** What the pages for sheets do, for programs: sent, tried, shown row by row, loaded when somebody says so, taken back. */
@ApiFeature('imports', 'api/v1/imports')
export class ImportsApiController {
  constructor(
    private readonly kinds: BulkKinds,
    private readonly imports: ImportsService,
    private readonly queries: ImportsQueries,
  ) {}

  @ApiRead('/', ImportListDto, 'Sheets that were sent lately with this account, the latest first')
  @Allow('bulk:load')
  async list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext): Promise<ImportListDto> {
    assertMayLoad(actor);
    return { items: (await this.queries.recent(actor)).map((each) => toDto(each, ctx.lang)) };
  }

  @ApiRead('kinds', SheetKindsDto, 'What sheets may be of, and their columns')
  @Allow('bulk:load')
  ofWhat(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext): SheetKindsDto {
    assertMayLoad(actor);
    return {
      items: this.kinds.for(actor).map((kind) => {
        const heads = kind.words(words(ctx.lang)).columns;
        return {
          kind: kind.kind,
          columns: columnsFor(kind, actor).map(({ key, required = false }) => ({
            key,
            heading: heads[key]?.head ?? key,
            required,
          })),
        };
      }),
    };
  }

  @ApiCreate('of/:kind', ImportDto, {
    summary: 'Send a sheet as the body: XLSX, CSV or tab-separated text, at most 20 MB and 10,000 rows',
    description:
      'It is tried, row by row; nothing is made before it is loaded. Ask for it again until its state is checked.',
  })
  @ApiConsumes(XLSX_TYPE, 'text/csv', 'text/tab-separated-values')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Takes('table')
  @Limited('bulk-account')
  @Allow('bulk:load')
  async send(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('kind') kind: string,
    @Query() { fileName, sample }: SendSheetQuery,
    @SheetBody() bytes: Buffer,
  ): Promise<ImportDto> {
    const id = await this.imports.begin(actor, {
      kind,
      fileName: fileName ?? '',
      bytes,
      sample: sample === 'true',
    });
    return this.answer(actor, ctx, id);
  }

  @ApiRead(':id', ImportDto, 'How far a sheet has come')
  @Allow('bulk:load')
  one(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    return this.answer(actor, ctx, id);
  }

  @ApiRead(':id/errors', SheetErrorsDto, 'Rows that are not good, with what is wrong in which column')
  @Allow('bulk:load')
  async errors(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query() { after, limit }: SheetErrorsQuery,
  ): Promise<SheetErrorsDto> {
    await this.queries.get(actor, id); // another's is not there
    const rows = await this.queries.rows(id, {
      after,
      limit,
      verdicts: ['bad', 'failed', 'same', 'similar', 'kept'],
    });
    return {
      items: rows.map(({ line, verdict, faults }) => ({
        line,
        verdict,
        faults: faults.map((fault) => faultOf(fault, ctx.lang)),
      })),
      next: rows.length < limit ? null : (rows.at(-1)?.line ?? null),
    };
  }

  @ApiStep(
    ':id/columns',
    ImportDto,
    'Say what the columns hold, or how the file is to be read; it is tried anew',
  )
  @Allow('bulk:load')
  async columns(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Body() { mapping, reading, sheet }: ColumnsDto,
  ): Promise<ImportDto> {
    await this.imports.choose(actor, id, {
      mapping,
      reading: reading ?? null,
      sheet: sheet ?? null,
    });
    return this.answer(actor, ctx, id);
  }

  @ApiStep(':id/loading', ImportDto, 'Confirm it: make what its rows say')
  @Allow('bulk:load')
  async load(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Body() { mode, similar = false }: LoadDto,
  ): Promise<ImportDto> {
    await this.imports.load(actor, id, mode, similar);
    return this.answer(actor, ctx, id);
  }

  @ApiStep(
    ':id/undoing',
    ImportDto,
    'Take back what was made of it; what something refers to or has changed stays',
  )
  @Allow('bulk:load')
  async undo(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    await this.imports.undo(actor, id);
    return this.answer(actor, ctx, id);
  }

  @ApiStep(':id/resumption', ImportDto, 'Go on with work that stopped with its server')
  @Allow('bulk:load')
  async resume(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    await this.imports.resume(actor, id);
    return this.answer(actor, ctx, id);
  }

  @ApiRemove(':id', 'Remove what was sent; what was made of it stays')
  @Allow('bulk:load')
  async discard(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.imports.discard(actor, id);
  }

  private async answer(actor: Actor, ctx: PageContext, id: string): Promise<ImportDto> {
    return toDto(await this.queries.get(actor, id), ctx.lang);
  }
}

function toDto(found: Import, lang: Lang): ImportDto {
  const { id, kind, fileName, state, sample, total, done, counts, reading, sheet, sheets, mapping } = found;
  const fault = found.fault === null ? null : faultOf(found.fault, lang);
  const { createdAt, loadedAt } = found;
  return {
    ...{ id, kind, fileName, state, sample, total, done, counts, reading, sheet, sheets, mapping },
    ...{ fault, createdAt, loadedAt },
  };
}

function faultOf(fault: FieldFault, lang: Lang) {
  return { path: fault.path, code: fault.code, message: rowFaultText(words(lang), fault) };
}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { Invalid, type FieldFault } from '../platform/errors.js';
import { PageWithStatus, redirect } from '../platform/http/answers.js';
import { ListExports } from '../audit/list-exports.service.js';
import { fileForm, listAnswer } from '../platform/http/list-answer.js';
import { auditList } from './audit-entries.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { readInput } from '../platform/http/validation.js';
import type { PageContext } from '../ui/page-context.js';
import { AuditQuery } from './audit.dto.js';
import { LogReader } from './log-reader.js';
import { AuditQueries } from './audit.queries.js';
import { AuditPageView } from './audit.views.js';

@ApiExcludeController()
@Allow('audit:read')
@Controller('console/audit')
export class AuditController {
  constructor(
    private readonly queries: AuditQueries,
    private readonly exports: ListExports,
  ) {}

  /** A filter that cannot be read leaves the filters as they were typed, with the fault beside its field. */
  @Get()
  async page(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() asked: Record<string, unknown>) {
    try {
      const query = await readInput(AuditQuery, withoutLayout(asked));
      if (fileForm(ctx) !== null) return await this.file(actor, ctx, query);
      return await this.draw(actor, ctx, query, asked, []);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return new PageWithStatus(await this.draw(actor, ctx, null, asked, error.faults), 422);
    }
  }

  private file(actor: Actor, ctx: PageContext, query: AuditQuery) {
    const reader = new LogReader(ctx.lang, ctx.registry.timeZone);
    return listAnswer(
      ctx,
      auditList({ ctx, reader, names: new Map() }),
      (part) => this.queries.list(actor, Object.assign({}, query, part)),
      () => redirect('/console/audit'),
      {
        specOf: async ({ items }) =>
          auditList({ ctx, reader, names: await this.queries.names(reader, items) }),
        onFile: (form) => this.exports.record(actor, 'entries', form, query),
      },
    );
  }

  private async draw(
    actor: Actor,
    ctx: PageContext,
    query: AuditQuery | null,
    asked: Readonly<Record<string, unknown>>,
    faults: readonly FieldFault[],
  ) {
    const [choices, page] = await Promise.all([
      this.queries.choices(),
      query === null ? { items: [], next: null } : this.queries.list(actor, query),
    ]);
    const reader = new LogReader(ctx.lang, ctx.registry.timeZone);
    const typed = Object.fromEntries(
      Object.entries(asked).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    return (
      <AuditPageView
        ctx={ctx}
        reader={reader}
        names={await this.queries.names(reader, page.items)}
        page={page}
        typed={typed}
        choices={choices}
        faults={faults}
      />
    );
  }
}

/** Which columns, in what form: no filter. */
function withoutLayout(asked: Readonly<Record<string, unknown>>): object {
  const { as: _as, col: _col, ...filters } = asked;
  return filters;
}

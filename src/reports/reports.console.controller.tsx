import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { ListExports } from '../audit/list-exports.service.js';
import { listAnswer } from '../platform/http/list-answer.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { FormBody, type FormFields, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput, versionOf } from '../platform/http/validation.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { AnswerDto, ReportListDto } from './reports.dto.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';
import { reportList, ReportsPage } from './report-list.views.js';
import { type ReportDone, ReportPage } from './reports.views.js';

const DONE: readonly ReportDone[] = ['taken', 'answered', 'closed'];

@ApiExcludeController()
@Controller('console/reports')
export class ReportsConsoleController {
  constructor(
    private readonly reports: ReportsService,
    private readonly queries: ReportsQueries,
    private readonly exports: ListExports,
  ) {}

  @Allow('report:read')
  @Get()
  list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: ReportListDto) {
    const view = query.view ?? 'open';
    return listAnswer(
      ctx,
      reportList(ctx, view),
      (part) => this.queries.list(actor, Object.assign({}, query, part)),
      (page) => <ReportsPage ctx={ctx} page={page} view={view} />,
      { onFile: (form) => this.exports.record(actor, 'reports', form, query) },
    );
  }

  @Allow('report:read')
  @Get(':id')
  one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('done') done?: string,
  ) {
    return this.page(actor, ctx, id, DONE.find((key) => key === done) ?? null, [], null);
  }

  @Allow('report:handle')
  @Post(':id/take')
  async take(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.reports.take(actor, id);
    return redirect(`/console/reports/${id}?done=taken`);
  }

  @Allow('report:handle')
  @Post(':id/answer')
  answer(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        const { answer } = await readInput(AnswerDto, pickFields(fields, ['answer']));
        await this.reports.answer(actor, id, versionOf(fields), answer);
        return redirect(`/console/reports/${id}?done=answered`);
      },
      (faults) => this.page(actor, ctx, id, null, faults, fields),
    );
  }

  @Allow('report:handle')
  @Post(':id/close')
  async close(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.reports.close(actor, id);
    return redirect(`/console/reports/${id}?done=closed`);
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    done: ReportDone | null,
    faults: readonly FieldFault[],
    fields: FormFields | null,
  ) {
    const report = await this.queries.get(actor, id);
    return (
      <ReportPage
        ctx={ctx}
        report={report}
        mayHandle={can(actor, 'report:handle')}
        done={done}
        faults={faults}
        answer={fields === null ? report.answer : (pickFields(fields, ['answer'])['answer'] ?? '')}
      />
    );
  }
}

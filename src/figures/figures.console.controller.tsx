import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { fileForm, tableFile } from '../platform/http/list-answer.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { figureRows } from './figures-file.js';
import { FiguresQuery } from './figures.dto.js';
import { FiguresQueries } from './figures.queries.js';
import { FiguresPage } from './figures.views.js';
import { seesOfficers } from './sees-officers.js';
import { periodsOf, readPeriod } from './period.js';

@ApiExcludeController()
@Controller('console/figures')
export class FiguresConsoleController {
  constructor(private readonly queries: FiguresQueries) {}

  @Allow('figures:read')
  @Get()
  async page(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: FiguresQuery) {
    const { by = 'kind', period: asked } = query;
    const today = this.queries.today();
    const read = readPeriod(asked ?? '');
    const period = read ?? readPeriod(periodsOf(today).month);
    if (period === null) throw new RangeError('the clock is outside the calendar');
    const figures = await this.queries.of(actor, period, by, seesOfficers(actor));
    const form = fileForm(ctx);
    if (form !== null) {
      const rows = figureRows(ctx, period.name, by, figures);
      return tableFile(ctx, form, `figures-${period.name}`, words(ctx.lang).figures.menu, rows);
    }
    const unreadable = asked !== undefined && read === null;
    return (
      <FiguresPage
        ctx={ctx}
        period={period}
        by={by}
        figures={figures}
        today={today}
        unreadable={unreadable}
      />
    );
  }
}

import { Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { Invalid } from '../platform/errors.js';
import { ApiFeature, ApiRead } from '../platform/http/api-routes.js';
import { FiguresDto, FiguresQuery } from './figures.dto.js';
import { FiguresQueries } from './figures.queries.js';
import { onTimePercent } from './on-time.js';
import { periodsOf, readPeriod } from './period.js';
import { seesOfficers } from './sees-officers.js';

@ApiFeature('figures', 'api/v1/figures')
export class FiguresApiController {
  constructor(private readonly queries: FiguresQueries) {}

  @ApiRead('/', FiguresDto, {
    summary: 'What came in and was decided in a period',
    description:
      'Within the units of the official. Closed months are read as they were closed and corrected.',
  })
  @Allow('figures:read')
  async get(@CurrentActor() actor: Actor, @Query() query: FiguresQuery): Promise<FiguresDto> {
    const { by = 'kind' } = query;
    const period = readPeriod(query.period ?? periodsOf(this.queries.today()).month);
    if (period === null) throw Invalid.field('period', 'period-unreadable');
    const { rows, total, asOf, closed } = await this.queries.of(actor, period, by, seesOfficers(actor));
    const percent = onTimePercent(total.onTime, total.decided);
    return { period: period.name, by, rows, total, onTimePercent: percent, asOf, closed };
  }
}

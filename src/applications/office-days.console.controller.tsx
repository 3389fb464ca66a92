import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import { isoDay } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { OfficeDayDto } from './duty.dto.js';
import { OfficeCalendars } from './office-calendar.service.js';
import { OfficeDaysPage } from './office-days.views.js';

/** The administrator's: on which days the office rests. */
@ApiExcludeController()
@Allow('office-day:manage')
@Controller('console/office-days')
export class OfficeDaysConsoleController {
  constructor(
    private readonly calendars: OfficeCalendars,
    private readonly clock: Clock,
  ) {}

  @Get()
  page(@Ctx() ctx: PageContext, @Query('year') year?: unknown) {
    return this.draw(ctx, typeof year === 'string' ? year : '', {}, []);
  }

  @Post()
  put(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const values = pickFields(fields, ['day', 'kind', 'name']);
    return answerForm(
      async () => {
        const { day, kind, name } = await readInput(OfficeDayDto, values);
        await this.calendars.put(actor, { day, worked: kind === 'worked', name });
        return redirect(`/console/office-days?year=${day.slice(0, 4)}`);
      },
      (faults) => this.draw(ctx, (values['day'] ?? '').slice(0, 4), values, faults),
    );
  }

  @Post(':day/removal')
  async remove(@CurrentActor() actor: Actor, @Param('day') day: string) {
    await this.calendars.remove(actor, day);
    return redirect(`/console/office-days?year=${day.slice(0, 4)}`);
  }

  private async draw(
    ctx: PageContext,
    asked: string,
    values: Readonly<Record<string, string | undefined>>,
    faults: readonly FieldFault[],
  ) {
    const today = isoDay(this.clock.now(), ctx.registry.timeZone);
    const year = Number(/^(19|20|21)\d\d$/.test(asked) ? asked : today.slice(0, 4));
    return (
      <OfficeDaysPage
        ctx={ctx}
        year={year}
        days={await this.calendars.year(year)}
        values={values}
        faults={faults}
      />
    );
  }
}

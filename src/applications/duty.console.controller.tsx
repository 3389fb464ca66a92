import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import type { PageContext } from '../ui/page-context.js';
import { AbsenceDto, ConflictDto } from './duty.dto.js';
import { DutyPage, type DutyPageProps } from './duty.views.js';
import { OfficialsDuty } from './officials-duty.service.js';

/** An official's own: what keeps from dossiers. */
@ApiExcludeController()
@Allow('application:inspect')
@Controller('console/duty')
export class DutyConsoleController {
  constructor(private readonly duty: OfficialsDuty) {}

  @Get()
  page(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query('moved') moved?: unknown) {
    const count = typeof moved === 'string' && /^\d{1,6}$/.test(moved) ? Number(moved) : null;
    return this.draw(actor, ctx, { moved: count });
  }

  @Post('conflicts')
  conflict(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const values = pickFields(fields, ['taxCode', 'reason']);
    return answerForm(
      async () => {
        await this.duty.declareConflict(actor, await readInput(ConflictDto, values));
        return redirect('/console/duty');
      },
      (faults) => this.draw(actor, ctx, { values, faults }),
    );
  }

  @Post('conflicts/:id/end')
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) businessId: string) {
    await this.duty.withdrawConflict(actor, businessId);
    return redirect('/console/duty');
  }

  @Post('absences')
  absence(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const values = pickFields(fields, ['firstDay', 'lastDay']);
    return answerForm(
      async () => {
        const moved = await this.duty.addAbsence(actor, await readInput(AbsenceDto, values));
        return redirect(`/console/duty?moved=${moved}`);
      },
      (faults) => this.draw(actor, ctx, { values, faults }),
    );
  }

  @Post('absences/:id/removal')
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.duty.removeAbsence(actor, id);
    return redirect('/console/duty');
  }

  private async draw(
    actor: Actor,
    ctx: PageContext,
    shown: Pick<DutyPageProps, 'values' | 'faults' | 'moved'>,
  ) {
    const [conflicts, absences] = await Promise.all([this.duty.conflicts(actor), this.duty.absences()]);
    return <DutyPage ctx={ctx} ownId={actor.userId} conflicts={conflicts} absences={absences} {...shown} />;
  }
}

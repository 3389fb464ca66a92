import { Controller, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { redirect } from '../platform/http/answers.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import { AssignmentDto, FieldCheckDto, FieldReportDto } from './dossier-work.dto.js';
import { BY_LOT, DossierWork } from './dossier-work.service.js';

@ApiExcludeController()
@Controller('console/applications')
export class DossierWorkConsoleController {
  constructor(private readonly work: DossierWork) {}

  @Allow('application:assign')
  @Post(':id/assignment')
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const { officialId = '' } = pickFields(fields, ['officialId']);
    if (officialId === BY_LOT) await this.work.assign(actor, id, { random: true });
    else {
      const input = await readInput(AssignmentDto, officialId === '' ? {} : { officialId });
      await this.work.assign(actor, id, { officialId: input.officialId ?? null });
    }
    return redirect(`/console/applications/${id}?done=assigned`);
  }

  @Allow('application:decide')
  @Post(':id/field-check')
  async order(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const { words } = await readInput(FieldCheckDto, pickFields(fields, ['words']));
    await this.work.orderFieldCheck(actor, id, words ?? null);
    return redirect(`/console/applications/${id}?done=ordered`);
  }

  @Allow('application:inspect')
  @Post(':id/field-report')
  async report(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const { reason } = await readInput(FieldReportDto, pickFields(fields, ['reason']));
    await this.work.reportFieldCheck(actor, id, reason);
    return redirect(`/console/applications/${id}?done=reported`);
  }
}

import { Body, Param } from '@nestjs/common';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiFeature, ApiStep } from '../platform/http/api-routes.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { ApplicationDto, type ApplicationView } from './applications.dto.js';
import { ApplicationsQueries } from './applications.queries.js';
import { AssignmentDto, FieldCheckDto, FieldReportDto } from './dossier-work.dto.js';
import { DossierWork } from './dossier-work.service.js';

@ApiFeature('applications', 'api/v1/applications')
export class DossierWorkApiController {
  constructor(
    private readonly work: DossierWork,
    private readonly queries: ApplicationsQueries,
  ) {}

  @ApiStep(':id/assignment', ApplicationDto, 'Give a dossier to an official, by name or by lot')
  @Allow('application:assign')
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { officialId = null, random }: AssignmentDto,
  ): Promise<ApplicationView> {
    await this.work.assign(actor, id, random === true ? { random } : { officialId });
    return this.queries.get(actor, id);
  }

  @ApiStep(
    ':id/field-check',
    ApplicationDto,
    'Order a visit; the dossier is not approved before what was found is recorded',
  )
  @Allow('application:decide')
  async order(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { words }: FieldCheckDto,
  ): Promise<ApplicationView> {
    await this.work.orderFieldCheck(actor, id, words ?? null);
    return this.queries.get(actor, id);
  }

  @ApiStep(':id/field-report', ApplicationDto, 'Record what was found on a visit')
  @Allow('application:inspect')
  async report(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: FieldReportDto,
  ): Promise<ApplicationView> {
    await this.work.reportFieldCheck(actor, id, reason);
    return this.queries.get(actor, id);
  }
}

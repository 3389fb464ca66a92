import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { ApplicationDto, type ApplicationView } from './applications.dto.js';
import { ApplicationsQueries } from './applications.queries.js';
import { AssignmentDto, FieldCheckDto, FieldReportDto } from './dossier-work.dto.js';
import { DossierWork } from './dossier-work.service.js';

@ApiTags('applications')
@ApiBearerAuth('api-key')
@Controller('api/v1/applications')
export class DossierWorkApiController {
  constructor(
    private readonly work: DossierWork,
    private readonly queries: ApplicationsQueries,
  ) {}

  @Post(':id/assignment')
  @HttpCode(200)
  @Allow('application:assign')
  @ApiOperation({ summary: 'Give a dossier to an official, by name or by lot' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiBody({ type: AssignmentDto })
  @ApiOkResponse({ type: ApplicationDto })
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { officialId = null, random }: AssignmentDto,
  ): Promise<ApplicationView> {
    await this.work.assign(actor, id, random === true ? { random } : { officialId });
    return this.queries.get(actor, id);
  }

  @Post(':id/field-check')
  @HttpCode(200)
  @Allow('application:decide')
  @ApiOperation({ summary: 'Order a visit; the dossier is not approved before what was found is recorded' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiBody({ type: FieldCheckDto })
  @ApiOkResponse({ type: ApplicationDto })
  async order(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { words }: FieldCheckDto,
  ): Promise<ApplicationView> {
    await this.work.orderFieldCheck(actor, id, words ?? null);
    return this.queries.get(actor, id);
  }

  @Post(':id/field-report')
  @HttpCode(200)
  @Allow('application:inspect')
  @ApiOperation({ summary: 'Record what was found on a visit' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiBody({ type: FieldReportDto })
  @ApiOkResponse({ type: ApplicationDto })
  async report(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: FieldReportDto,
  ): Promise<ApplicationView> {
    await this.work.reportFieldCheck(actor, id, reason);
    return this.queries.get(actor, id);
  }
}

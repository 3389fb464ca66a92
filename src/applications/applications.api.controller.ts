import { Body, Param, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiFeature, ApiRead, ApiStep } from '../platform/http/api-routes.js';
import type { Page } from '../platform/http/cursor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import {
  ApplicationDto,
  ApplicationListDto,
  ApplicationListQuery,
  ApplicationStepListDto,
  DecisionDto,
  type ApplicationView,
} from './applications.dto.js';
import { ApplicationsQueries, type HistoryEntry } from './applications.queries.js';
import { ApplicationsService, toDecisionInput } from './applications.service.js';

@ApiFeature('applications', 'api/v1/applications')
export class ApplicationsApiController {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly queries: ApplicationsQueries,
  ) {}

  @ApiRead('/', ApplicationListDto, 'Dossiers: all of them for officials, the own ones for a business')
  @Allow('application:read')
  list(@CurrentActor() actor: Actor, @Query() query: ApplicationListQuery): Promise<Page<ApplicationView>> {
    return this.queries.list(actor, query);
  }

  @ApiRead(':id', ApplicationDto, 'One dossier')
  @Allow('application:read')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ApplicationView> {
    return this.queries.get(actor, id);
  }

  @ApiStep(':id/decision', ApplicationDto, 'Decide a dossier, once')
  @Allow('application:decide')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: DecisionDto,
  ): Promise<ApplicationView> {
    await this.applications.decide(actor, id, toDecisionInput(input));
    return this.queries.get(actor, id);
  }

  @ApiStep(':id/withdrawal', ApplicationDto, 'Take a dossier back; what it is about is a draft again')
  @Allow('application:withdraw')
  async withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ApplicationView> {
    await this.applications.withdraw(actor, id);
    return this.queries.get(actor, id);
  }

  @ApiRead(':id/steps', ApplicationStepListDto, 'What happened to a dossier, step by step')
  @Allow('application:read')
  async steps(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<{ items: readonly HistoryEntry[] }> {
    await this.queries.get(actor, id);
    return { items: await this.queries.history(id) };
  }
}

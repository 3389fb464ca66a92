import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
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

@ApiTags('applications')
@ApiBearerAuth('api-key')
@Controller('api/v1/applications')
export class ApplicationsApiController {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly queries: ApplicationsQueries,
  ) {}

  @Get()
  @Allow('application:read')
  @ApiOperation({ summary: 'Dossiers: all of them for officials, the own ones for a business' })
  @ApiOkResponse({ type: ApplicationListDto })
  list(@CurrentActor() actor: Actor, @Query() query: ApplicationListQuery): Promise<Page<ApplicationView>> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Allow('application:read')
  @ApiOperation({ summary: 'One dossier' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: ApplicationDto })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ApplicationView> {
    return this.queries.get(actor, id);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Allow('application:decide')
  @ApiOperation({ summary: 'Decide a dossier, once' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiBody({ type: DecisionDto })
  @ApiOkResponse({ type: ApplicationDto })
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: DecisionDto,
  ): Promise<ApplicationView> {
    await this.applications.decide(actor, id, toDecisionInput(input));
    return this.queries.get(actor, id);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Allow('application:withdraw')
  @ApiOperation({ summary: 'Take a dossier back; what it is about is a draft again' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: ApplicationDto })
  async withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ApplicationView> {
    await this.applications.withdraw(actor, id);
    return this.queries.get(actor, id);
  }

  @Get(':id/steps')
  @Allow('application:read')
  @ApiOperation({ summary: 'What happened to a dossier, step by step' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: ApplicationStepListDto })
  async steps(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<{ items: readonly HistoryEntry[] }> {
    await this.queries.get(actor, id);
    return { items: await this.queries.history(id) };
  }
}

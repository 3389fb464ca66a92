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
  DecisionDto,
  type ApplicationView,
} from './applications.dto.js';
import { ApplicationsQueries } from './applications.queries.js';
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
}

import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { SuspensionDto } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import type { Page } from '../platform/http/cursor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { IfMatch, type Versions } from '../platform/http/if-match.js';
import {
  GrowingAreaChangeDto,
  GrowingAreaDto,
  GrowingAreaInputDto,
  GrowingAreaPageDto,
  GrowingAreaListQuery,
} from './growing-areas.dto.js';
import { GrowingAreasQueries, type GrowingAreaView } from './growing-areas.queries.js';
import { GrowingAreasService } from './growing-areas.service.js';
import { Takes } from '../platform/http/body-rules.js';

@ApiTags('growing-areas')
@ApiBearerAuth('api-key')
@Controller('api/v1/growing-areas')
export class GrowingAreasApiController {
  constructor(
    private readonly areas: GrowingAreasService,
    private readonly queries: GrowingAreasQueries,
  ) {}

  @ApiOperation({ summary: 'Declare a growing area of the own business' })
  @ApiCreatedResponse({ type: GrowingAreaDto })
  @Allow('growing-area:write')
  @Takes('boundary')
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: GrowingAreaInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GrowingAreaView> {
    const { id } = await this.areas.create(actor, input);
    void reply.header('location', `/api/v1/growing-areas/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Growing areas of the own business; an official reads all' })
  @ApiOkResponse({ type: GrowingAreaPageDto })
  @Allow('growing-area:read')
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: GrowingAreaListQuery): Promise<Page<GrowingAreaView>> {
    return this.queries.list(actor, query);
  }

  @ApiOperation({ summary: 'One growing area with its boundary' })
  @ApiOkResponse({ type: GrowingAreaDto })
  @Allow('growing-area:read')
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<GrowingAreaView> {
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Change a growing area that has no code yet' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read.', example: '"1"' })
  @ApiOkResponse({ type: GrowingAreaDto })
  @Allow('growing-area:write')
  @Takes('boundary')
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() input: GrowingAreaChangeDto,
  ): Promise<GrowingAreaView> {
    await this.areas.edit(actor, id, version, input);
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Send a growing area to the office, which gives the code' })
  @ApiOkResponse({ type: GrowingAreaDto })
  @Allow('growing-area:write')
  @HttpCode(200)
  @Post(':id/submission')
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<GrowingAreaView & { readonly reference: string }> {
    const { reference } = await this.areas.submit(actor, id);
    return { ...(await this.queries.get(actor, id)), reference };
  }

  @ApiOperation({ summary: 'Suspend the code of a growing area' })
  @ApiOkResponse({ type: GrowingAreaDto })
  @Allow('growing-area:suspend')
  @HttpCode(200)
  @Post(':id/suspension')
  async suspend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() cause: SuspensionDto,
  ): Promise<GrowingAreaView> {
    await this.areas.suspend(actor, id, cause);
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'End the suspension' })
  @ApiOkResponse({ type: GrowingAreaDto })
  @Allow('growing-area:suspend')
  @HttpCode(200)
  @Post(':id/resumption')
  async resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<GrowingAreaView> {
    await this.areas.resume(actor, id);
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Delete a draft' })
  @ApiNoContentResponse()
  @Allow('growing-area:write')
  @HttpCode(204)
  @Delete(':id')
  async delete(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.areas.delete(actor, id);
  }
}

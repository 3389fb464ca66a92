import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
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
import { LotChangeDto, LotDetailDto, LotInputDto, LotPageDto, LotListQuery } from './lots.dto.js';
import { type LotDetail, LotsQueries, type LotView } from './lots.queries.js';
import { LotsService } from './lots.service.js';

@ApiTags('lots')
@ApiBearerAuth('api-key')
@Controller('api/v1/lots')
export class LotsApiController {
  constructor(
    private readonly lots: LotsService,
    private readonly queries: LotsQueries,
  ) {}

  @ApiOperation({ summary: 'Open a lot of an approved product' })
  @ApiCreatedResponse({ type: LotDetailDto })
  @Allow('lot:write')
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: LotInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LotDetail> {
    const { id } = await this.lots.create(actor, input);
    void reply.header('location', `/api/v1/lots/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Lots of the own business; an official reads all' })
  @ApiOkResponse({ type: LotPageDto })
  @Allow('lot:read')
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: LotListQuery): Promise<Page<LotView>> {
    return this.queries.list(actor, query);
  }

  @ApiOperation({ summary: 'One lot' })
  @ApiOkResponse({ type: LotDetailDto })
  @Allow('lot:read')
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<LotDetail> {
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Change an open lot' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read.', example: '"1"' })
  @ApiOkResponse({ type: LotDetailDto })
  @Allow('lot:write')
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() input: LotChangeDto,
  ): Promise<LotDetail> {
    await this.lots.edit(actor, id, version, input);
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Put a lot on sale, or end its hold; it needs a recorded harvest' })
  @ApiOkResponse({ type: LotDetailDto })
  @Allow('lot:hold')
  @HttpCode(200)
  @Post(':id/release')
  async release(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<LotDetail> {
    await this.lots.release(actor, id);
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Hold a lot on sale; whoever scans its code reads the reason' })
  @ApiOkResponse({ type: LotDetailDto })
  @Allow('lot:hold')
  @HttpCode(200)
  @Post(':id/hold')
  async hold(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() cause: SuspensionDto,
  ): Promise<LotDetail> {
    await this.lots.hold(actor, id, cause);
    return this.queries.get(actor, id);
  }
}

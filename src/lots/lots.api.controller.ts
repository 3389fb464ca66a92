import { Body, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { SuspensionDto } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import { ApiChange, ApiCreate, ApiFeature, ApiRead, ApiStep } from '../platform/http/api-routes.js';
import type { Page } from '../platform/http/cursor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { IfMatch, type Versions } from '../platform/http/if-match.js';
import { LotChangeDto, LotDetailDto, LotInputDto, LotPageDto, LotListQuery } from './lots.dto.js';
import { type LotDetail, LotsQueries, type LotView } from './lots.queries.js';
import { LotsService } from './lots.service.js';

@ApiFeature('lots', 'api/v1/lots')
export class LotsApiController {
  constructor(
    private readonly lots: LotsService,
    private readonly queries: LotsQueries,
  ) {}

  @ApiCreate('/', LotDetailDto, 'Open a lot of an approved product')
  @Allow('lot:write')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: LotInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LotDetail> {
    const { id } = await this.lots.create(actor, input);
    void reply.header('location', `/api/v1/lots/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiRead('/', LotPageDto, 'Lots of the own business; an official reads all')
  @Allow('lot:read')
  list(@CurrentActor() actor: Actor, @Query() query: LotListQuery): Promise<Page<LotView>> {
    return this.queries.list(actor, query);
  }

  @ApiRead(':id', LotDetailDto, 'One lot')
  @Allow('lot:read')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<LotDetail> {
    return this.queries.get(actor, id);
  }

  @ApiChange(':id', LotDetailDto, 'Change an open lot')
  @Allow('lot:write')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() input: LotChangeDto,
  ): Promise<LotDetail> {
    await this.lots.edit(actor, id, version, input);
    return this.queries.get(actor, id);
  }

  @ApiStep(':id/release', LotDetailDto, 'Put a lot on sale, or end its hold; it needs a recorded harvest')
  @Allow('lot:hold')
  async release(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<LotDetail> {
    await this.lots.release(actor, id);
    return this.queries.get(actor, id);
  }

  @ApiStep(':id/hold', LotDetailDto, 'Hold a lot on sale; whoever scans its code reads the reason')
  @Allow('lot:hold')
  async hold(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() cause: SuspensionDto,
  ): Promise<LotDetail> {
    await this.lots.hold(actor, id, cause);
    return this.queries.get(actor, id);
  }
}

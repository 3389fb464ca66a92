import { Body, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { SuspensionDto } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import {
  ApiChange,
  ApiCreate,
  ApiFeature,
  ApiRead,
  ApiRemove,
  ApiStep,
} from '../platform/http/api-routes.js';
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

@ApiFeature('growing-areas', 'api/v1/growing-areas')
export class GrowingAreasApiController {
  constructor(
    private readonly areas: GrowingAreasService,
    private readonly queries: GrowingAreasQueries,
  ) {}

  @ApiCreate('/', GrowingAreaDto, 'Declare a growing area of the own business')
  @Allow('growing-area:write')
  @Takes('boundary')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: GrowingAreaInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GrowingAreaView> {
    const { id } = await this.areas.create(actor, input);
    void reply.header('location', `/api/v1/growing-areas/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiRead('/', GrowingAreaPageDto, 'Growing areas of the own business; an official reads all')
  @Allow('growing-area:read')
  list(@CurrentActor() actor: Actor, @Query() query: GrowingAreaListQuery): Promise<Page<GrowingAreaView>> {
    return this.queries.list(actor, query);
  }

  @ApiRead(':id', GrowingAreaDto, 'One growing area with its boundary')
  @Allow('growing-area:read')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<GrowingAreaView> {
    return this.queries.get(actor, id);
  }

  @ApiChange(':id', GrowingAreaDto, 'Change a growing area that has no code yet')
  @Allow('growing-area:write')
  @Takes('boundary')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() input: GrowingAreaChangeDto,
  ): Promise<GrowingAreaView> {
    await this.areas.edit(actor, id, version, input);
    return this.queries.get(actor, id);
  }

  @ApiStep(':id/submission', GrowingAreaDto, 'Send a growing area to the office, which gives the code')
  @Allow('growing-area:write')
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<GrowingAreaView & { readonly reference: string }> {
    const { reference } = await this.areas.submit(actor, id);
    return { ...(await this.queries.get(actor, id)), reference };
  }

  @ApiStep(':id/suspension', GrowingAreaDto, 'Suspend the code of a growing area')
  @Allow('growing-area:suspend')
  async suspend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() cause: SuspensionDto,
  ): Promise<GrowingAreaView> {
    await this.areas.suspend(actor, id, cause);
    return this.queries.get(actor, id);
  }

  @ApiStep(':id/resumption', GrowingAreaDto, 'End the suspension')
  @Allow('growing-area:suspend')
  async resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<GrowingAreaView> {
    await this.areas.resume(actor, id);
    return this.queries.get(actor, id);
  }

  @ApiRemove(':id', 'Delete a draft')
  @Allow('growing-area:write')
  async delete(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.areas.delete(actor, id);
  }
}

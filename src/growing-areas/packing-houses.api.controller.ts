import { Body, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiChange, ApiCreate, ApiFeature } from '../platform/http/api-routes.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { IfMatch, type Versions } from '../platform/http/if-match.js';
import { GrowingAreaDto } from './growing-areas.dto.js';
import { GrowingAreasQueries, type GrowingAreaView } from './growing-areas.queries.js';
import { GrowingAreasService } from './growing-areas.service.js';
import { PackingHouseChangeDto, PackingHouseInputDto } from './packing-houses.dto.js';

/** What is declared of a packing house; read, sent, suspended and let go it is as growing areas are. */
@ApiFeature('growing-areas', 'api/v1/packing-houses')
export class PackingHousesApiController {
  constructor(
    private readonly areas: GrowingAreasService,
    private readonly queries: GrowingAreasQueries,
  ) {}

  @ApiCreate('/', GrowingAreaDto, {
    summary: 'Declare a packing house of the own business',
    description: 'From then on it is found, sent and stopped under /api/v1/growing-areas/{id}.',
  })
  @Allow('growing-area:write')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: PackingHouseInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GrowingAreaView> {
    const { id } = await this.areas.createPackingHouse(actor, input);
    void reply.header('location', `/api/v1/growing-areas/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiChange(':id', GrowingAreaDto, 'Change a packing house that has no code yet')
  @Allow('growing-area:write')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() input: PackingHouseChangeDto,
  ): Promise<GrowingAreaView> {
    await this.areas.editPackingHouse(actor, id, version, input);
    return this.queries.get(actor, id);
  }
}

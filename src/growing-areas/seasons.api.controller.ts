import { Body, Param } from '@nestjs/common';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiCreate, ApiFeature, ApiRead, ApiRemove } from '../platform/http/api-routes.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { SeasonInputDto, SeasonsDto } from './seasons.dto.js';
import { SeasonsService } from './seasons.service.js';

@ApiFeature('growing-areas', 'api/v1')
export class SeasonsApiController {
  constructor(private readonly seasons: SeasonsService) {}

  @ApiRead(
    'growing-areas/:id/seasons',
    SeasonsDto,
    'Seasons of an area: certified yield, and what was harvested of it',
  )
  @Allow('growing-area:read')
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    return { items: await this.seasons.list(actor, id) };
  }

  @ApiCreate('growing-areas/:id/seasons', SeasonsDto, 'Certify the yield of a season')
  @Allow('season:certify')
  async certify(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) areaId: string,
    @Body() input: SeasonInputDto,
  ) {
    await this.seasons.certify(actor, areaId, input);
    return { items: await this.seasons.list(actor, areaId) };
  }

  @ApiRemove('area-seasons/:id', 'Remove a season that was entered wrongly')
  @Allow('season:certify')
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.seasons.remove(actor, id);
  }
}

import { Body, Param } from '@nestjs/common';
import type { Actor } from '../../platform/actor.js';
import { ApiFeature, ApiRead, ApiReplace } from '../../platform/http/api-routes.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Allow, CurrentActor } from '../access.decorators.js';
import { OfficialUnitsDto, OfficialUnitsInput } from './official-units.dto.js';
import { OfficialUnits, type OfficialView } from './official-units.service.js';

@ApiFeature('users', 'api/v1/users/:id/units')
@Allow('user:manage')
export class OfficialUnitsApiController {
  constructor(private readonly units: OfficialUnits) {}

  @ApiRead('/', OfficialUnitsDto, 'Where an official works')
  get(@Param('id', IdPipe) id: string): Promise<OfficialView> {
    return this.units.get(id);
  }

  @ApiReplace('/', OfficialUnitsDto, {
    summary: 'Set where an official works',
    description:
      'Businesses seated or growing there, and all that is theirs. Units that are merged later are followed.',
  })
  async set(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { units }: OfficialUnitsInput,
  ): Promise<OfficialView> {
    await this.units.set(actor, id, units);
    return this.units.get(id);
  }
}

import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Allow, CurrentActor } from '../access.decorators.js';
import { OfficialUnitsDto, OfficialUnitsInput } from './official-units.dto.js';
import { OfficialUnits, type OfficialView } from './official-units.service.js';

@ApiTags('users')
@ApiBearerAuth('api-key')
@Allow('user:manage')
@Controller('api/v1/users/:id/units')
export class OfficialUnitsApiController {
  constructor(private readonly units: OfficialUnits) {}

  @Get()
  @ApiOperation({ summary: 'Where an official works' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: OfficialUnitsDto })
  get(@Param('id', IdPipe) id: string): Promise<OfficialView> {
    return this.units.get(id);
  }

  @Put()
  @ApiOperation({
    summary: 'Set where an official works',
    description:
      'Businesses seated or growing there, and all that is theirs. Units that are merged later are followed.',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiBody({ type: OfficialUnitsInput })
  @ApiOkResponse({ type: OfficialUnitsDto })
  async set(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { units }: OfficialUnitsInput,
  ): Promise<OfficialView> {
    await this.units.set(actor, id, units);
    return this.units.get(id);
  }
}

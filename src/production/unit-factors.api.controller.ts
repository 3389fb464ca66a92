import { Body, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiFeature, ApiRead } from '../platform/http/api-routes.js';
import { UnitFactorInputDto, UnitFactorListDto } from './unit-factors.dto.js';
import { type UnitFactor, UnitFactors } from './unit-factors.service.js';

@ApiFeature('production', 'api/v1/unit-factors')
export class UnitFactorsApiController {
  constructor(private readonly factors: UnitFactors) {}

  @Post()
  @ApiOperation({
    summary: 'Declare what one package holds: 1 hộp = 100 g; lots keep what held when they were made',
  })
  @ApiCreatedResponse({ type: UnitFactorListDto, description: 'All that hold now.' })
  @Allow('operation:record')
  async declare(
    @CurrentActor() actor: Actor,
    @Body() input: UnitFactorInputDto,
  ): Promise<{ items: readonly UnitFactor[] }> {
    await this.factors.declare(actor, input);
    return this.list(actor);
  }

  @ApiRead('/', UnitFactorListDto, 'What one package of each kind holds')
  @Allow('operation:read')
  async list(@CurrentActor() actor: Actor): Promise<{ items: readonly UnitFactor[] }> {
    return { items: await this.factors.list(actor) };
  }
}

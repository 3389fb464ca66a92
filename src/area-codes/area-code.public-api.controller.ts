import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Limited, Public } from '../access/access.decorators.js';
import { networkOf } from '../access/network.js';
import { RateLimiter } from '../access/rate-limiter.js';
import { CONFIG, type Config } from '../config.js';
import { NotFound } from '../platform/errors.js';
import { parseAreaCode } from '../standards/vietnam/area-code.js';
import { AreaCodePages, type PublicArea } from './area-code-pages.queries.js';

/** What the public page says, for programs: nothing more, nothing less. */
@ApiTags('growing-areas')
@Controller('api/v1/areas')
export class AreaCodeApiController {
  constructor(
    private readonly pages: AreaCodePages,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @ApiOperation({ summary: 'What a code of a growing area or packing house stands for' })
  @ApiParam({
    name: 'code',
    description: 'In any spelling: spaces, small letters and other dashes do not matter.',
  })
  @ApiOkResponse({
    description:
      'State in each market (active, suspended, revoked, expired) with days and cause, crop, hectares, commune, a rectangle of grid cells around it, lots on sale.',
  })
  @Public()
  @Limited('public-read-network')
  @Get(':code')
  async one(@Param('code') text: string, @Req() { ip }: FastifyRequest): Promise<PublicArea> {
    const { field, 'packing-house': house } = this.config.areas.patterns;
    const parsed = parseAreaCode(text, [field, house]);
    const area = parsed.ok ? await this.pages.find(parsed.value.code) : null;
    if (area !== null) return area;
    await this.limiter.take('unknown-code-network', networkOf(ip));
    throw new NotFound();
  }
}

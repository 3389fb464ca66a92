import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { SeasonInputDto, SeasonsDto } from './seasons.dto.js';
import { SeasonsService } from './seasons.service.js';

@ApiTags('growing-areas')
@ApiBearerAuth('api-key')
@Controller('api/v1')
export class SeasonsApiController {
  constructor(private readonly seasons: SeasonsService) {}

  @ApiOperation({ summary: 'Seasons of an area: certified yield, and what was harvested of it' })
  @ApiOkResponse({ type: SeasonsDto })
  @Allow('growing-area:read')
  @Get('growing-areas/:id/seasons')
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    return { items: await this.seasons.list(actor, id) };
  }

  @ApiOperation({ summary: 'Certify the yield of a season' })
  @ApiCreatedResponse({ type: SeasonsDto })
  @Allow('season:certify')
  @Post('growing-areas/:id/seasons')
  async certify(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) areaId: string,
    @Body() input: SeasonInputDto,
  ) {
    await this.seasons.certify(actor, areaId, input);
    return { items: await this.seasons.list(actor, areaId) };
  }

  @ApiOperation({ summary: 'Remove a season that was entered wrongly' })
  @ApiNoContentResponse()
  @Allow('season:certify')
  @HttpCode(204)
  @Delete('area-seasons/:id')
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.seasons.remove(actor, id);
  }
}

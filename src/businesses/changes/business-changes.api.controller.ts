import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, Limited } from '../../access/access.decorators.js';
import { BusinessesQueries } from '../businesses.queries.js';
import type { Actor } from '../../platform/actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import {
  BusinessChangeInput,
  BusinessChangeListDto,
  type BusinessChangeView,
} from './business-changes.dto.js';
import { BusinessChangesQueries } from './business-changes.queries.js';
import { BusinessChangesService } from './business-changes.service.js';

@ApiTags('businesses')
@ApiBearerAuth('api-key')
@Controller('api/v1/businesses/:id/changes')
export class BusinessChangesApiController {
  constructor(
    private readonly changes: BusinessChangesService,
    private readonly queries: BusinessChangesQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @Get()
  @Allow('business:read')
  @ApiOperation({ summary: 'What the business wanted changed of its name, kind, tax code or seat' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: BusinessChangeListDto })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<{ items: readonly BusinessChangeView[] }> {
    await this.businesses.get(actor, id); // another's is not there
    return { items: await this.queries.ofBusiness(actor, id) };
  }

  @Post()
  @HttpCode(200)
  @Allow('business-change:write')
  @Limited('identity-account', 'identity-network')
  @ApiOperation({
    summary: 'Ask for another name, kind, tax code or seat, or send the request again that was to be amended',
    description:
      'The register stays as it is until the office agrees. Take it back by withdrawing its dossier.',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiBody({ type: BusinessChangeInput })
  @ApiOkResponse({ type: BusinessChangeListDto })
  async propose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: BusinessChangeInput,
  ): Promise<{ items: readonly BusinessChangeView[] }> {
    await this.changes.propose(actor, id, input);
    return { items: await this.queries.ofBusiness(actor, id) };
  }
}

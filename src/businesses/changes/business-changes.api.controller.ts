import { Body, Param } from '@nestjs/common';
import { Allow, CurrentActor, Limited } from '../../access/access.decorators.js';
import { BusinessesQueries } from '../businesses.queries.js';
import type { Actor } from '../../platform/actor.js';
import { ApiFeature, ApiRead, ApiStep } from '../../platform/http/api-routes.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import {
  BusinessChangeInput,
  BusinessChangeListDto,
  type BusinessChangeView,
} from './business-changes.dto.js';
import { BusinessChangesQueries } from './business-changes.queries.js';
import { BusinessChangesService } from './business-changes.service.js';

@ApiFeature('businesses', 'api/v1/businesses/:id/changes')
export class BusinessChangesApiController {
  constructor(
    private readonly changes: BusinessChangesService,
    private readonly queries: BusinessChangesQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @ApiRead('/', BusinessChangeListDto, 'What the business wanted changed of its name, kind, tax code or seat')
  @Allow('business:read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<{ items: readonly BusinessChangeView[] }> {
    await this.businesses.get(actor, id); // another's is not there
    return { items: await this.queries.ofBusiness(actor, id) };
  }

  @ApiStep('/', BusinessChangeListDto, {
    summary: 'Ask for another name, kind, tax code or seat, or send the request again that was to be amended',
    description:
      'The register stays as it is until the office agrees. Take it back by withdrawing its dossier.',
  })
  @Allow('business-change:write')
  @Limited('identity-account', 'identity-network')
  async propose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: BusinessChangeInput,
  ): Promise<{ items: readonly BusinessChangeView[] }> {
    await this.changes.propose(actor, id, input);
    return { items: await this.queries.ofBusiness(actor, id) };
  }
}

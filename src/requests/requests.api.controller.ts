import { Body } from '@nestjs/common';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { ApplicationDto, type ApplicationView } from '../applications/applications.dto.js';
import { ApplicationsQueries } from '../applications/applications.queries.js';
import type { Actor } from '../platform/actor.js';
import { ApiCreate, ApiFeature } from '../platform/http/api-routes.js';
import { RequestDto } from './requests.dto.js';
import { RequestsService } from './requests.service.js';

@ApiFeature('applications', 'api/v1/requests')
export class RequestsApiController {
  constructor(
    private readonly requests: RequestsService,
    private readonly dossiers: ApplicationsQueries,
  ) {}

  @ApiCreate(
    '/',
    ApplicationDto,
    'Ask the office to lift what stops a thing of yours, or to mend what you cannot edit any more',
  )
  @Allow('request:write')
  async ask(@CurrentActor() actor: Actor, @Body() input: RequestDto): Promise<ApplicationView> {
    const { kind, subjectType, subjectId, words, changes = {} } = input;
    const { id } = await this.requests.ask(actor, { kind, subjectType, subjectId, words, changes });
    return this.dossiers.get(actor, id);
  }
}

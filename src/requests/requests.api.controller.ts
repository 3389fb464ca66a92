import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { ApplicationDto, type ApplicationView } from '../applications/applications.dto.js';
import { ApplicationsQueries } from '../applications/applications.queries.js';
import type { Actor } from '../platform/actor.js';
import { RequestDto } from './requests.dto.js';
import { RequestsService } from './requests.service.js';

@ApiTags('applications')
@ApiBearerAuth('api-key')
@Controller('api/v1/requests')
export class RequestsApiController {
  constructor(
    private readonly requests: RequestsService,
    private readonly dossiers: ApplicationsQueries,
  ) {}

  @Post()
  @Allow('request:write')
  @ApiOperation({
    summary: 'Ask the office to lift what stops a thing of yours, or to mend what you cannot edit any more',
  })
  @ApiBody({ type: RequestDto })
  @ApiCreatedResponse({ type: ApplicationDto })
  async ask(@CurrentActor() actor: Actor, @Body() input: RequestDto): Promise<ApplicationView> {
    const { kind, subjectType, subjectId, words, changes = {} } = input;
    const { id } = await this.requests.ask(actor, { kind, subjectType, subjectId, words, changes });
    return this.dossiers.get(actor, id);
  }
}

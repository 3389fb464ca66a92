import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { AuditPage, AuditQuery } from './audit.dto.js';
import { AuditQueries } from './audit.queries.js';

@ApiTags('audit')
@ApiBearerAuth('api-key')
@Allow('audit:read')
@Controller('api/v1/audit-entries')
export class AuditApiController {
  constructor(private readonly queries: AuditQueries) {}

  @Get()
  @ApiOperation({
    summary: 'Who did what, newest first',
    description: 'For officials. Entries are never changed or removed.',
  })
  @ApiOkResponse({ type: AuditPage })
  list(@CurrentActor() actor: Actor, @Query() query: AuditQuery): Promise<AuditPage> {
    return this.queries.list(actor, query);
  }
}

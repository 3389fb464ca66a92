import { Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiFeature, ApiRead } from '../platform/http/api-routes.js';
import { AuditPage, AuditQuery } from './audit.dto.js';
import { AuditQueries } from './audit.queries.js';

@ApiFeature('audit', 'api/v1/audit-entries')
@Allow('audit:read')
export class AuditApiController {
  constructor(private readonly queries: AuditQueries) {}

  @ApiRead('/', AuditPage, {
    summary: 'Who did what, newest first',
    description: 'For officials. Entries are never changed or removed.',
  })
  list(@CurrentActor() actor: Actor, @Query() query: AuditQuery): Promise<AuditPage> {
    return this.queries.list(actor, query);
  }
}

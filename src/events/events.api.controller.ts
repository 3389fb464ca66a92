import { Readable } from 'node:stream';
import { Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { ApiFeature, ApiFile } from '../platform/http/api-routes.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { documentOf } from './epcis-documents.js';
import { EventsQueries } from './events.queries.js';

@ApiFeature('events', 'api/v1')
export class EventsApiController {
  constructor(
    private readonly queries: EventsQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @ApiFile(
    'lots/:id/epcis',
    'application/ld+json',
    'What is recorded of a lot as an EPCIS 2.0 document (JSON-LD)',
  )
  @Allow('event:read')
  async ofLot(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) lotId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const pages = await this.queries.ofLot(actor, lotId);
    void reply
      .type('application/ld+json; charset=utf-8')
      .header('gs1-epcis-version', '2.0.0')
      .header('gs1-cbv-version', '2.0.0');
    return Readable.from(documentOf(pages, this.config.http.publicUrl, this.clock.now()));
  }
}

import { Readable } from 'node:stream';
import { Body, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiCreate, ApiFeature, ApiFile, ApiRead } from '../platform/http/api-routes.js';
import type { Page } from '../platform/http/cursor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { EpcisExport } from './epcis-export.service.js';
import { CorrectionDto, EventDto, EventInputDto, EventListDto, EventListQuery } from './events.dto.js';
import { EventsQueries, type EventView } from './events.queries.js';
import { EventsService } from './events.service.js';

@ApiFeature('events', 'api/v1')
export class EventsApiController {
  constructor(
    private readonly events: EventsService,
    private readonly queries: EventsQueries,
    private readonly epcis: EpcisExport,
  ) {}

  @ApiCreate('lots/:id/events', EventDto, 'Record what happened to a lot')
  @Allow('event:record')
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) lotId: string,
    @Body() input: EventInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventView> {
    const { id } = await this.events.record(actor, lotId, input);
    void reply.header('location', `/api/v1/events/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiRead(
    'lots/:id/events',
    EventListDto,
    'What was recorded of a lot, corrected or not: the oldest first, or the newest',
  )
  @Allow('event:read')
  list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) lotId: string,
    @Query() page: EventListQuery,
  ): Promise<Page<EventView>> {
    return this.queries.listOfLot(actor, lotId, page);
  }

  @ApiFile('lots/:id/epcis', 'application/ld+json', 'The same as an EPCIS 2.0 document (JSON-LD)')
  @Allow('event:read')
  async document(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) lotId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const document = await this.epcis.documentOf(actor, lotId);
    void reply
      .type('application/ld+json; charset=utf-8')
      .header('gs1-epcis-version', '2.0.0')
      .header('gs1-cbv-version', '2.0.0');
    return Readable.from(document);
  }

  @ApiRead('events/:id', EventDto, 'One event')
  @Allow('event:read')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<EventView> {
    return this.queries.get(actor, id);
  }

  @ApiCreate(
    'events/:id/correction',
    EventDto,
    'Declare an event erroneous, with the right one in its place or none',
  )
  @Allow('event:record')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) eventId: string,
    @Body() { reason, event }: CorrectionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventView> {
    const { id } = await this.events.correct(actor, eventId, reason, event ?? null);
    void reply.header('location', `/api/v1/events/${id}`);
    return this.queries.get(actor, id);
  }
}

import { Body, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiCreate, ApiFeature, ApiRead } from '../platform/http/api-routes.js';
import type { Page } from '../platform/http/cursor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { CorrectionDto, EventDto, EventInputDto, EventListDto, EventListQuery } from './diary.dto.js';
import { DiaryQueries, type EventView } from './diary.queries.js';
import { DiaryService } from './diary.service.js';

@ApiFeature('events', 'api/v1')
export class DiaryApiController {
  constructor(
    private readonly events: DiaryService,
    private readonly queries: DiaryQueries,
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

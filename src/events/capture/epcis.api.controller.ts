import { Body, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOperation,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../../access/access.decorators.js';
import { CONFIG, type Config } from '../../config.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Invalid } from '../../platform/errors.js';
import { ApiFeature, ApiFile, ApiRead } from '../../platform/http/api-routes.js';
import { Takes } from '../../platform/http/body-rules.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { PageDto } from '../../platform/http/page.dto.js';
import { eventTexts, queryDocument } from '../epcis-documents.js';
import { EventsQueries } from '../events.queries.js';
import { CaptureJobDto } from './capture.dto.js';
import { CaptureQueries } from './capture.queries.js';
import { CaptureService, ERROR_BEHAVIOURS } from './capture.service.js';

const TYPE = 'application/ld+json';
const VERSIONS = { 'gs1-epcis-version': '2.0.0', 'gs1-cbv-version': '2.0.0' };

/** The capture and query interfaces of EPCIS 2.0 (§12), for systems that speak it. */
@ApiFeature('epcis', 'api/v1/epcis')
export class EpcisApiController {
  private readonly root: string;

  constructor(
    private readonly captures: CaptureService,
    private readonly jobs: CaptureQueries,
    private readonly events: EventsQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
  }

  @Post('capture')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Capture the events of an EPCISDocument: all or none, or with `proceed` those that can be taken',
  })
  @ApiConsumes('application/json', TYPE)
  @ApiBody({ schema: { type: 'object', description: 'EPCISDocument in JSON-LD, up to 500 events' } })
  @ApiHeader({
    name: 'GS1-Capture-Error-Behaviour',
    required: false,
    schema: { enum: [...ERROR_BEHAVIOURS] },
  })
  @ApiAcceptedResponse({ description: 'Location names the capture job.' })
  @Takes('events')
  @Allow('event:record')
  async capture(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Headers('gs1-capture-error-behaviour') wanted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const behaviour = ERROR_BEHAVIOURS.find((each) => each === (wanted ?? 'rollback'));
    if (behaviour === undefined) throw Invalid.field('GS1-Capture-Error-Behaviour', 'not-a-choice');
    const id = await this.captures.document(actor, body, behaviour);
    void reply.headers(VERSIONS).header('location', `/api/v1/epcis/capture/${id}`);
  }

  @ApiRead('capture/:id', CaptureJobDto, 'What came of a capture')
  @Allow('event:read')
  job(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<CaptureJobDto> {
    return this.jobs.job(actor, id);
  }

  @Post('events')
  @ApiOperation({ summary: 'Capture one event; the same event sent again is the one that is there (200)' })
  @ApiConsumes('application/json', TYPE)
  @ApiBody({ schema: { type: 'object', description: 'EPCIS event in JSON-LD with its own @context' } })
  @ApiCreatedResponse({ description: 'Location names the event.' })
  @Takes('events')
  @Allow('event:record')
  async one(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { id, known } = await this.captures.one(actor, body);
    void reply
      .status(known ? 200 : 201)
      .headers(VERSIONS)
      .header('location', `/api/v1/epcis/events/${id}`);
  }

  @ApiFile(
    'events',
    TYPE,
    'Events by pages as an EPCISQueryDocument, the newest first; the Link header names the next page',
  )
  @Allow('event:read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: PageDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { items, next } = await this.events.list(actor, query);
    void reply.type(`${TYPE}; charset=utf-8`).headers(VERSIONS);
    if (next !== null) {
      const address = new URLSearchParams({
        cursor: next,
        limit: String(query.limit),
        sort: query.sort ?? '',
      });
      void reply.header('link', `<${this.root}/api/v1/epcis/events?${address.toString()}>; rel="next"`);
    }
    return queryDocument(items, this.root, this.clock.now());
  }

  @ApiFile('events/:id', TYPE, 'One event as it was captured, with its error declaration if there is one')
  @Allow('event:read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const event = await this.events.get(actor, id);
    void reply.type(`${TYPE}; charset=utf-8`).headers(VERSIONS);
    return eventTexts(event, null).at(-1) ?? '';
  }
}

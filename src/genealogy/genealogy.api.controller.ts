import { Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { CONFIG, type Config } from '../config.js';
import { Inject } from '@nestjs/common';
import { documentOf } from '../events/epcis-documents.js';
import { EventsQueries } from '../events/events.queries.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Invalid } from '../platform/errors.js';
import { ApiFeature, ApiFile, ApiRead } from '../platform/http/api-routes.js';
import { CSV_MARK, csvLine } from '../standards/tables/index.js';
import { chainRows } from './chain-rows.js';
import type { Chain } from './chain.js';
import { ChainDto, TraceQuery } from './genealogy.dto.js';
import { GenealogyQueries } from './genealogy.queries.js';
import { readStart } from './start.js';

@ApiFeature('genealogy', 'api/v1/genealogy')
export class GenealogyApiController {
  constructor(
    private readonly queries: GenealogyQueries,
    private readonly events: EventsQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @ApiRead('/', ChainDto, {
    summary: 'Where something comes from, or what became of it, any number of steps away',
    description:
      'The nearest first. Of what is in the hands of others a business sees where it comes from, not where they send it.',
  })
  @Allow('genealogy:read')
  trace(@CurrentActor() actor: Actor, @Query() query: TraceQuery): Promise<Chain> {
    return this.of(actor, query);
  }

  @ApiFile('table.csv', 'text/csv', 'The same as a table: a line for each lot and area')
  @Allow('genealogy:read')
  async table(
    @CurrentActor() actor: Actor,
    @Query() query: TraceQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const chain = await this.of(actor, query);
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="genealogy.csv"');
    return (
      CSV_MARK +
      chainRows(chain)
        .map((row) => csvLine(row))
        .join('')
    );
  }

  @ApiFile('epcis', 'application/ld+json', 'The events that it rests on, as an EPCIS 2.0 document')
  @Allow('genealogy:read')
  async epcis(
    @CurrentActor() actor: Actor,
    @Query() query: TraceQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const { events } = await this.of(actor, query);
    void reply
      .type('application/ld+json; charset=utf-8')
      .header('gs1-epcis-version', '2.0.0')
      .header('gs1-cbv-version', '2.0.0');
    const pages = this.events.named(
      actor,
      events.map(({ id }) => id),
    );
    return Readable.from(documentOf(pages, this.config.http.publicUrl, this.clock.now()));
  }

  private of(actor: Actor, { from, way, most }: TraceQuery): Promise<Chain> {
    const start = readStart(from);
    if (start === null) throw Invalid.field('from', 'trace-start-unreadable');
    return this.queries.trace(actor, start, way, most);
  }
}

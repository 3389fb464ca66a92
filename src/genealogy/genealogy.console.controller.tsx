import { Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { CONFIG, type Config } from '../config.js';
import { documentOf } from '../events/epcis-documents.js';
import { EventsQueries } from '../events/events.queries.js';
import type { Actor } from '../platform/actor.js';
import { NotFound } from '../platform/errors.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { CSV_MARK, csvLine } from '../standards/tables/index.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { chainRows } from './chain-rows.js';
import { type Chain, WAYS } from './chain.js';
import { GenealogyQueries } from './genealogy.queries.js';
import { GenealogyPage, VIEWS } from './genealogy.views.js';
import { readStart, type Start } from './start.js';

/** So much a page reads; more is for files. */
const MOST = 5_000;

@ApiExcludeController()
@Controller('console/genealogy')
export class GenealogyConsoleController {
  constructor(
    private readonly queries: GenealogyQueries,
    private readonly events: EventsQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Allow('genealogy:read')
  @Get()
  async page(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Query('from') from?: string,
    @Query('way') way?: string,
    @Query('view') view?: string,
  ) {
    const { start, chain } = await this.of(actor, from, way);
    return (
      <GenealogyPage
        ctx={ctx}
        from={`${start.kind}:${start.id}`}
        view={VIEWS.find((each) => each === view) ?? 'graph'}
        chain={chain}
        subject={subjectOf(ctx, start, chain, await this.queries.nameOf(actor, start))}
      />
    );
  }

  @Allow('genealogy:read')
  @Get('file')
  async file(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Query('from') from?: string,
    @Query('way') way?: string,
    @Query('as') as?: string,
  ): Promise<StreamableFile> {
    const { chain } = await this.of(actor, from, way);
    const named = (type: string, ending: string) => ({
      type,
      disposition: `attachment; filename="genealogy.${ending}"`,
    });
    if (as === 'epcis') {
      const pages = this.events.named(actor, chain.events.map(({ id }) => id)); // prettier-ignore
      const document = documentOf(pages, this.config.http.publicUrl, ctx.now);
      return new StreamableFile(
        Readable.from(document),
        named('application/ld+json; charset=utf-8', 'jsonld'),
      );
    }
    if (as === 'json')
      return new StreamableFile(Buffer.from(JSON.stringify(chain)), named('application/json; charset=utf-8', 'json')); // prettier-ignore
    const lines = chainRows(chain).map((row) => csvLine(row));
    return new StreamableFile(
      Buffer.from(CSV_MARK + lines.join('')),
      named('text/csv; charset=utf-8', 'csv'),
    );
  }

  private async of(actor: Actor, from: string | undefined, wayText: string | undefined) {
    const start = typeof from === 'string' ? readStart(from) : null;
    const way = WAYS.find((each) => each === wayText) ?? 'back';
    if (start === null) throw new NotFound();
    return { start, chain: await this.queries.trace(actor, start, way, MOST) };
  }
}

const PLACES: Readonly<Partial<Record<Start['kind'], string>>> = {
  lot: '/console/lots/',
  area: '/console/areas/',
  product: '/console/products/',
  business: '/console/businesses/',
};

function subjectOf(ctx: PageContext, { kind, id }: Start, { nodes, starts }: Chain, known: string | null) {
  const { startNames } = words(ctx.lang).genealogy;
  const node = nodes.find((each) => each.id === starts[0]);
  const name = kind === 'lot' && node?.kind === 'lot' ? node.lotNumber : (known ?? '');
  const place = PLACES[kind];
  return {
    text: `${startNames[kind]} ${name}`.trim(),
    href: place === undefined || (kind === 'lot' && node?.own === false) ? '/console/lots' : place + id,
  };
}

import { Controller, Get, Header, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { networkOf } from '../access/network.js';
import { CONFIG, type Config } from '../config.js';
import { BuyerLinks } from '../disclosure/buyer-links.service.js';
import { Clock } from '../platform/clock.js';
import { NotFound } from '../platform/errors.js';
import { redirect } from '../platform/http/answers.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { BuyersNote } from './buyers.views.js';
import { cleanText } from './clean-text.js';
import { pathOfSubject, resolvePath } from './resolve.js';
import { resolveText } from './resolve-text.js';
import { traceJson } from './trace-json.js';
import { TracePage } from './trace-page.views.js';
import { wantsJson } from './trace-request.js';
import { TracesQueries } from './traces.queries.js';

const TEXT_MAX = 400;

/**
 * The pages behind codes for a buyer with a link of their producer: what that one shows to buyers, too. Addresses of their own, so that
 * no cache gives them to anybody else; drawn anew each time and kept by nobody.
 */
@ApiExcludeController()
@Public()
@Controller('buyers/:token')
export class BuyersTracesController {
  constructor(
    private readonly links: BuyerLinks,
    private readonly traces: TracesQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What was typed or scanned; only the way to the page is looked up here. */
  @Header('cache-control', 'private, no-store')
  @Header('referrer-policy', 'no-referrer')
  @Get('q')
  find(@Param('token') token: string, @Query('code') typed?: unknown) {
    const text = typeof typed === 'string' ? cleanText(typed.slice(0, TEXT_MAX)) : '';
    const path = pathOfSubject(resolveText(text, this.config.http.publicUrl));
    const root = `/buyers/${encodeURIComponent(token)}`;
    return redirect(path === null ? root : `${root}${path}`);
  }

  @Header('cache-control', 'private, no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex')
  @Get(['q/:code', '01/:gtin', '01/:gtin/*'])
  async trace(
    @Ctx() ctx: PageContext,
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { businessId } = await this.links.open(token, networkOf(request.ip));
    const root = `/buyers/${token}`;
    const named = resolvePath(request.url.slice(root.length));
    const trace =
      named.kind === 'code' || named.kind === 'gtin' ? await this.traces.find(named, 'buyers') : null;
    // Another producer's code is none of this link's business: its own page is for everybody.
    if (trace === null || !trace.dependsOn.includes(businessId)) throw new NotFound();
    const boundaries = await this.traces.boundariesFor(
      businessId,
      trace.areas.map(({ id }) => id),
    );
    if (wantsJson(request.headers)) {
      void reply.type('application/json; charset=utf-8');
      const areas = trace.areas.map((area) => ({ ...area, boundary: boundaries.get(area.id) ?? null }));
      return traceJson({ ...trace, areas }, this.clock.now());
    }
    const shown = trace.areas.filter(({ id }) => boundaries.has(id));
    return (
      <TracePage
        ctx={ctx}
        trace={trace}
        before={<BuyersNote ctx={ctx} trace={trace} root={root} areas={shown} />}
      />
    );
  }

  /** The exact boundary of a growing area, where its business shows it to buyers. RFC 7946. */
  @Header('cache-control', 'private, no-store')
  @Header('referrer-policy', 'no-referrer')
  @Get('areas/:id')
  async boundary(
    @Param('token') token: string,
    @Param('id', IdPipe) id: string,
    @Req() { ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { businessId } = await this.links.open(token, networkOf(ip));
    const geometry = (await this.traces.boundariesFor(businessId, [id])).get(id);
    if (geometry === undefined) throw new NotFound();
    void reply
      .type('application/geo+json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${id}.geojson"`);
    return JSON.stringify({ type: 'Feature', properties: { id }, geometry });
  }
}

import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { networkOf } from '../access/network.js';
import { RateLimiter } from '../access/rate-limiter.js';
import { CONFIG, type Config } from '../config.js';
import { redirect } from '../platform/http/answers.js';
import { Ctx, pathWithoutLang } from '../platform/http/page-contexts.js';
import { READS_ANY_ADDRESS } from '../platform/http/server-hooks.js';
import type { Gtin14 } from '../standards/gs1/index.js';
import { parseAreaCode } from '../standards/vietnam/area-code.js';
import type { PageContext } from '../ui/page-context.js';
import { cleanText } from './clean-text.js';
import { FindQueries } from './find.queries.js';
import { ResultsPage } from './find.views.js';
import { isWrongLink, type Named, pathOfSubject, resolvePath, unknownOf } from './resolve.js';
import { resolveText, whyNothing } from './resolve-text.js';
import { sendPage, TracePages } from './trace-pages.js';
import { wantsJson } from './trace-request.js';
import { TracesQueries } from './traces.queries.js';
import type { SeenProduct } from './unknown-code.views.js';
import { UnknownPages } from './unknown-pages.js';

const QUERY_MAX = 400;

@ApiExcludeController()
@Controller()
export class TracesPublicController {
  constructor(
    private readonly pages: TracePages,
    private readonly traces: TracesQueries,
    private readonly find: FindQueries,
    private readonly unknowns: UnknownPages,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * What an address of a code or a GTIN opens, `/q/{code}` and GS1 Digital Link, however it is spelled. Nearly all of it is answered
   * before the framework (see TracePages); here ends what names nothing of ours.
   */
  @Public()
  @RouteConfig(READS_ANY_ADDRESS)
  @Get(['q', 'q/:code', 'q/:code/*', 'Q/:code', 'Q/:code/*', '01/:gtin', '01/:gtin/*'])
  async open(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const named = resolvePath(request.originalUrl);
    if (named.kind === 'code' || named.kind === 'gtin') {
      const form = wantsJson(request.headers) ? 'json' : request.state.lang;
      const page = await this.pages.of(request.raw, named, form);
      if (page !== null) return sendPage(request, reply, page);
    }
    const html = await this.unknown(request, named);
    await sendHtml(reply, isWrongLink(named) ? 400 : 404, html);
  }

  /** What was typed or scanned: straight to its page where it names one, a list where it is words. */
  @Public()
  @Get('find')
  async search(
    @Ctx() ctx: PageContext,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('q') query?: string,
  ) {
    const text = typeof query === 'string' ? cleanText(query.slice(0, QUERY_MAX)) : '';
    if (text === '') return redirect('/');
    const named = resolveText(text, this.config.http.publicUrl);
    const path = pathOfSubject(named);
    if (path !== null) return redirect(path);
    const { lots, products } =
      named.kind === 'scale' ? { lots: [], products: [] } : await this.find.byWords(text);
    if (lots.length + products.length > 0)
      return <ResultsPage ctx={ctx} query={text} lots={lots} products={products} />;
    const { field, 'packing-house': house } = this.config.areas.patterns;
    const area = parseAreaCode(text, [field, house]);
    if (area.ok) return redirect(`/areas/${encodeURIComponent(area.value.code)}`);
    // A code with a slip in it has an address that can be passed on.
    if (named.kind === 'bad' && named.why === 'check')
      return redirect(`/q/${encodeURIComponent(named.asked)}`);
    const html = await this.unknown(request, named.kind === 'words' ? whyNothing(text) : named);
    void reply.status(404).type('text/html; charset=utf-8');
    return html;
  }

  /** Counted, for whoever tries codes by the thousand; a page that helps, for everybody else. */
  private async unknown(request: FastifyRequest, named: Named): Promise<string> {
    await this.limiter.take('unknown-code-network', networkOf(request.ip));
    const { lang } = request.state;
    const { why, asked, similar, gtin } = unknownOf(named);
    return this.unknowns.html({
      lang,
      path: pathWithoutLang(request.originalUrl),
      why,
      asked,
      suggestions: await this.find.issued(similar),
      product: gtin === null ? null : await this.productOf(gtin, lang),
    });
  }

  /** What can be said of the product in an address that is wrong behind it. */
  private async productOf(gtin: Gtin14, lang: string): Promise<SeenProduct | null> {
    const trace = await this.traces.find({ kind: 'gtin', gtin, lots: [] });
    if (trace === null || trace.verdict.code === 'pending') return null;
    const { nameVi, nameEn } = trace.product;
    return { name: lang === 'en' ? (nameEn ?? nameVi) : nameVi, path: `/01/${gtin}` };
  }
}

async function sendHtml(reply: FastifyReply, status: number, html: string): Promise<void> {
  await reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}

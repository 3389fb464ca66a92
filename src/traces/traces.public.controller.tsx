import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { CONFIG, type Config } from '../config.js';
import { PageWithStatus, redirect } from '../platform/http/answers.js';
import { PageContexts, Ctx } from '../platform/http/page-contexts.js';
import { renderPage } from '../platform/http/answer.interceptor.js';
import { parseRegistryCode, suggestRegistryCodes } from '../standards/codes/registry-code.js';
import { parseDigitalLink } from '../standards/gs1/index.js';
import type { PageContext } from '../ui/page-context.js';
import { FindQueries } from './find.queries.js';
import { readQuery } from './find.js';
import { ResultsPage } from './find.views.js';
import type { TraceDocument } from './trace-document.js';
import { TracePage } from './trace-page.views.js';
import { TracePages } from './trace-pages.js';
import { TracesQueries } from './traces.queries.js';
import { UnknownCodePage, type UnknownWhy } from './unknown-code.views.js';

const WHY: Readonly<Record<string, UnknownWhy>> = {
  'registry-code-length': 'length',
  'registry-code-character': 'character',
  'registry-code-check': 'check',
};
const QUERY_MAX = 200;

@ApiExcludeController()
@Controller()
export class TracesPublicController {
  constructor(
    private readonly traces: TracesQueries,
    private readonly find: FindQueries,
    private readonly pages: TracePages,
    private readonly contexts: PageContexts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `/q/{code}` in either case of letters; the QR may carry it all in capitals, `/Q/…`. */
  @Public()
  @Get(['q/:code', 'Q/:code'])
  async byCode(
    @Param('code') text: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = parseRegistryCode(text);
    if (!code.ok)
      return this.unknown(request, reply, text, WHY[code.fault.code] ?? 'length', suggestRegistryCodes(text));
    const found = await this.answer(request, reply, () => this.traces.byCode(code.value));
    if (!found) await this.unknown(request, reply, code.value, 'sound', suggestRegistryCodes(text));
  }

  /** GS1 Digital Link: `/01/{gtin}`, with lot and serial in the standard's order. The raw address is read, so `%2F` survives. */
  @Public()
  @Get(['01/:gtin', '01/:gtin/*'])
  async byGtin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const link = parseDigitalLink(`${this.config.http.publicUrl}${request.url}`);
    if (!link.ok || link.value.key.ai !== '01') {
      const page = (
        <UnknownCodePage
          ctx={request.pageContext()}
          asked={shown(request.url)}
          why={/^\/01\/\d{8,14}$/.test(request.url.split('?', 1)[0] ?? '') ? 'gtin-slip' : 'bad-link'}
          suggestions={[]}
        />
      );
      await sendPage(reply, 400, renderPage(page));
      return;
    }
    const { key, qualifiers } = link.value;
    const lot = qualifiers.find(({ ai }) => ai === '10')?.value ?? null;
    const found = await this.answer(request, reply, () => this.traces.byGtin(key.value, lot));
    if (!found) await this.unknown(request, reply, key.value, 'gtin', []);
  }

  /** What was typed or scanned: straight to its page where it names one, a list where it is words. */
  @Public()
  @Get('find')
  async search(@Ctx() ctx: PageContext, @Query('q') query?: string) {
    const text = typeof query === 'string' ? query.trim().slice(0, QUERY_MAX) : '';
    if (text === '') return redirect('/');
    const read = readQuery(text, this.config.http.publicUrl);
    if (read.kind === 'path' || read.kind === 'code') return redirect(read.path);
    const { lots, products } = await this.find.byWords(text);
    if (lots.length + products.length > 0)
      return <ResultsPage ctx={ctx} query={text} lots={lots} products={products} />;
    if (read.kind === 'slip') return redirect(read.path);
    const why = whyOf(text);
    const suggestions = await this.find.issued(suggestRegistryCodes(text));
    return new PageWithStatus(
      <UnknownCodePage ctx={ctx} asked={text} why={why} suggestions={suggestions} />,
      404,
    );
  }

  private answer(
    request: FastifyRequest,
    reply: FastifyReply,
    read: () => Promise<TraceDocument | null>,
  ): Promise<boolean> {
    const { lang } = request.state;
    return this.pages.answer(request, reply, read, (trace) => (
      <TracePage ctx={this.contexts.of(lang, pathOf(request))} trace={trace} />
    ));
  }

  private async unknown(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: string,
    why: UnknownWhy,
    similar: readonly string[],
  ): Promise<void> {
    const suggestions = await this.find.issued(similar);
    const page = (
      <UnknownCodePage ctx={request.pageContext()} asked={shown(asked)} why={why} suggestions={suggestions} />
    );
    await sendPage(reply, 404, renderPage(page));
  }
}

/** What to say of a search that found nothing: of digits, of something like a code, or of words. */
function whyOf(text: string): UnknownWhy {
  if (/^[\d\s-]{8,20}$/.test(text)) return 'gtin-slip';
  if (!/^[\da-z]{8,12}$/i.test(text.replace(/[\s-]/g, '')) || !/\d/.test(text)) return 'words';
  const parsed = parseRegistryCode(text);
  return parsed.ok ? 'sound' : (WHY[parsed.fault.code] ?? 'length');
}

/** The page of a code is drawn without a query, for it is kept for everybody. */
function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

async function sendPage(reply: FastifyReply, status: number, html: string): Promise<void> {
  await reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}

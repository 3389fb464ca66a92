import { Get, Inject, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { networkOf } from '../access/network.js';
import { RateLimiter } from '../access/rate-limiter.js';
import { CONFIG, type Config } from '../config.js';
import { NotFound } from '../platform/errors.js';
import { PublicApiFeature } from '../platform/http/api-routes.js';
import { READS_ANY_ADDRESS } from '../platform/http/server-hooks.js';
import { words } from '../ui/words.js';
import { isWrongLink, type Named, resolvePath } from './resolve.js';
import { sendPage, TracePages } from './trace-pages.js';
import { tracePath } from './trace-request.js';

/** What the public page says, for programs: nothing more, nothing less, and at the same paths. */
@PublicApiFeature('traces', 'api/v1/traces')
export class TracesApiController {
  constructor(
    private readonly pages: TracePages,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @ApiOperation({ summary: 'What a code of the registry opens' })
  @ApiParam({
    name: 'code',
    description: 'As on the label; case, separators and a slash at the end do not matter.',
  })
  @ApiOkResponse({
    description:
      'Verdict, product, lot, business, areas, events; missing lists which of the nine required items are not declared; checkedAt says as of when.',
  })
  @Public()
  @RouteConfig(READS_ANY_ADDRESS)
  @Get([':code', ':code/*', 'q/:code', 'q/:code/*'])
  byCode(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply);
  }

  @ApiOperation({
    summary: 'What a GS1 Digital Link opens: a GTIN, with variant, lot and serial number or without',
  })
  @ApiOkResponse({ description: 'As by code.' })
  @Public()
  @RouteConfig(READS_ANY_ADDRESS)
  @Get(['01/:gtin', '01/:gtin/*'])
  byGtin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply);
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const named = resolvePath(tracePath(request.originalUrl));
    if (named.kind === 'code' || named.kind === 'gtin') {
      const page = await this.pages.of(request.raw, named, 'json');
      if (page !== null) return sendPage(request, reply, page);
    }
    await this.limiter.take('unknown-code-network', networkOf(request.ip));
    if (!isWrongLink(named)) throw new NotFound();
    await reply
      .status(400)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(this.wrongLink(request, named)));
  }

  /** With the product that can be read in it, as extension members. RFC 9457 §3.2. */
  private wrongLink({ state, id }: FastifyRequest, named: Named): object {
    const text = words(state.lang);
    const gtin = named.kind === 'bad' ? named.gtin : null;
    return {
      type: 'urn:dau-goc:problem:bad-link',
      title: text.problems[400].title,
      status: 400,
      detail: text.traces.unknown[hintOf(named)],
      instance: `urn:dau-goc:request:${id}`,
      code: 'bad-link',
      ...(gtin === null ? {} : { gtin, uri: `${this.config.http.publicUrl}/01/${gtin}` }),
    };
  }
}

function hintOf(named: Named): 'gtinDigitsHint' | 'percentHint' | 'badLinkHint' {
  if (named.kind !== 'bad') return 'badLinkHint';
  if (named.why === 'percent') return 'percentHint';
  return named.why === 'gtin-digits' && named.gtin !== null ? 'gtinDigitsHint' : 'badLinkHint';
}

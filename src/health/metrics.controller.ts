import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { Public } from '../access/access.decorators.js';
import { CONFIG, type Config } from '../config.js';
import { NotFound } from '../platform/errors.js';
import { Metrics } from './metrics.service.js';

/** Metrics on the main port, for who knows `METRICS_TOKEN`; without it they are not there. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly metrics: Metrics,
  ) {}

  /** Public for the guard, which knows accounts: a collector has none, it sends the token. */
  @Public()
  @Get()
  async read(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { token } = this.config.metrics;
    if (token === undefined || !sameText(authorization ?? '', `Bearer ${token}`)) throw new NotFound();
    void reply.header('content-type', this.metrics.contentType).header('cache-control', 'no-store');
    return this.metrics.text();
  }
}

// Of hashes, which are of one length: the time tells neither the token nor its length.
function sameText(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { Public } from '../access/access.decorators.js';
import { CONFIG, type Config } from '../config.js';
import { NotFound } from '../platform/errors.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { HomeQueries } from './home.queries.js';
import { HomePage } from './home.views.js';

@ApiExcludeController()
@Controller()
export class HomePublicController {
  constructor(
    private readonly queries: HomeQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Get()
  async home(@Ctx() ctx: PageContext) {
    const [counters, newest] = await Promise.all([this.queries.counters(), this.queries.newest()]);
    return <HomePage ctx={ctx} counters={counters} newest={newest} />;
  }

  /** The registry's own picture, from its configuration. */
  @Public()
  @Get('logo')
  async logo(@Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { logo } = this.config.registry;
    if (logo === undefined) throw new NotFound();
    void reply
      .type(logo.toLowerCase().endsWith('.svg') ? 'image/svg+xml' : 'image/png')
      .header('cache-control', 'public, max-age=3600');
    return readFile(logo);
  }

  @Public()
  @Get('robots.txt')
  robots(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.type('text/plain; charset=utf-8');
    return 'User-agent: *\nDisallow: /console\nDisallow: /api/\nDisallow: /find\nDisallow: /report\n';
  }

  @Public()
  @Get('favicon.ico')
  favicon(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400');
    return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="6" fill="#1c1f52"/><path fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" d="M18 19V8m0 9c-6 0-8-3-8-7 5 0 8 3 8 7zm0 0c6 0 8-3 8-7-5 0-8 3-8 7zM5 23c5-4 8-4 13 0s8 4 13 0M5 29c5-4 8-4 13 0s8 4 13 0"/></svg>';
  }
}

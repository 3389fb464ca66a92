import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { Counter } from '../access/counter/counter.service.js';
import { Sessions } from '../access/sessions/sessions.service.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import type { Actor } from '../platform/actor.js';
import { redirect } from '../platform/http/answers.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { BusinessesQueries } from './businesses.queries.js';
import { CounterPage } from './counter.views.js';

const FOUND = 10;
const TYPED_MAX = 120;

/** Where an official begins who enters what somebody says that came to the office. */
@ApiExcludeController()
@Allow('application:counter')
@Controller('console/counter')
export class CounterController {
  constructor(
    private readonly counter: Counter,
    private readonly sessions: Sessions,
    private readonly businesses: BusinessesQueries,
  ) {}

  @Get()
  async page(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query('q') typed?: unknown) {
    if (actor.counterRole !== undefined) return redirect('/console');
    const q = typeof typed === 'string' ? typed.trim().slice(0, TYPED_MAX) : '';
    const found = q === '' ? null : await this.businesses.list(actor, { q, status: 'active', limit: FOUND });
    return <CounterPage ctx={ctx} typed={q} found={found?.items ?? null} />;
  }

  @Post('end')
  @HttpCode(200)
  async end(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const token = await this.counter.close(actor, visitor);
    if (token !== null) this.sessions.setCookie(reply, token);
    return redirect('/console/counter');
  }

  @Post(':id')
  @HttpCode(200)
  async begin(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() visitor: Visitor,
    @Param('id', IdPipe) business: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.sessions.setCookie(reply, await this.counter.open(actor, visitor, business));
    return redirect('/console');
  }
}

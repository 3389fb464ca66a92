import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor, Limited, Public } from '../access/access.decorators.js';
import { RateLimiter } from '../access/rate-limiter.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import type { Actor } from '../platform/actor.js';
import { PageWithStatus, redirect } from '../platform/http/answers.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { typedCrockford } from '../standards/codes/crockford.js';
import type { PageContext } from '../ui/page-context.js';
import { ApplicationsQueries } from './applications.queries.js';
import { FollowFormPage, FollowPage } from './follow.views.js';
import { PAPERS, SlipPage } from './slip.views.js';

const LENGTH = 16;

/** A dossier from the counter, for whoever holds its slip. */
@ApiExcludeController()
@Controller()
export class FollowController {
  constructor(
    private readonly queries: ApplicationsQueries,
    private readonly limits: RateLimiter,
  ) {}

  @Public()
  @Header('cache-control', 'no-store')
  @Get('follow')
  form(@Ctx() ctx: PageContext, @Query('code') typed?: unknown) {
    const text = typeof typed === 'string' ? typed.trim().slice(0, 60) : '';
    const code = typedCrockford(text, LENGTH);
    if (code !== null) return redirect(`/follow/${code}`);
    const page = <FollowFormPage ctx={ctx} typed={text} />;
    return text === '' ? page : new PageWithStatus(page, 404);
  }

  /** The code is a secret: the page is kept by nobody and told to no other site. Guesses are counted. */
  @Public()
  @Limited('public-read-network')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Get('follow/:code')
  async follow(@CurrentVisitor() visitor: Visitor, @Ctx() ctx: PageContext, @Param('code') text: string) {
    const code = typedCrockford(text, LENGTH);
    const application = code === null ? null : await this.queries.followed(code);
    if (application !== null) return <FollowPage ctx={ctx} application={application} />;
    await this.limits.take('unknown-code-network', visitor.network);
    return new PageWithStatus(<FollowFormPage ctx={ctx} typed={text.slice(0, 60)} />, 404);
  }

  /** To be printed and handed over. @throws NotFound for what the official does not reach. */
  @Allow('application:counter')
  @Get('console/applications/:id/slip')
  async slip(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('paper') asked?: unknown,
  ) {
    const application = await this.queries.get(actor, id);
    const paper = PAPERS.find((each) => each === asked) ?? 'a5';
    return (
      <SlipPage ctx={ctx} application={application} code={await this.queries.followCode(id)} paper={paper} />
    );
  }
}

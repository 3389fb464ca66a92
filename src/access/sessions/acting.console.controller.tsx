import { Controller, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { redirect } from '../../platform/http/answers.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Allow, CurrentActor } from '../access.decorators.js';
import { Memberships } from '../people/memberships.service.js';
import { Sessions } from './sessions.service.js';
import { CurrentVisitor, type Visitor } from '../visitor.js';

/** The choice, in the bar of every console page, for whom to act. */
@ApiExcludeController()
@Allow('business:act-for')
@Controller('console/acting')
export class ActingController {
  constructor(
    private readonly memberships: Memberships,
    private readonly sessions: Sessions,
  ) {}

  /** Leads to the home page: the page it was chosen on may show what the other business does not have. */
  @Post(':id')
  async choose(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() visitor: Visitor,
    @Param('id', IdPipe) business: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.sessions.setCookie(reply, await this.memberships.actFor(actor, visitor, business));
    return redirect('/console');
  }
}

import { Controller, Get, Header, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ActorIfAny, GuestForm, Public } from '../../access/access.decorators.js';
import { Sessions } from '../../access/sessions/sessions.service.js';
import { CurrentVisitor, type Visitor } from '../../access/visitor.js';
import type { Actor } from '../../platform/actor.js';
import { Conflict, type FieldFault } from '../../platform/errors.js';
import { answerForm, PageWithStatus, redirect } from '../../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../../platform/http/form.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { readInput } from '../../platform/http/validation.js';
import type { PageContext } from '../../ui/page-context.js';
import { NewOwnerInput } from './ownership.dto.js';
import { OwnershipQueries } from './ownership.queries.js';
import { OwnershipService } from './ownership.service.js';
import { OfferEndedPage, OfferPage } from './ownership.views.js';

/** Where the letter that offers a business leads. Answering is a form: programs that look into mail open links. */
@ApiExcludeController()
@GuestForm()
@Public()
@Controller('ownership')
export class OwnershipPublicController {
  constructor(
    private readonly ownership: OwnershipService,
    private readonly queries: OwnershipQueries,
    private readonly sessions: Sessions,
  ) {}

  @Header('referrer-policy', 'no-referrer')
  @Get()
  page(@ActorIfAny() actor: Actor | null, @Ctx() ctx: PageContext, @Query('token') token?: unknown) {
    return this.draw(actor, ctx, typeof token === 'string' ? token : '', undefined, []);
  }

  @Post()
  @HttpCode(200)
  async answer(
    @ActorIfAny() actor: Actor | null,
    @CurrentVisitor() visitor: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() { fields }: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const token = fieldOf(fields, 'token') ?? '';
    const name = fieldOf(fields, 'name');
    try {
      if (fieldOf(fields, 'answer') === 'decline') {
        await this.ownership.decline(visitor, token);
        return <OfferEndedPage ctx={withoutToken(ctx)} declined />;
      }
      return await answerForm(
        async () => {
          const offer = await this.queries.offer(token);
          if (offer === null) throw new Conflict('link-expired');
          const known = offer.hasAccount;
          const password = fieldOf(fields, 'password');
          const sent = known ? null : await readInput(NewOwnerInput, { name, password });
          const opened = await this.ownership.accept(visitor, actor, token, sent);
          if (opened === null) return redirect('/console');
          this.sessions.setCookie(reply, opened.token);
          this.sessions.rememberDevice(reply, opened.device);
          this.sessions.rememberLanguage(reply, opened.language);
          return redirect('/console');
        },
        async (faults) => {
          const drawn = await this.draw(actor, ctx, token, name, faults);
          return drawn instanceof PageWithStatus ? drawn.page : drawn;
        },
      );
    } catch (error) {
      if (!(error instanceof Conflict) || error.code !== 'link-expired') throw error;
      return new PageWithStatus(<OfferEndedPage ctx={withoutToken(ctx)} declined={false} />, 409);
    }
  }

  private async draw(
    actor: Actor | null,
    ctx: PageContext,
    token: string,
    name: string | undefined,
    faults: readonly FieldFault[],
  ) {
    const offer = await this.queries.offer(token);
    if (offer === null)
      return new PageWithStatus(<OfferEndedPage ctx={withoutToken(ctx)} declined={false} />, 410);
    return (
      <OfferPage
        ctx={ctx}
        token={token}
        offer={offer}
        signedIn={actor?.email === offer.email}
        name={name}
        faults={faults}
      />
    );
  }
}

/** A link that works no more is not offered again in the other language. */
function withoutToken(ctx: PageContext): PageContext {
  return { ...ctx, path: '/ownership' };
}

import { Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Conflict, type FieldFault } from '../../platform/errors.js';
import { answerForm, PageWithStatus, redirect } from '../../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../../platform/http/form.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { readInput } from '../../platform/http/validation.js';
import type { PageContext } from '../../ui/page-context.js';
import { GuestForm, Public } from '../access.decorators.js';
import { InvitedInput } from '../account/accounts.dto.js';
import { Sessions } from '../sessions/sessions.service.js';
import { passwordOf } from '../sign-in/sign-in.public.controller.js';
import { ExpiredLinkPage } from '../sign-in/sign-in.views.js';
import { StaffInvitationPage } from './staff-invitation.views.js';
import { StaffInvitations } from './staff-invitations.service.js';
import { CurrentVisitor, type Visitor } from '../visitor.js';

/** Where the link of an invitation to work for a business leads. Taking it up is a form: programs that look into mail open links. */
@ApiExcludeController()
@GuestForm()
@Public()
@Controller('invitation')
export class StaffInvitationController {
  constructor(
    private readonly invitations: StaffInvitations,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  page(@Ctx() ctx: PageContext, @Query('token') token?: unknown) {
    return this.draw(ctx, typeof token === 'string' ? token : '', undefined, []);
  }

  @Post()
  async accept(
    @CurrentVisitor() visitor: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() form: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const token = fieldOf(form.fields, 'token') ?? '';
    const name = fieldOf(form.fields, 'name');
    try {
      return await answerForm(
        async () => {
          const { password } = passwordOf(form, 'password');
          // With an account there is nothing to fill in.
          const known = (await this.invitations.read(token))?.hasAccount === true;
          const input = known
            ? { name: '' }
            : await readInput(InvitedInput, { name, ...passwordOf(form, 'password') });
          const opened = await this.invitations.accept(visitor, token, { name: input.name, password });
          if (opened === null) return redirect('/sign-in?done=invitation-taken-up');
          this.sessions.setCookie(reply, opened.token);
          this.sessions.rememberDevice(reply, opened.device);
          this.sessions.rememberLanguage(reply, opened.language);
          return redirect('/console');
        },
        async (faults) => {
          const drawn = await this.draw(ctx, token, name, faults);
          return drawn instanceof PageWithStatus ? drawn.page : drawn;
        },
      );
    } catch (error) {
      if (!(error instanceof Conflict) || error.code !== 'link-expired') throw error;
      return new PageWithStatus(<ExpiredLinkPage ctx={withoutToken(ctx)} />, 409);
    }
  }

  private async draw(
    ctx: PageContext,
    token: string,
    name: string | undefined,
    faults: readonly FieldFault[],
  ) {
    const invitation = await this.invitations.read(token);
    if (invitation === null) return new PageWithStatus(<ExpiredLinkPage ctx={withoutToken(ctx)} />, 410);
    return (
      <StaffInvitationPage ctx={ctx} token={token} invitation={invitation} name={name} faults={faults} />
    );
  }
}

/** A link that works no more is not offered again in the other language. */
function withoutToken(ctx: PageContext): PageContext {
  return { ...ctx, path: '/invitation' };
}

import { Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { Conflict, Invalid, type FieldFault } from '../../platform/errors.js';
import { PageWithStatus, redirect } from '../../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../../platform/http/form.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { pickFields, readInput } from '../../platform/http/validation.js';
import { Mail } from '../../platform/mail/mail.service.js';
import type { PageContext } from '../../ui/page-context.js';
import { ActorIfAny, GuestForm, Public } from '../access.decorators.js';
import { SignUpInput } from '../account/accounts.dto.js';
import { Accounts } from '../account/accounts.service.js';
import { Sessions } from '../sessions/sessions.service.js';
import { answerLimited, passwordOf } from '../sign-in/sign-in.public.controller.js';
import { ExpiredLinkPage } from '../sign-in/sign-in.views.js';
import { ConfirmSignUpPage, SignUpPage, SignUpSentPage } from './sign-up.views.js';
import { SignUps } from './sign-ups.service.js';
import { CurrentVisitor, type Visitor } from '../visitor.js';

@ApiExcludeController()
@GuestForm()
@Public()
@Controller('sign-up')
export class SignUpController {
  constructor(
    private readonly signUps: SignUps,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly mail: Mail,
  ) {}

  @Get()
  page(@Ctx() ctx: PageContext, @ActorIfAny() actor: Actor | null, @Query('sent') sent?: unknown) {
    if (actor !== null) return redirect('/console');
    const email = typeof sent === 'string' ? sent.slice(0, 254) : '';
    return email === '' ? (
      <SignUpPage ctx={ctx} values={{}} faults={[]} />
    ) : (
      <SignUpSentPage ctx={ctx} email={email} delivery={this.mail.delivery} />
    );
  }

  @Post()
  signUp(
    @CurrentVisitor() visitor: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() form: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const values = pickFields(form.fields, ['name', 'email']);
    const draw = (faults: readonly FieldFault[]) => <SignUpPage ctx={ctx} values={values} faults={faults} />;
    return answerLimited(reply, draw, async () => {
      const input = await this.readSignUp(values, passwordOf(form, 'password'));
      await this.signUps.request(visitor, input);
      return redirect(`/sign-up?sent=${encodeURIComponent(input.email)}`);
    });
  }

  /** A page with a button, not the deed itself: programs that look into mail open links. */
  @Get('confirm')
  async confirmPage(@Ctx() ctx: PageContext, @Query('token') token?: unknown) {
    const secret = typeof token === 'string' ? token : '';
    const email = await this.signUps.read(secret);
    if (email === null) return new PageWithStatus(<ExpiredLinkPage ctx={withoutToken(ctx)} />, 410);
    return <ConfirmSignUpPage ctx={ctx} email={email} token={secret} />;
  }

  @Post('confirm')
  async confirm(
    @CurrentVisitor() visitor: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() form: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    try {
      const opened = await this.signUps.confirm(visitor, fieldOf(form.fields, 'token') ?? '');
      this.sessions.setCookie(reply, opened.token);
      this.sessions.rememberDevice(reply, opened.device);
      this.sessions.rememberLanguage(reply, opened.language);
      return redirect('/console');
    } catch (error) {
      if (!(error instanceof Conflict) || error.code !== 'link-expired') throw error;
      return new PageWithStatus(<ExpiredLinkPage ctx={withoutToken(ctx)} />, 409);
    }
  }

  /** All faults at once: what is wrong with the password is no reason to keep quiet about the rest. */
  private async readSignUp(
    values: Readonly<Record<string, string>>,
    { password }: Readonly<Record<string, string>>,
  ): Promise<SignUpInput> {
    const owner = { name: values['name'] ?? '', email: values['email'] ?? '' };
    const weak = password === undefined ? [] : this.accounts.passwordFaults('password', password, owner);
    try {
      return await readInput(SignUpInput, { ...values, ...(password === undefined ? {} : { password }) });
    } catch (error) {
      throw error instanceof Invalid ? new Invalid([...error.faults, ...weak]) : error;
    }
  }
}

/** A link that works no more is not offered again in the other language. */
function withoutToken(ctx: PageContext): PageContext {
  return { ...ctx, path: '/sign-up' };
}

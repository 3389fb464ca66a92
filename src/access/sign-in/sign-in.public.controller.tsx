import { Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import type { Actor } from '../../platform/actor.js';
import { TooMany, type FieldFault } from '../../platform/errors.js';
import { answerForm, PageWithStatus, type Redirect, redirect } from '../../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../../platform/http/form.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { readInput } from '../../platform/http/validation.js';
import type { PageContext } from '../../ui/page-context.js';
import { ActorIfAny, GuestForm, Public } from '../access.decorators.js';
import { SignInInput } from '../account/accounts.dto.js';
import { Accounts, type Opened } from '../account/accounts.service.js';
import { safePath } from '../safe-path.js';
import { Sessions } from '../sessions/sessions.service.js';
import { SignInPage } from './sign-in.views.js';
import { CurrentVisitor, type Visitor } from '../visitor.js';

@ApiExcludeController()
@GuestForm()
@Public()
@Controller()
export class SignInController {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
  ) {}

  @Get('sign-in')
  signInPage(
    @Ctx() ctx: PageContext,
    @ActorIfAny() actor: Actor | null,
    @Query('next') next?: unknown,
    @Query('done') done?: unknown,
  ) {
    const path = safePath(textOf(next));
    if (actor !== null) return redirect(path);
    return <SignInPage ctx={ctx} next={path} email="" faults={[]} done={textOf(done)} />;
  }

  @Post('sign-in')
  signIn(
    @CurrentVisitor() visitor: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() form: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const next = safePath(fieldOf(form.fields, 'next'));
    const email = fieldOf(form.fields, 'email') ?? '';
    const draw = (faults: readonly FieldFault[]) => (
      <SignInPage ctx={ctx} next={next} email={email} faults={faults} />
    );
    return answerLimited(reply, draw, async () => {
      const input = await readInput(SignInInput, { email, ...passwordOf(form, 'password') });
      return this.welcome(reply, await this.accounts.signIn(visitor, input), next);
    });
  }

  @Post('sign-out')
  async signOut(
    @ActorIfAny() actor: Actor | null,
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirect> {
    if (actor !== null && visitor.token !== null) await this.accounts.signOut(actor, visitor.token);
    this.sessions.clearCookie(reply);
    return redirect('/sign-in?done=signed-out');
  }

  private welcome(reply: FastifyReply, { token, language, device }: Opened, next: string): Redirect {
    this.sessions.setCookie(reply, token);
    this.sessions.rememberDevice(reply, device);
    this.sessions.rememberLanguage(reply, language);
    return redirect(next);
  }
}

/** As `answerForm`; a refusal for too many tries draws the form again, too (429), and says when to come back. */
export async function answerLimited(
  reply: FastifyReply,
  draw: (faults: readonly FieldFault[]) => VNode | Promise<VNode>,
  work: () => Promise<Redirect>,
): Promise<Redirect | PageWithStatus> {
  try {
    return await answerForm(work, draw);
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    void reply.header('retry-after', String(error.retryAfterSeconds));
    const { minutes = 1 } = error.params;
    return new PageWithStatus(await draw([{ path: '', code: 'sign-in-locked', params: { minutes } }]), 429);
  }
}

/** A password as it was typed: nothing is trimmed. An empty one is none. */
export function passwordOf(form: SentForm, name: string): Readonly<Record<string, string>> {
  const text = fieldOf(form.fields, name);
  return text === undefined || text === '' ? {} : { [name]: text };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { answerForm, redirect } from '../../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../../platform/http/form.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { pickFields, readInput } from '../../platform/http/validation.js';
import type { PageContext } from '../../ui/page-context.js';
import { CurrentActor, SignedIn } from '../access.decorators.js';
import { AccountPage, type AccountPageProps } from './account.views.js';
import { ChangePasswordInput, ChooseLanguageInput, NewApiKeyInput } from './accounts.dto.js';
import { Accounts } from './accounts.service.js';
import { ApiKeys } from '../keys/api-keys.service.js';
import { Sessions } from '../sessions/sessions.service.js';
import { answerLimited, passwordOf } from '../sign-in/sign-in.public.controller.js';
import { CurrentVisitor, type Visitor } from '../visitor.js';

@ApiExcludeController()
@SignedIn()
@Controller('console/account')
export class AccountController {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly apiKeys: ApiKeys,
  ) {}

  @Get()
  page(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() visitor: Visitor,
    @Ctx() ctx: PageContext,
    @Query('done') done?: unknown,
  ) {
    return this.draw(actor, visitor, ctx, { done: typeof done === 'string' ? done : undefined });
  }

  @Post('password')
  changePassword(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() visitor: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() form: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerLimited(
      reply,
      (faults) => this.draw(actor, visitor, ctx, { faults }),
      async () => {
        const sent = { ...passwordOf(form, 'currentPassword'), ...passwordOf(form, 'newPassword') };
        const { currentPassword, newPassword } = await readInput(ChangePasswordInput, sent);
        const { token, device } = await this.accounts.changePassword(
          actor,
          visitor,
          currentPassword,
          newPassword,
        );
        this.sessions.setCookie(reply, token);
        this.sessions.rememberDevice(reply, device);
        return redirect('/console/account?done=password-changed');
      },
    );
  }

  @Post('sign-out-everywhere')
  async signOutEverywhere(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.accounts.signOutEverywhere(actor);
    this.sessions.clearCookie(reply);
    return redirect('/sign-in?done=signed-out-everywhere');
  }

  @Post('language')
  async chooseLanguage(
    @CurrentActor() actor: Actor,
    @FormBody() form: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { language } = await readInput(ChooseLanguageInput, pickFields(form.fields, ['language']));
    await this.accounts.chooseLanguage(actor, language);
    this.sessions.rememberLanguage(reply, language);
    return redirect('/console/account?done=language-chosen');
  }

  /** Answers with the page itself, not with a redirect: the key is on it, this once. */
  @Post('api-keys')
  @HttpCode(200)
  createKey(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() visitor: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() form: SentForm,
  ) {
    return answerForm(
      async () => {
        const { name } = await readInput(NewApiKeyInput, pickFields(form.fields, ['name']));
        const { key } = await this.apiKeys.create(actor, name);
        return this.draw(actor, visitor, ctx, { newKey: key });
      },
      (faults) => this.draw(actor, visitor, ctx, { faults, keyName: fieldOf(form.fields, 'name') }),
    );
  }

  @Post('api-keys/:id/revoke')
  async revokeKey(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.apiKeys.revoke(actor, id);
    return redirect('/console/account?done=key-revoked');
  }

  private async draw(
    actor: Actor,
    visitor: Visitor,
    ctx: PageContext,
    more: Pick<AccountPageProps, 'done' | 'faults' | 'keyName' | 'newKey'>,
  ) {
    const [sessions, keys] = await Promise.all([
      this.sessions.list(actor.userId, visitor.token),
      this.apiKeys.list(actor),
    ]);
    // The forms of the page post to addresses below it; its own is the one to link to.
    const at = { ...ctx, path: '/console/account' };
    return <AccountPage ctx={at} account={actor} sessions={sessions} keys={keys} {...more} />;
  }
}

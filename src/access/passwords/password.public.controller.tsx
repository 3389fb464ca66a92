import { Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsEmail } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Conflict, Invalid, type FieldFault } from '../../platform/errors.js';
import { answerForm, PageWithStatus, redirect } from '../../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../../platform/http/form.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { Text } from '../../platform/http/text.decorator.js';
import { pickFields, readInput } from '../../platform/http/validation.js';
import type { PageContext } from '../../ui/page-context.js';
import { GuestForm, Public } from '../access.decorators.js';
import { PasswordLinks, RESET_MINUTES } from './password-links.service.js';
import { answerLimited, passwordOf } from '../sign-in/sign-in.public.controller.js';
import { ExpiredLinkPage, ForgotPage, ResetPage } from '../sign-in/sign-in.views.js';
import { CurrentVisitor, type Visitor } from '../visitor.js';

class ForgotInput {
  @Text({ max: 254 })
  @IsEmail({}, { message: 'email-invalid' })
  email!: string;
}

@ApiExcludeController()
@GuestForm()
@Public()
@Controller('password')
export class PasswordController {
  constructor(private readonly links: PasswordLinks) {}

  @Get('forgot')
  forgotPage(@Ctx() ctx: PageContext, @Query('sent') sent?: unknown) {
    const email = typeof sent === 'string' ? sent.slice(0, 254) : '';
    return <ForgotPage ctx={ctx} email={email} faults={[]} minutes={RESET_MINUTES} sent={email !== ''} />;
  }

  @Post('forgot')
  forgot(
    @CurrentVisitor() visitor: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() form: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const values = pickFields(form.fields, ['email']);
    const draw = (faults: readonly FieldFault[]) => (
      <ForgotPage
        ctx={ctx}
        email={values['email'] ?? ''}
        faults={faults}
        minutes={RESET_MINUTES}
        sent={false}
      />
    );
    return answerLimited(reply, draw, async () => {
      const { email } = await readInput(ForgotInput, values);
      await this.links.request(visitor, email);
      return redirect(`/password/forgot?sent=${encodeURIComponent(email)}`);
    });
  }

  @Get('reset')
  async resetPage(@Ctx() ctx: PageContext, @Query('token') token?: unknown) {
    return this.drawReset(ctx, typeof token === 'string' ? token : '', []);
  }

  @Post('reset')
  async reset(
    @CurrentVisitor() visitor: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() form: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const token = fieldOf(form.fields, 'token') ?? '';
    const { password } = passwordOf(form, 'password');
    try {
      return await answerForm(
        async () => {
          if (password === undefined) throw Invalid.field('password', 'required');
          await this.links.setPassword(visitor, token, password);
          return redirect('/sign-in?done=password-set');
        },
        async (faults) => {
          const drawn = await this.drawReset(ctx, token, faults);
          return drawn instanceof PageWithStatus ? drawn.page : drawn;
        },
      );
    } catch (error) {
      if (!(error instanceof Conflict) || error.code !== 'link-expired') throw error;
      void reply.status(409);
      return <ExpiredLinkPage ctx={withoutToken(ctx)} />;
    }
  }

  private async drawReset(ctx: PageContext, token: string, faults: readonly FieldFault[]) {
    const holder = await this.links.holderOf(token);
    if (holder === null) return new PageWithStatus(<ExpiredLinkPage ctx={withoutToken(ctx)} />, 410);
    return <ResetPage ctx={ctx} token={token} holder={holder} faults={faults} />;
  }
}

/** A link that works no more is not offered again in the other language. */
function withoutToken(ctx: PageContext): PageContext {
  return { ...ctx, path: '/password/reset' };
}

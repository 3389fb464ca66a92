import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ByLetter, GuestForm, Public } from '../access/access.decorators.js';
import { Invalid } from '../platform/errors.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { NoticeSettings } from './notice-settings.service.js';
import { StopMailPage } from './notice-settings.views.js';

const NOBODY = { userId: null, role: 'anonymous', requestId: null } as const;

/** The address in the head of a letter: mail programs offer “unsubscribe” beside the sender (RFC 8058). */
@ApiExcludeController()
@Public()
@Controller('notices/unsubscribe')
export class StopMailController {
  constructor(private readonly settings: NoticeSettings) {}

  /** Opening it changes nothing: programs that look through letters open every link. */
  @GuestForm()
  @Get(':token')
  page(@Ctx() ctx: PageContext, @Param('token') token: string) {
    this.settings.userOf(token);
    return <StopMailPage ctx={ctx} token={token} done={false} />;
  }

  /** Answered without a redirect (RFC 8058 §3.1). @throws Invalid for anything but the one field it names. */
  @ByLetter()
  @HttpCode(200)
  @Post(':token')
  async stop(@Ctx() ctx: PageContext, @Param('token') token: string, @FormBody() { fields }: SentForm) {
    const userId = this.settings.userOf(token);
    if (fieldOf(fields, 'List-Unsubscribe') !== 'One-Click')
      throw Invalid.field('List-Unsubscribe', 'required-choice');
    await this.settings.choose(userId, 'never', NOBODY);
    return <StopMailPage ctx={ctx} token={token} done />;
  }
}

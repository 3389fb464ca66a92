import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { GuestForm, Public } from '../access/access.decorators.js';
import { redirect } from '../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { readChoice } from './notice-settings.dto.js';
import { NoticeSettings } from './notice-settings.service.js';
import { NoticeMailPage } from './notice-settings.views.js';

/** Opening the link changes nothing: programs that look through letters open every one. */
@ApiExcludeController()
@Public()
@GuestForm()
@Controller('notices/mail')
export class NoticeMailController {
  constructor(private readonly settings: NoticeSettings) {}

  @Get(':token')
  async page(@Ctx() ctx: PageContext, @Param('token') token: string, @Query('done') done?: unknown) {
    const chosen = await this.settings.of(this.settings.userOf(token));
    return (
      <NoticeMailPage ctx={ctx} action={`/notices/mail/${token}`} chosen={chosen} done={done === 'yes'} />
    );
  }

  @Post(':token')
  async choose(@Param('token') token: string, @FormBody() { fields }: SentForm) {
    const userId = this.settings.userOf(token);
    const nobody = { userId: null, role: 'anonymous', requestId: null } as const;
    await this.settings.choose(userId, readChoice(fieldOf(fields, 'mail')), nobody);
    return redirect(`/notices/mail/${token}?done=yes`);
  }
}

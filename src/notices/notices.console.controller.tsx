import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { redirect } from '../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { PageDto } from '../platform/http/page.dto.js';
import type { PageContext } from '../ui/page-context.js';
import { readChoice } from './notice-settings.dto.js';
import { NoticeSettings } from './notice-settings.service.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesService } from './notices.service.js';
import { NoticesPage } from './notices.views.js';

@ApiExcludeController()
@Controller('console/notices')
export class NoticesConsoleController {
  constructor(
    private readonly notices: NoticesService,
    private readonly queries: NoticesQueries,
    private readonly settings: NoticeSettings,
  ) {}

  @Allow('notice:read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() page: PageDto) {
    const { items, next } = await this.queries.list(actor, page.cursor, page.limit);
    return <NoticesPage ctx={ctx} notices={items} next={next} mail={await this.settings.of(actor.userId)} />;
  }

  @Allow('notice:read')
  @Post('settings')
  async choose(@CurrentActor() actor: Actor, @FormBody() { fields }: SentForm) {
    await this.settings.choose(actor.userId, readChoice(fieldOf(fields, 'mail')), actor);
    return redirect('/console/notices#mail');
  }

  @Allow('notice:read')
  @Post('seen')
  async seen(@CurrentActor() actor: Actor, @FormBody() { fields }: SentForm) {
    const upTo = fieldOf(fields, 'upTo') ?? '';
    if (/^\d{1,18}$/.test(upTo)) await this.notices.seen(actor, upTo);
    return redirect('/console/notices');
  }
}

import { Module } from '@nestjs/common';
import { NoticeMail } from './notice-mail.jobs.js';
import { NoticeMailController } from './notice-mail.public.controller.js';
import { NoticeSettings } from './notice-settings.service.js';
import { StopMailController } from './stop-mail.public.controller.js';
import { NoticesConsoleController } from './notices.console.controller.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesService } from './notices.service.js';
import './notices.feature.js';

@Module({
  controllers: [NoticesConsoleController, NoticeMailController, StopMailController],
  providers: [NoticesService, NoticesQueries, NoticeMail, NoticeSettings],
  exports: [NoticesQueries, NoticesService],
})
export class NoticesModule {}

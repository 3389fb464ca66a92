import { Module } from '@nestjs/common';
import { NoticeMail } from './notice-mail.jobs.js';
import { NoticesConsoleController } from './notices.console.controller.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesService } from './notices.service.js';
import './notices.feature.js';

@Module({
  controllers: [NoticesConsoleController],
  providers: [NoticesService, NoticesQueries, NoticeMail],
  exports: [NoticesQueries, NoticesService],
})
export class NoticesModule {}

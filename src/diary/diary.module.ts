import { Module } from '@nestjs/common';
import { ImagesModule } from '../images/images.module.js';
import { EventsModule } from '../events/events.module.js';
import { DiaryApiController } from './diary.api.controller.js';
import { DiaryQueries } from './diary.queries.js';
import { DiaryService } from './diary.service.js';

@Module({
  imports: [ImagesModule, EventsModule],
  controllers: [DiaryApiController],
  providers: [DiaryService, DiaryQueries],
  exports: [DiaryService, DiaryQueries],
})
export class DiaryModule {}

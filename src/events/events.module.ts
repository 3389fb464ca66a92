import { Module } from '@nestjs/common';
import { CodesModule } from '../codes/codes.module.js';
import { ImagesModule } from '../images/images.module.js';
import { EpcisExport } from './epcis-export.service.js';
import { EventsApiController } from './events.api.controller.js';
import { EventsQueries } from './events.queries.js';
import { EventsService } from './events.service.js';
import './events.feature.js';

@Module({
  imports: [ImagesModule, CodesModule],
  controllers: [EventsApiController],
  providers: [EventsService, EventsQueries, EpcisExport],
  exports: [EventsService, EventsQueries],
})
export class EventsModule {}

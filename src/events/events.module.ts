import { Module } from '@nestjs/common';
import { EventSequencer } from './event-sequencer.service.js';
import { EventStore } from './event-store.service.js';
import { EventsApiController } from './events.api.controller.js';
import { CaptureQueries } from './capture/capture.queries.js';
import { CaptureService } from './capture/capture.service.js';
import { EventIntake } from './capture/event-intake.service.js';
import { EpcisApiController } from './capture/epcis.api.controller.js';
import { EventsQueries } from './events.queries.js';
import './events.feature.js';

@Module({
  controllers: [EventsApiController, EpcisApiController],
  providers: [EventStore, EventsQueries, EventSequencer, CaptureService, CaptureQueries, EventIntake],
  exports: [EventStore, EventsQueries],
})
export class EventsModule {}

import { Module } from '@nestjs/common';
import { EventSequencer } from './event-sequencer.service.js';
import { EventStore } from './event-store.service.js';
import { EventsApiController } from './events.api.controller.js';
import { EventsQueries } from './events.queries.js';
import './events.feature.js';

@Module({
  controllers: [EventsApiController],
  providers: [EventStore, EventsQueries, EventSequencer],
  exports: [EventStore],
})
export class EventsModule {}

import { Module } from '@nestjs/common';
import { FindQueries } from './find.queries.js';
import { TracePages } from './trace-pages.js';
import { TracesApiController } from './traces.api.controller.js';
import { TracesPublicController } from './traces.public.controller.js';
import { TracesQueries } from './traces.queries.js';

@Module({
  controllers: [TracesPublicController, TracesApiController],
  providers: [TracesQueries, FindQueries, TracePages],
})
export class TracesModule {}

import { Module } from '@nestjs/common';
import { CodesApiController } from './codes.api.controller.js';
import { CodesConsoleController } from './codes.console.controller.js';
import { CodesQueries } from './codes.queries.js';
import { CodesService } from './codes.service.js';

@Module({
  controllers: [CodesApiController, CodesConsoleController],
  providers: [CodesService, CodesQueries],
  exports: [CodesService, CodesQueries],
})
export class CodesModule {}

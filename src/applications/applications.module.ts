import { Global, Module } from '@nestjs/common';
import { ApplicationsApiController } from './applications.api.controller.js';
import { ApplicationsConsoleController } from './applications.console.controller.js';
import { ApplicationsQueries } from './applications.queries.js';
import { ApplicationsService } from './applications.service.js';

@Global()
@Module({
  controllers: [ApplicationsApiController, ApplicationsConsoleController],
  providers: [ApplicationsService, ApplicationsQueries],
  exports: [ApplicationsService, ApplicationsQueries],
})
export class ApplicationsModule {}

import { Global, Module } from '@nestjs/common';
import { ApplicationsApiController } from './applications.api.controller.js';
import { ApplicationsConsoleController } from './applications.console.controller.js';
import { ApplicationsQueries } from './applications.queries.js';
import { ApplicationsService } from './applications.service.js';
import { DecisionMail } from './decision-mail.jobs.js';

@Global()
@Module({
  controllers: [ApplicationsApiController, ApplicationsConsoleController],
  providers: [ApplicationsService, ApplicationsQueries, DecisionMail],
  exports: [ApplicationsService, ApplicationsQueries],
})
export class ApplicationsModule {}

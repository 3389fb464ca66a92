import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsApiController } from './applications.api.controller.js';
import { ApplicationsConsoleController } from './applications.console.controller.js';
import { ApplicationsQueries } from './applications.queries.js';
import { ApplicationsService } from './applications.service.js';
import { DecisionMail } from './decision-mail.jobs.js';
import { Application } from './application.entity.js';
import './applications.feature.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Application])],
  controllers: [ApplicationsApiController, ApplicationsConsoleController],
  providers: [ApplicationsService, ApplicationsQueries, DecisionMail],
  exports: [ApplicationsService, ApplicationsQueries],
})
export class ApplicationsModule {}

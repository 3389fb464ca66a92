import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsApiController } from './applications.api.controller.js';
import { ApplicationsConsoleController } from './applications.console.controller.js';
import { ApplicationsQueries } from './applications.queries.js';
import { ApplicationsService } from './applications.service.js';
import { DossierContents } from './dossier-contents.service.js';
import { DossierKinds } from './dossier-kinds.js';
import { DecisionMail } from './decision-mail.jobs.js';
import { Application } from './application.entity.js';
import './applications.feature.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Application])],
  controllers: [ApplicationsApiController, ApplicationsConsoleController],
  providers: [ApplicationsService, ApplicationsQueries, DossierKinds, DossierContents, DecisionMail],
  exports: [ApplicationsService, ApplicationsQueries, DossierKinds],
})
export class ApplicationsModule {}

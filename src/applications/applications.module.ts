import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NoticesModule } from '../notices/notices.module.js';
import { ApplicationsApiController } from './applications.api.controller.js';
import { ApplicationsConsoleController } from './applications.console.controller.js';
import { ApplicationsQueries } from './applications.queries.js';
import { DossierWorkApiController } from './dossier-work.api.controller.js';
import { DossierWorkConsoleController } from './dossier-work.console.controller.js';
import { DossierSelections } from './dossier-selections.js';
import { DossierWork } from './dossier-work.service.js';
import { FollowController } from './follow.public.controller.js';
import { DutyConsoleController } from './duty.console.controller.js';
import { OfficeDaysConsoleController } from './office-days.console.controller.js';
import { OfficeCalendars } from './office-calendar.service.js';
import { OfficialsDuty } from './officials-duty.service.js';
import { ApplicationsService } from './applications.service.js';
import { DossierContents } from './dossier-contents.service.js';
import { DossierKinds } from './dossier-kinds.js';
import { LateDossiers } from './late-dossiers.jobs.js';
import { DecisionMail } from './decision-mail.jobs.js';
import { Application } from './application.entity.js';
import { ApplicationSearch } from './application.search.js';
import './applications.feature.js';

@Global()
@Module({
  imports: [NoticesModule, TypeOrmModule.forFeature([Application])],
  controllers: [
    ApplicationsApiController,
    ApplicationsConsoleController,
    DossierWorkApiController,
    DossierWorkConsoleController,
    DutyConsoleController,
    FollowController,
    OfficeDaysConsoleController,
  ],
  providers: [
    ApplicationSearch,
    ApplicationsService,
    ApplicationsQueries,
    DossierKinds,
    DossierContents,
    DossierWork,
    DossierSelections,
    DecisionMail,
    LateDossiers,
    OfficeCalendars,
    OfficialsDuty,
  ],
  exports: [ApplicationsService, ApplicationsQueries, DossierKinds],
})
export class ApplicationsModule {}

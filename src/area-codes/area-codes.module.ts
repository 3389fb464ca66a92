import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NoticesModule } from '../notices/notices.module.js';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AreaCodeApiController } from './area-code.public-api.controller.js';
import { AreaCodeController } from './area-code.public.controller.js';
import { AreaCodePages } from './area-code-pages.queries.js';
import { CodeNumbers } from './code-numbers.service.js';
import { ListedRegistrations } from './listed-registrations.service.js';
import { RegistrationExpiry } from './expiry.jobs.js';
import { RegistrationDossier } from './registration.dossier.js';
import { AreaRegistration } from './registration.entity.js';
import { RenewalDossier } from './renewal.dossier.js';
import { RenewalReminders } from './renewal-reminders.jobs.js';
import { RenewalsService } from './renewals.service.js';
import { RegistrationsApiController } from './registrations.api.controller.js';
import { RegistrationsConsoleController } from './registrations.console.controller.js';
import { RegistrationsQueries } from './registrations.queries.js';
import { RegistrationsService } from './registrations.service.js';
import './area-codes.feature.js';

@Module({
  imports: [TypeOrmModule.forFeature([AreaRegistration]), ApplicationsModule, NoticesModule],
  controllers: [
    AreaCodeApiController,
    AreaCodeController,
    RegistrationsApiController,
    RegistrationsConsoleController,
  ],
  providers: [
    AreaCodePages,
    CodeNumbers,
    ListedRegistrations,
    RegistrationDossier,
    RegistrationExpiry,
    RenewalDossier,
    RenewalReminders,
    RenewalsService,
    RegistrationsQueries,
    RegistrationsService,
  ],
  exports: [CodeNumbers, ListedRegistrations, RegistrationsQueries, RegistrationsService],
})
export class AreaCodesModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsModule } from '../applications/applications.module.js';
import { CodeNumbers } from './code-numbers.service.js';
import { RegistrationExpiry } from './expiry.jobs.js';
import { RegistrationDossier } from './registration.dossier.js';
import { AreaRegistration } from './registration.entity.js';
import { RegistrationsApiController } from './registrations.api.controller.js';
import { RegistrationsQueries } from './registrations.queries.js';
import { RegistrationsService } from './registrations.service.js';
import './area-codes.feature.js';

@Module({
  imports: [TypeOrmModule.forFeature([AreaRegistration]), ApplicationsModule],
  controllers: [RegistrationsApiController],
  providers: [
    CodeNumbers,
    RegistrationDossier,
    RegistrationExpiry,
    RegistrationsQueries,
    RegistrationsService,
  ],
  exports: [CodeNumbers, RegistrationsQueries, RegistrationsService],
})
export class AreaCodesModule {}

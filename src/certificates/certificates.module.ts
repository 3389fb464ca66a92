import { Module } from '@nestjs/common';
import { CertificateBulk } from './certificate.bulk.js';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsModule } from '../applications/applications.module.js';
import { ImagesModule } from '../images/images.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { CertificateDossier } from './certificate.dossier.js';
import { Certificate } from './certificate.entity.js';
import { CertificatesApiController } from './certificates.api.controller.js';
import { CertificatesConsoleController } from './certificates.console.controller.js';
import { CertificatesQueries } from './certificates.queries.js';
import { CertificatesService } from './certificates.service.js';
import { ClaimChecks } from './claim-checks.js';
import { CertificateReminders } from './reminders.jobs.js';
import { CertificateChecks } from './certificate-checks.js';
import './certificates.feature.js';

@Module({
  imports: [TypeOrmModule.forFeature([Certificate]), ApplicationsModule, ImagesModule, NoticesModule],
  controllers: [CertificatesApiController, CertificatesConsoleController],
  providers: [
    CertificateBulk,
    CertificateChecks,
    CertificateDossier,
    CertificateReminders,
    CertificatesService,
    ClaimChecks,
    CertificatesQueries,
  ],
})
export class CertificatesModule {}

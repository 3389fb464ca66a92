import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ImagesModule } from '../images/images.module.js';
import { AnswerMail } from './answer-mail.jobs.js';
import { Report } from './report.entity.js';
import { ReportSubjects } from './report-subject.queries.js';
import { ReportsConsoleController } from './reports.console.controller.js';
import { ReportsPublicController } from './reports.public.controller.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';
import { ReportSelections } from './report-selections.js';
import './reports.feature.js';

@Module({
  imports: [TypeOrmModule.forFeature([Report]), ImagesModule],
  controllers: [ReportsPublicController, ReportsConsoleController],
  providers: [ReportsService, ReportSelections, ReportsQueries, ReportSubjects, AnswerMail],
  exports: [ReportsQueries],
})
export class ReportsModule {}

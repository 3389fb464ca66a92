import { Module } from '@nestjs/common';
import { AuditPagesModule } from '../audit-pages/audit-pages.module.js';
import { BusinessesModule } from '../businesses/businesses.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ConsoleController } from './console.controller.js';
import { ConsoleQueries } from './console.queries.js';
import './console.feature.js';

@Module({
  imports: [AuditPagesModule, BusinessesModule, NoticesModule, ReportsModule],
  controllers: [ConsoleController],
  providers: [ConsoleQueries],
})
export class ConsoleModule {}

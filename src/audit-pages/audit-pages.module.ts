import { Module } from '@nestjs/common';
import { AuditApiController } from './audit.api.controller.js';
import { AuditController } from './audit.console.controller.js';
import { AuditQueries } from './audit.queries.js';
import './audit.feature.js';

/** Reading the log. Apart from writing it, which `access` needs, while these pages need `access`. */
@Module({
  controllers: [AuditController, AuditApiController],
  providers: [AuditQueries],
  exports: [AuditQueries],
})
export class AuditPagesModule {}

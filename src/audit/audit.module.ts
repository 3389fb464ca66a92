import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log.service.js';
import { StateChanges } from './state-changes.service.js';

@Global()
@Module({ providers: [AuditLog, StateChanges], exports: [AuditLog, StateChanges] })
export class AuditModule {}

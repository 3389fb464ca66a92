import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log.service.js';
import { ListExports } from './list-exports.service.js';
import { StateChanges } from './state-changes.service.js';

@Global()
@Module({ providers: [AuditLog, ListExports, StateChanges], exports: [AuditLog, ListExports, StateChanges] })
export class AuditModule {}

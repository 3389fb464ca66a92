import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ApiKeys } from './api-keys.service.js';
import { Sessions } from './sessions.service.js';

@Global()
@Module({
  providers: [Sessions, ApiKeys, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [Sessions, ApiKeys],
})
export class AccessModule {}

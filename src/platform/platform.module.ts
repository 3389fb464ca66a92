import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { CONFIG, type Config } from '../config.js';
import { Clock } from './clock.js';
import { DATABASE_URL } from './database/database-url.js';
import { DatabaseModule } from './database/database.module.js';
import { patience, PATIENCE } from './database/patience.js';
import { Notifications } from './database/notifications.js';
import { Assets } from './http/assets.js';
import { PageContexts } from './http/page-contexts.js';
import { RequestRecords } from './http/request-records.js';
import { Team } from './processes/team.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from './registry-province.js';

export const LOG = Symbol('log');

/** What is opened before the application is built, because the application cannot do without. */
export interface Core {
  readonly config: Config;
  readonly log: Logger;
  readonly databaseUrl: string;
  readonly notifications: Notifications;
  readonly assets: Assets;
  readonly province: RegistryProvince;
  readonly clock: Clock;
  readonly team: Team;
}

@Global()
@Module({})
export class PlatformModule {
  static of(core: Core): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: core.config },
      { provide: LOG, useValue: core.log },
      { provide: DATABASE_URL, useValue: core.databaseUrl },
      { provide: PATIENCE, useValue: patience(core.config.database.patienceMs) },
      { provide: Notifications, useValue: core.notifications },
      { provide: Assets, useValue: core.assets },
      { provide: REGISTRY_PROVINCE, useValue: core.province },
      { provide: Clock, useValue: core.clock },
      { provide: Team, useValue: core.team },
      PageContexts,
      RequestRecords,
    ];
    return { module: PlatformModule, imports: [DatabaseModule], providers, exports: providers };
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';

/** Long enough to mend a sheet and to find out that it was the wrong one. */
export const KEPT_DAYS = 14;
const DAY_MS = 24 * 3_600_000;

/** What people sent does not stay longer than it is of use to them. */
@Injectable()
export class OldImports implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'remove-old-imports', cron: '23 3 * * *' }, () => this.remove());
  }

  async remove(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    await this.db.transaction((tx) => tx.query('delete from imports where updated_at < $1', [before]));
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { DEVICE_KEPT_MS } from './sign-in/known-devices.service.js';
import { SESSION_IDLE_MS } from './sessions/sessions.service.js';

const DAY = 24 * 3_600_000;

/** Removes what has run out. Nothing depends on it: each reader looks at the time itself. */
@Injectable()
export class ExpiredRecords implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'remove-expired-records', cron: '17 * * * *' }, () => this.remove());
  }

  async remove(): Promise<void> {
    const now = this.clock.now();
    const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    // One transaction each: none has to wait for the locks of another.
    const removals: readonly (readonly [string, unknown[]])[] = [
      ['delete from sessions where expires_at <= $1 or seen_at <= $2', [now, ago(SESSION_IDLE_MS)]],
      ['delete from sign_ups where expires_at <= $1', [now]],
      ['delete from membership_links where expires_at <= $1', [now]],
      ['delete from known_devices where seen_at <= $1', [ago(DEVICE_KEPT_MS)]],
      ['delete from password_resets where expires_at <= $1', [now]],
      ['delete from idempotency_keys where created_at <= $1', [ago(DAY)]],
      ['delete from rate_limits where expire <= $1', [now.getTime()]],
    ];
    for (const [sql, parameters] of removals) await this.db.transaction((tx) => tx.query(sql, parameters));
  }
}

import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Logger, parseCronItems, run, type Runner } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Logger as Log } from 'pino';
import { JOBS, JOBS_AT_ONCE } from '../database/connections.js';
import { DATABASE_URL } from '../database/database-url.js';
import { Team } from '../processes/team.js';
import { LOG } from '../platform.module.js';
import { openJobPool } from './job-pool.js';
import { Jobs } from './jobs.service.js';

/**
 * Takes jobs from the queue while the application runs: few at once, for they wait for the network more than they compute, and the
 * requests have the processor first. Of several processes the leader does it. Stops before the database is closed: what runs is finished.
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private runner: Runner | null = null;
  private stopping = false;
  private pool: Pool | null = null;

  constructor(
    private readonly jobs: Jobs,
    @Inject(DATABASE_URL) private readonly url: string,
    @Inject(LOG) private readonly log: Log,
    private readonly team: Team,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.team.leads) return;
    const { handlers, schedules } = this.jobs.registered();
    // The worker's own pool stops listening for errors before its connections are closed, and a database that ends at that moment (as
    // when a machine shuts down) would then end the process in the middle of its orderly stop.
    this.pool = openJobPool(this.url, JOBS, ({ message }) => this.tell('warning', message));
    this.runner = await run({
      pgPool: this.pool,
      concurrency: JOBS_AT_ONCE,
      pollInterval: 5000, // a new job is told by NOTIFY; this finds the ones to be tried again
      noHandleSignals: true, // main.ts decides when everything stops
      logger: new Logger(() => (level, message) => this.tell(level, message)),
      taskList: Object.fromEntries(
        [...handlers].map(([name, work]) => [name, (payload: unknown) => work(payload)]),
      ),
      parsedCronItems: parseCronItems(
        schedules.map(({ name, cron }) => ({
          task: name,
          match: cron,
          identifier: name,
          options: { backfillPeriod: 0, maxAttempts: 3 },
        })),
      ),
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.runner?.stop();
    await this.pool?.end();
  }

  private tell(level: string, message: string): void {
    const isNews = !this.stopping; // a connection that is cut while everything stops is none
    const as = isNews && level === 'error' ? 'error' : isNews && level === 'warning' ? 'warn' : 'debug';
    this.log[as]({ message }, 'jobs');
  }
}

import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Logger, parseCronItems, run, type Runner } from 'graphile-worker';
import type { Logger as Log } from 'pino';
import { DATABASE_URL } from '../database/database-url.js';
import { LOG } from '../platform.module.js';
import { Jobs } from './jobs.service.js';

// Jobs wait for the network more than they compute; the requests have the processor first.
const AT_ONCE = 2;
// One connection listens, one looks after the schedule, the others work.
const CONNECTIONS = AT_ONCE + 2;

/** Takes jobs from the queue while the application runs. Stops before the database is closed: what runs is finished. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private runner: Runner | null = null;

  constructor(
    private readonly jobs: Jobs,
    @Inject(DATABASE_URL) private readonly url: string,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { handlers, schedules } = this.jobs.registered();
    this.runner = await run({
      connectionString: this.url,
      concurrency: AT_ONCE,
      maxPoolSize: CONNECTIONS,
      pollInterval: 5000, // a new job is told by NOTIFY; this finds the ones to be tried again
      noHandleSignals: true, // main.ts decides when everything stops
      logger: new Logger(() => (level, message) => {
        this.log[level === 'warning' ? 'warn' : level === 'error' ? 'error' : 'debug']({ message }, 'jobs');
      }),
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
    const runner = this.runner;
    this.runner = null;
    await runner?.stop();
  }
}

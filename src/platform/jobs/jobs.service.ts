import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { readInput } from '../http/validation.js';

/** Five fields of cron, in UTC: `17 * * * *` is the seventeenth minute of every hour. */
export interface Schedule {
  readonly name: string;
  readonly cron: string;
}

type Work = (payload: unknown) => Promise<void>;

/**
 * Work that has to happen, but not inside a request. A job is enqueued in the transaction of the change that asks for
 * it, so it runs exactly when the change was committed, survives a crash, and is tried again when it fails: a handler
 * must bear being run twice. Modules register their handlers while the application starts (`onModuleInit`).
 */
@Injectable()
export class Jobs {
  private readonly handlers = new Map<string, Work>();
  private readonly schedules: Schedule[] = [];
  private clock = true;

  /** `payload` holds ids, no personal data: it stays in the queue until the job is done. */
  async enqueue(tx: Tx, name: string, payload: object): Promise<void> {
    if (!this.handlers.has(name)) throw new Error(`No module handles the job ${name}`);
    await tx.query('select enqueue_job($1, $2)', [name, JSON.stringify(payload)]);
  }

  /** Registers the one handler of a job; the payload is checked against `type` first. */
  handle<T extends object>(name: string, type: new () => T, work: (payload: T) => Promise<void>): void {
    this.register(name, async (payload) => work(await readInput(type, payload)));
  }

  /** Registers work that comes round by the clock, once for all replicas together. */
  schedule(schedule: Schedule, work: () => Promise<void>): void {
    this.register(schedule.name, work);
    this.schedules.push(schedule);
  }

  /** Before the application starts: what comes round by the clock is left to whoever calls it. */
  stopClock(): void {
    this.clock = false;
  }

  /** For the runner: everything registered. */
  registered(): { readonly handlers: ReadonlyMap<string, Work>; readonly schedules: readonly Schedule[] } {
    return { handlers: this.handlers, schedules: this.clock ? this.schedules : [] };
  }

  private register(name: string, work: Work): void {
    if (this.handlers.has(name)) throw new Error(`The job ${name} has two handlers`);
    this.handlers.set(name, work);
  }
}

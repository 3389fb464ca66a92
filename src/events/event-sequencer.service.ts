import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from '../platform/database/database.js';
import { LOG } from '../platform/platform.module.js';

/** So long what was recorded waits for its number, at most. */
const EVERY_MS = 400;
/** Numbered in one transaction; after so many it goes on at once. */
const GROUP = 5000;

/**
 * Numbers what was recorded without gaps (`event_order`): the order of feeds, of the log and of replays. Every process tries; an
 * advisory lock lets one at a time (migrations: `number_events`).
 */
@Injectable()
export class EventSequencer implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;

  constructor(
    private readonly db: Database,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.again(EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Numbers all that is committed now. */
  async run(): Promise<void> {
    for (let numbered = GROUP; numbered === GROUP;) numbered = await this.group();
  }

  private async group(): Promise<number> {
    const [row] = await this.db.transaction((tx) =>
      tx.query<{ numbered: number }[]>('select number_events($1) as numbered', [GROUP]),
    );
    return row?.numbered ?? 0;
  }

  private again(milliseconds: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.run().then(
        () => this.ended(false),
        (error: unknown) => this.ended(true, error),
      );
    }, milliseconds);
    this.timer.unref();
  }

  /** Trouble is told once, and ends with the next success. */
  private ended(failed: boolean, error?: unknown): void {
    if (failed && !this.failing) this.log.error({ err: error }, 'recorded events wait for their number');
    this.failing = failed;
    this.again(failed ? EVERY_MS * 10 : EVERY_MS);
  }
}

import { Unavailable } from './errors.js';

const RETRY_SECONDS = 5;

/** Heavy work, so many at a time; whoever would wait behind too many others is asked to come again (503). First come, first served. */
export class WorkQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mayWait: number,
  ) {}

  /** @throws Unavailable when too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running += 1;
    else {
      if (this.waiting.length >= this.mayWait) throw new Unavailable('busy', RETRY_SECONDS);
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      // The place goes to the one who waits longest, so that nobody who comes later slips in between.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}

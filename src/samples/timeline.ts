import type { Clock } from '../platform/clock.js';

interface Moment {
  readonly at: Date;
  readonly act: () => Promise<unknown>;
}

/** What happens when. It is told in any order and takes place in the order of time, each thing with the clock at its moment. */
export class Timeline {
  private readonly moments: Moment[] = [];

  constructor(private readonly clock: Clock) {}

  add(at: Date, act: () => Promise<unknown>): void {
    this.moments.push({ at, act });
  }

  async play(): Promise<void> {
    // Two things of one moment stay in the order in which they were told.
    for (const { at, act } of this.moments.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
      await this.clock.at(at, act);
  }
}

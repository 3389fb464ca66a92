/** Who has served so long did not end for a cause that was there at its start. */
const SOUND_MS = 10_000;
/** One soon after the other, before it counts as of no use. */
const TRIES = 6;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;

/** When a process that ended is replaced: the first time at once, then after longer and longer waits. */
export class Restarts {
  private inVain = 0;

  /** @returns milliseconds to wait */
  next(servedForMs: number): number {
    this.inVain = servedForMs >= SOUND_MS ? 1 : this.inVain + 1;
    return this.inVain === 1 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.inVain - 2));
  }

  /** Soon after its start, how often in a row. */
  get tries(): number {
    return this.inVain;
  }

  get areOfNoUse(): boolean {
    return this.inVain >= TRIES;
  }
}

import { dayOf, momentOf } from './time-zone.js';

// The longest that a timer is trusted: clocks are set, machines sleep.
const LONGEST_MS = 60_000;

/** The first moment of the day after the one a moment lies in. */
export function nextMidnight(now: Date, timeZone: string): Date {
  const today = dayOf(now, timeZone);
  const noon = new Date(`${today}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + 1);
  return momentOf(`${noon.toISOString().slice(0, 10)}T00:00`, timeZone) ?? noon;
}

/** Does something whenever a day of the time zone begins. @returns what ends it */
export function atMidnights(timeZone: string, work: () => void): () => void {
  let next = nextMidnight(new Date(), timeZone);
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    timer = setTimeout(
      () => {
        if (Date.now() >= next.getTime()) {
          next = nextMidnight(new Date(), timeZone);
          work();
        }
        wait();
      },
      Math.max(1, Math.min(LONGEST_MS, next.getTime() - Date.now())),
    ).unref();
  };
  wait();
  return () => clearTimeout(timer);
}

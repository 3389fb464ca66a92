/**
 * Clocks of time zones (IANA names). `Intl` knows them, but each question costs it some microseconds and a heap of objects, and a page
 * asks dozens. A zone that is as far from UTC when a day begins as when it ends was so all day, so two questions a day do.
 */
const DAY_MS = 86_400_000;
const DAYS_MAX = 10_000;

const days = new Map<string, Map<number, number | null>>();

/**
 * How far a zone is ahead of UTC at a moment, in milliseconds.
 * @throws RangeError for a date that is none, or a zone nobody knows
 */
export function offsetMs(moment: Date, timeZone: string): number {
  const day = Math.floor(moment.getTime() / DAY_MS);
  let known = days.get(timeZone);
  if (known === undefined) days.set(timeZone, (known = new Map<number, number | null>()));
  let steady = known.get(day);
  if (steady === undefined) {
    const [begins, ends] = [day, day + 1].map((at) => ask(new Date(at * DAY_MS), timeZone));
    steady = begins === ends && begins !== undefined ? begins : null;
    if (known.size >= DAYS_MAX) known.clear();
    known.set(day, steady);
  }
  return steady ?? ask(moment, timeZone);
}

/** A date whose UTC fields read what the clock of the zone shows. */
export function clockIn(timeZone: string, moment: Date): Date {
  return new Date(moment.getTime() + offsetMs(moment, timeZone));
}

const formats = new Map<string, Intl.DateTimeFormat>(); // making one costs a hundred times what using it does

function ask(moment: Date, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  // Local mean times of long ago have seconds: GMT+07:06:30.
  const [, sign, hours = 0, minutes = 0, seconds = 0] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? [];
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -size : size;
}

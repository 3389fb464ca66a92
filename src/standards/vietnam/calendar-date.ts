/** A day of the Gregorian calendar as ISO 8601 writes it, `2026-11-21`, without a time zone. Sorts as text. */
export type CalendarDate = string & { readonly [calendarDate]: true };
declare const calendarDate: unique symbol;

const DAY_MS = 86_400_000;

/** The day, or undefined when there is none: 31 April, 29 February of 2025, a year outside 1 to 9999. */
export function calendarDateOf(year: number, month: number, day: number): CalendarDate | undefined {
  if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return undefined;
  }
  return date.toISOString().slice(0, 10) as CalendarDate;
}

/** Reads `YYYY-MM-DD` exactly; undefined for any other text and for days that do not exist. */
export function readCalendarDate(text: string): CalendarDate | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts ? calendarDateOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
}

/** Days since 1970-01-01. */
export function dayNumber(date: CalendarDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** The day `days` after `date` (before it when negative). */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10) as CalendarDate;
}

/** ISO 8601 day of the week: 1 Monday … 7 Sunday. */
export function weekday(date: CalendarDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The calendar day in Viet Nam (UTC+7, no summer time since 1975) at an instant. */
export function calendarDateInVietnam(instant: Date): CalendarDate {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) as CalendarDate;
}

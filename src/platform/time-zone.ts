import { clockIn, offsetMs } from '../standards/time/zones.js';

/**
 * The offset a time zone had at a moment, as EPCIS writes it: `+07:00`.
 * EPCIS 2.0 §7.4.1, eventTimeZoneOffset.
 */
export function offsetAt(moment: Date, timeZone: string): string {
  const minutes = Math.trunc(offsetMs(moment, timeZone) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** The moment of a clock time `2026-10-12T07:45` in a time zone; null when the text is none. */
export function momentOf(localTime: string, timeZone: string): Date | null {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?$/.exec(localTime);
  if (match === null) return null;
  const [, day = '', time = ''] = match;
  const asUtc = new Date(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(`${day}T${time}`)) return null;
  return new Date(`${day}T${time}:00${offsetAt(asUtc, timeZone)}`);
}

/** The calendar day of a moment in a time zone: `2026-10-12`. */
export function dayOf(moment: Date, timeZone: string): string {
  return clockIn(timeZone, moment).toISOString().slice(0, 10);
}

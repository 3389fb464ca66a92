import { fail, ok, type Result } from '../result.js';
import { readCalendarDate, type CalendarDate } from '../vietnam/calendar-date.js';

/**
 * Days and moments as interfaces write them (RFC 3339 §5.6), read once for everything that takes one. A day or a moment
 * that does not exist is refused, never rolled over into the next one. Years run from 1900 to 2199: anything else is a
 * slip of the keyboard.
 */
export type MomentFault =
  'date-invalid' | 'date-nonexistent' | 'date-far' | 'moment-invalid' | 'time-invalid';

const MOMENT = /^(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Reads `2026-10-12`. */
export function readDay(text: string): Result<CalendarDate, MomentFault> {
  if (!DAY.test(text)) return fail('date-invalid', 0, 'Write a day like 2026-10-12.');
  const day = readCalendarDate(text);
  if (day === undefined) return fail('date-nonexistent', 8, 'There is no such day.');
  return isNear(day) ? ok(day) : fail('date-far', 0, 'The year is not from 1900 to 2199.');
}

/**
 * Reads `2026-10-03T07:30:00+07:00`: seconds may be left out, a fraction has any length (the third digit is the last that
 * counts, the rest is cut off), `t` and `z` may be small. Second 60 is read where there was one: the leap seconds that
 * the Earth Rotation Service announced until 2016, and none since; as the first moment after it, for a JavaScript `Date`
 * and PostgreSQL know no other.
 */
export function readMoment(text: string): Result<Date, MomentFault> {
  const parts = MOMENT.exec(text);
  if (parts === null)
    return fail('moment-invalid', 0, 'Write a moment like 2026-10-03T07:30:00+07:00 (RFC 3339).');
  const [
    ,
    dayText = '',
    hour = '',
    minute = '',
    second = '00',
    fraction = '',
    sign,
    offsetHour = '00',
    offsetMinute = '00',
  ] = parts;
  const day = readDay(dayText);
  if (!day.ok) return day;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60)
    return fail('time-invalid', 11, 'There is no such time of the day.');
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59)
    return fail('time-invalid', text.length - 6, 'There is no such offset.');
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1);
  const milliseconds = second === '60' ? '000' : fraction.slice(0, 3).padEnd(3, '0');
  const time =
    Date.parse(`${dayText}T${hour}:${minute}:00.${milliseconds}Z`) + Number(second) * 1000 - offset * 60_000;
  if (second === '60' && !LEAP_SECONDS.has(new Date(time - 1000).toISOString()))
    return fail('time-invalid', 17, 'There was no leap second at that moment.');
  return ok(new Date(time));
}

function isNear(day: CalendarDate): boolean {
  return day >= '1900' && day < '2200';
}

/** The second that each leap second came after; IERS Bulletin C. */
const LEAP_SECONDS: ReadonlySet<string> = new Set(
  [
    ...[1972, 1981, 1982, 1983, 1985, 1992, 1993, 1994, 1997, 2012, 2015].map((year) => `${year}-06-30`),
    ...[1972, 1973, 1974, 1975, 1976, 1977, 1978, 1979, 1987, 1989, 1990, 1995, 1998, 2005, 2008, 2016].map(
      (year) => `${year}-12-31`,
    ),
  ].map((day) => `${day}T23:59:59.000Z`),
);

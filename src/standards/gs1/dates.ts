import { isDigits } from './charset.js';
import { firstNonDigit } from './digits.js';
import type { Finding } from './fault.js';
import { fault } from './fault.js';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** YYMMDD; `allowDayZero` where day 00 stands for the last of the month. General Specifications, section 3.4. */
export function checkShortDate(value: string, allowDayZero: boolean): Finding {
  // Two digits of a year cannot be 1900: within the window of section 7.12 the year 00 is 2000, a leap year.
  return checkDate(value, 6, (year) => year % 4 === 0, allowDayZero);
}

/**
 * The year that two digits mean, within 49 years back and 50 years on from the year it is. General Specifications,
 * section 7.12: 51 or more above the current two digits are of the century before, 50 or more below of the next.
 */
export function fullYear(twoDigits: number, currentYear: number): number {
  const century = currentYear - (currentYear % 100);
  const ahead = twoDigits - (currentYear % 100);
  return century + twoDigits + (ahead >= 51 ? -100 : ahead <= -50 ? 100 : 0);
}

/** YYYYMMDD. General Specifications, section 3.8 (AI 7250). */
export function checkLongDate(value: string, allowDayZero: boolean): Finding {
  const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return checkDate(value, 8, isLeap, allowDayZero);
}

function checkDate(
  value: string,
  length: number,
  isLeap: (year: number) => boolean,
  allowDayZero: boolean,
): Finding {
  if (value.length < length) return fault('date-too-short', 0, `A date has ${length} digits.`);
  if (value.length > length) return fault('date-too-long', 0, `A date has ${length} digits.`);
  if (!isDigits(value)) return firstNonDigit(value);
  const yearDigits = length - 4;
  const month = Number(value.slice(yearDigits, yearDigits + 2));
  const day = Number(value.slice(yearDigits + 2));
  const longest = DAYS[month - 1];
  if (longest === undefined) return fault('illegal-month', yearDigits, 'The month is not 01 to 12.');
  const last = month === 2 && isLeap(Number(value.slice(0, yearDigits))) ? 29 : longest;
  if (day > last || (day === 0 && !allowDayZero)) {
    return fault('illegal-day', yearDigits + 2, 'That month has no such day.');
  }
  return null;
}

const TIME_PARTS = {
  hour: { short: 'hour-too-short', long: 'hour-too-long', illegal: 'illegal-hour', limit: 23 },
  minute: { short: 'minute-too-short', long: 'minute-too-long', illegal: 'illegal-minute', limit: 59 },
  second: { short: 'second-too-short', long: 'second-too-long', illegal: 'illegal-second', limit: 59 },
} as const;

/** Two digits of a time of day. General Specifications, section 3.8 (AI 8008). */
export function checkTimePart(value: string, part: keyof typeof TIME_PARTS): Finding {
  const { short, long, illegal, limit } = TIME_PARTS[part];
  if (value.length < 2) return fault(short, 0, `The ${part} has two digits.`);
  if (value.length > 2) return fault(long, 0, `The ${part} has two digits.`);
  if (!isDigits(value)) return firstNonDigit(value);
  return Number(value) > limit ? fault(illegal, 0, `The ${part} is beyond ${limit}.`) : null;
}

/** HHMM. General Specifications, section 3.8 (AI 7003). */
export function checkTime(value: string): Finding {
  if (value.length < 4) return fault('hour-with-minute-too-short', 0, 'A time of day has four digits.');
  if (value.length > 4) return fault('hour-with-minute-too-long', 0, 'A time of day has four digits.');
  if (!isDigits(value)) return firstNonDigit(value);
  if (Number(value.slice(0, 2)) > 23) return fault('illegal-hour', 0, 'The hour is beyond 23.');
  return Number(value.slice(2)) > 59 ? fault('illegal-minute', 2, 'The minute is beyond 59.') : null;
}

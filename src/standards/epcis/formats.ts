import { isIPv6 } from 'node:net';

/*
 * RFC 3986 as the schema's `format: uri` reads it: a scheme and at least one more character. Segments are one
 * character class, so matching is linear.
 */
const PATH = String.raw`[a-z0-9\-._~!$&'()*+,;=:@/]|%[0-9a-f]{2}`;
const TAIL = String.raw`(?:\?(?:${PATH}|\?)*)?(?:#(?:${PATH}|\?)*)?`;
const URI = new RegExp(String.raw`^[a-z][a-z0-9+\-.]*:(?:${PATH})+${TAIL}$`, 'i');
const IP_LITERAL_URI = new RegExp(
  String.raw`^[a-z][a-z0-9+\-.]*://?(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?\[([^\]%]*)\](?::\d*)?(?:/(?:${PATH})*)?${TAIL}$`,
  'i',
);
const IP_FUTURE = /^v[0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+$/i;

/** Whether the text is an absolute URI (RFC 3986, 3). A CURIE such as `ex:colour` has that form too. */
export function isUri(text: string): boolean {
  if (URI.test(text)) return true;
  const host = IP_LITERAL_URI.exec(text)?.[1];
  return host !== undefined && (isIPv6(host) || IP_FUTURE.test(host));
}

export interface Instant {
  /** Whole seconds since 1970-01-01T00:00:00Z; a leap second counts as the next second. */
  readonly seconds: number;
  /** The digits after the decimal sign, of any length, possibly none. */
  readonly fraction: string;
}

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[tT\s](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[zZ]|([+-])(\d\d)(?::?(\d\d))?)$/;

/**
 * Reads an RFC 3339 date-time with a time zone (5.6), any number of decimals, a leap second where one can be (5.7).
 * An offset may also be `+07` or `+0700`, and white space may stand for the T, as the schema's `format: date-time` allows.
 *
 * @returns null when the text is no such date-time or names a day that does not exist.
 */
export function parseDateTime(text: string): Instant | null {
  const match = DATE_TIME.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const sign = match[8] === '-' ? -1 : 1;
  const [zoneHour, zoneMinute] = [Number(match[9] ?? 0), Number(match[10] ?? 0)];
  const midnight = midnightOf(year, month, day);
  if (midnight === null || zoneHour > 23 || zoneMinute > 59) return null;
  const utcMinute = minute - zoneMinute * sign;
  const utcHour = hour - zoneHour * sign - (utcMinute < 0 ? 1 : 0);
  const ordinary = hour <= 23 && minute <= 59 && second <= 59;
  const leap = (utcHour === 23 || utcHour === -1) && (utcMinute === 59 || utcMinute === -1) && second <= 60;
  if (!ordinary && !leap) return null;
  const seconds = midnight / 1_000 + (hour - zoneHour * sign) * 3_600 + utcMinute * 60 + second;
  return { seconds, fraction: match[7] ?? '' };
}

/** Negative, zero or positive as one instant is before, at or after the other; exact for any number of decimals. */
export function compareInstants(one: Instant, other: Instant): number {
  if (one.seconds !== other.seconds) return one.seconds - other.seconds;
  const width = Math.max(one.fraction.length, other.fraction.length);
  const [left, right] = [one.fraction.padEnd(width, '0'), other.fraction.padEnd(width, '0')];
  return left < right ? -1 : left > right ? 1 : 0;
}

function midnightOf(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  const milliseconds = date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? milliseconds : null;
}

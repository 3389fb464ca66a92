import { calendarDateOf } from '../vietnam/calendar-date.js';

/** Formats without a text of their own that show a day or an hour (ECMA-376 Part 1, 18.8.30; 27–36 and 50–58 of East Asian Excel). */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    );
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General/gi, '');
  return /[ymdhs]/i.test(bare);
}

const DAY_MS = 86_400_000;
/** The two systems of dates (ECMA-376 Part 1, 18.17.4.1). Excel believes in 29 February 1900, so days from March on are one further. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST = 2_958_465; // 31 December 9999

/** The day of a serial number, with the time behind it where there is one; null for what is no day. */
export function dayOfSerial(serial: number, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > LAST) return null;
  if (!is1904 && serial >= 60 && serial < 61) return null; // the day that never was
  const epoch = is1904 ? EPOCH_1904 : serial < 60 ? EPOCH_1900 + DAY_MS : EPOCH_1900;
  const at = new Date(epoch + Math.round(serial * 86_400) * 1000);
  const day = calendarDateOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
  if (day === undefined) return null;
  const time = at.toISOString().slice(11, 19);
  return time === '00:00:00' ? day : `${day}T${time}`;
}

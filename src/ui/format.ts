import { clockIn } from '../standards/time/zones.js';
import { amountInEnglish } from '../standards/vietnam/unit-names.js';
import type { Lang } from './page-context.js';

/** No-break space: between groups of three digits, and before a unit or a percent sign. */
export const NBSP = '\u00a0';

/** The default of every function here: the registries this service is made for keep one time zone. */
const vietnam = 'Asia/Ho_Chi_Minh';

/** A moment, or a calendar day `2026-10-12` that belongs to no time zone. */
export type When = Date | string;

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = {
  vi: ['Chủ Nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** `12/10/2026`; in English `12 Oct 2026`. */
export function formatDate(lang: Lang, when: When, timeZone = vietnam): string {
  const { year, month, day } = read(when, timeZone);
  return lang === 'vi' ? `${day}/${month}/${year}` : `${Number(day)} ${monthName(month)} ${year}`;
}

/** `12/10`; in English `12 Oct`. */
export function formatDay(lang: Lang, when: When, timeZone = vietnam): string {
  const { month, day } = read(when, timeZone);
  return lang === 'vi' ? `${day}/${month}` : `${Number(day)} ${monthName(month)}`;
}

/** `thứ Sáu, 20/11/2026`; in English `Friday, 20 Nov 2026`. */
export function formatWeekday(lang: Lang, when: When, timeZone = vietnam): string {
  const { year, month, day } = read(when, timeZone);
  const index = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  return `${weekdays[lang][index] ?? ''}, ${formatDate(lang, when, timeZone)}`;
}

/** `09:14`, on a clock of 24 hours. */
export function formatTime(when: Date, timeZone = vietnam): string {
  const { hour, minute } = read(when, timeZone);
  return `${hour}:${minute}`;
}

/** `09:14, 21/11/2026`; in English `21 Nov 2026, 09:14`. */
export function formatDateTime(lang: Lang, when: Date, timeZone = vietnam): string {
  const date = formatDate(lang, when, timeZone);
  const time = formatTime(when, timeZone);
  return lang === 'vi' ? `${time}, ${date}` : `${date}, ${time}`;
}

/** The value of a `datetime` attribute or a date input: the day in the time zone, `2026-10-12`. */
export function isoDay(when: When, timeZone = vietnam): string {
  const { year, month, day } = read(when, timeZone);
  return `${year}-${month}-${day}`;
}

/** The value of a `datetime-local` input: `2026-10-12T07:45` in the time zone. */
export function isoLocal(when: Date, timeZone = vietnam): string {
  return `${isoDay(when, timeZone)}T${formatTime(when, timeZone)}`;
}

/**
 * `1 200`, `12,4`; in English `1 200`, `12.4`. Groups are parted by a no-break space in both languages, so that a
 * point or a comma is only ever the decimal mark (ISO 80000-1, 7.3.1).
 * @param decimals most digits after the decimal mark (3 unless told); zeros at the end are dropped.
 */
export function formatNumber(lang: Lang, value: number, decimals = 3): string {
  if (value >= 0 && value < 1000 && Number.isInteger(value)) return String(value); // most of them, and a page has dozens
  const fixed = Math.abs(value).toFixed(decimals);
  const [whole = '0', rest = ''] = fixed.split('.');
  const digits = rest.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NBSP);
  const text = digits === '' ? grouped : `${grouped}${lang === 'vi' ? ',' : '.'}${digits}`;
  return value < 0 && /[1-9]/.test(fixed) ? `−${text}` : text;
}

/** A number and its unit, never parted: `1 200 kg`, `12,4 ha`, `60 %`; `2 400 hộp` is `2 400 boxes` in English. */
export function formatQuantity(lang: Lang, value: number, unit: string, decimals?: number): string {
  const { text, free } = formatAmount(lang, value, unit, decimals);
  return text + free;
}

/** The same in two parts: `free` is the unit where an English page has no word for it. */
export function formatAmount(
  lang: Lang,
  value: number,
  unit: string,
  decimals?: number,
): { readonly text: string; readonly free: string } {
  const english = lang === 'en' ? amountInEnglish(value, unit) : null;
  const text = `${formatNumber(lang, english?.quantity ?? value, decimals)}${NBSP}${english?.unit ?? ''}`;
  return { text, free: english === null ? unit : '' };
}

/**
 * A number as the value of a form field, `1234,5`: a decimal comma and no groups, because the server reads what people
 * type as Vietnamese text, where `1.234` is more than a thousand.
 */
export function numberInput(value: number): string {
  return new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 15 })
    .format(value)
    .replace('.', ',');
}

/** Hectares, to two decimals: `12,4 ha`. */
export function formatHectares(lang: Lang, hectares: number): string {
  return formatQuantity(lang, hectares, 'ha', 2);
}

function monthName(month: string): string {
  return months[Number(month) - 1] ?? month;
}

function read(when: When, timeZone: string): Parts {
  if (typeof when === 'string') {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(when) ?? [];
    if (year === undefined || month === undefined || day === undefined) {
      throw new RangeError('a calendar day reads YYYY-MM-DD');
    }
    return { year, month, day, hour: '00', minute: '00' };
  }
  const clock = clockIn(timeZone, when);
  return {
    year: String(clock.getUTCFullYear()).padStart(4, '0'),
    month: twoDigits(clock.getUTCMonth() + 1),
    day: twoDigits(clock.getUTCDate()),
    hour: twoDigits(clock.getUTCHours()),
    minute: twoDigits(clock.getUTCMinutes()),
  };
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

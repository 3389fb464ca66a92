import { fail, ok, type Result } from '../result.js';
import { calendarDateOf, type CalendarDate } from './calendar-date.js';
import { formatDate } from './format.js';

export type NumberFault = 'number-empty' | 'number-character' | 'number-grouping' | 'number-long';
export type DateFault = 'date-shape' | 'date-nonexistent' | 'date-ambiguous';

const LONGEST = 64;

/** Forms of a number without its sign. A group begins with a digit other than 0: `0.500` is a half, not 500. */
const GROUPED_BY_SPACE = /^[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?$/;
const GROUPED_BY_DOT = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
const GROUPED_BY_COMMA = /^[1-9]\d{0,2}(?:,\d{3})+\.\d+$|^[1-9]\d{0,2}(?:,\d{3}){2,}$/;
const PLAIN = /^\d+(?:[.,]\d+)?$/;

/**
 * Reads a number as Vietnamese readers write it: dots or spaces between groups of three, a comma before the
 * decimals (`1.234,5`, `1 234,5`). What cannot be that but has one other meaning is understood too: `12.4` and
 * `0.500` (no groups of three), `1,234.5` and `1,234,567` (English). `1.234` is 1234 and `1,234` is 1.234, as in
 * any Vietnamese text.
 *
 * Errors: `number-empty`; `number-character`; `number-grouping` when separators stand where no number has them;
 * `number-long` beyond 64 characters or 15 significant digits, which a float would silently round.
 */
export function readNumber(text: string): Result<number, NumberFault> {
  if (text.length > LONGEST) return fail('number-long', LONGEST, 'The number is too long.');
  const compact = text
    .trim()
    .replace(/\s/g, ' ')
    .replace(/^\u2212/, '-');
  if (compact === '') return fail('number-empty', 0, 'The number is empty.');
  const stranger = text.search(/[^\d\s.,+\u2212-]/);
  if (stranger >= 0)
    return fail('number-character', stranger, 'A number has digits, a comma, and dots or spaces.');
  const sign = /^[+-] ?/.exec(compact)?.[0] ?? '';
  const body = compact.slice(sign.length);
  const plain = GROUPED_BY_SPACE.test(body)
    ? body.replaceAll(' ', '').replace(',', '.')
    : GROUPED_BY_DOT.test(body)
      ? body.replaceAll('.', '').replace(',', '.')
      : GROUPED_BY_COMMA.test(body)
        ? body.replaceAll(',', '')
        : PLAIN.test(body)
          ? body.replace(',', '.')
          : undefined;
  if (plain === undefined) {
    return fail(
      'number-grouping',
      0,
      'Write numbers like 1.234,5: groups of three, a comma before the decimals.',
    );
  }
  if (plain.replace('.', '').replace(/^0+/, '').length > 15) {
    return fail('number-long', 0, 'At most 15 digits are kept exactly.');
  }
  const value = Number(plain);
  return ok(sign.startsWith('-') && value !== 0 ? -value : value);
}

/**
 * Reads a day: `21/11/2026` (also with dots, dashes or spaces, with one-digit day or month, or in words: *ngày 21
 * tháng 11 năm 2026*), ISO `2026-11-21`, and with a two-digit year of this century `21/11/26`.
 *
 * Three pairs of digits with dashes may also be year first: `21-11-26` is refused when both readings are days and
 * not the same one; `21-11-32` has only one reading and is taken.
 *
 * Errors: `date-shape`, `date-nonexistent`, `date-ambiguous` (the sentence gives both readings).
 */
export function readDate(text: string): Result<CalendarDate, DateFault> {
  const compact =
    text.length > LONGEST ? '' : text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(compact);
  if (yearFirst) return existing(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  const inWords = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/.exec(compact);
  if (inWords) return existing(Number(inWords[3]), Number(inWords[2]), Number(inWords[1]));
  const dayFirst = /^(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(
    compact.replace(/\p{Pd}/gu, '-'),
  );
  if (!dayFirst) return fail('date-shape', 0, 'Write a day like 21/11/2026.');
  const [, first = '', separator, month, last = ''] = dayFirst;
  const year = last.length === 2 ? 2000 + Number(last) : Number(last);
  if (separator !== '-' || last.length !== 2 || first.length !== 2)
    return existing(year, Number(month), Number(first));
  const reading = calendarDateOf(year, Number(month), Number(first));
  const other = calendarDateOf(2000 + Number(first), Number(month), Number(last));
  if (reading && other && reading !== other) {
    return fail(
      'date-ambiguous',
      0,
      `This may be ${formatDate(reading)} or ${formatDate(other)}: write the year whole.`,
    );
  }
  const only = reading ?? other;
  return only ? ok(only) : nonexistent();
}

function existing(year: number, month: number, day: number): Result<CalendarDate, DateFault> {
  const date = calendarDateOf(year, month, day);
  return date ? ok(date) : nonexistent();
}

function nonexistent() {
  return fail('date-nonexistent', 0, 'There is no such day; write day, month, year.');
}

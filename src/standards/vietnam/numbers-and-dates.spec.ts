import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  calendarDateInVietnam,
  calendarDateOf,
  plusDays,
  readCalendarDate,
  weekday,
} from './calendar-date.js';
import { formatDate, formatDateTime, formatNumber, formatPercent, formatQuantity } from './format.js';
import { readDate, readNumber } from './read.js';
import { readArea, readMass, toKilograms, toSquareMetres } from './units.js';

const NBSP = '\u00a0';

describe('numbers in print', () => {
  it('have dots or no-break spaces between groups and a comma before the decimals', () => {
    expect(formatNumber(1234.5)).toBe('1.234,5');
    expect(formatNumber(1234567.891)).toBe('1.234.567,891');
    expect(formatNumber(31550, { group: 'space' })).toBe(`31${NBSP}550`);
    expect(formatNumber(16, { decimals: 1 })).toBe('16,0');
    expect(formatNumber(-0.0004)).toBe('0');
    expect(formatNumber(-2.5, { decimals: 0 })).toBe('-3');
    expect(formatNumber(NaN)).toBe('–');
    expect(formatQuantity(12.4, 'ha')).toBe(`12,4${NBSP}ha`);
    expect(formatQuantity(2400, 'hộp')).toBe(`2${NBSP}400${NBSP}hộp`);
    expect(formatPercent(0.6)).toBe(`60${NBSP}%`);
  });

  it('read back as the same number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('dot', 'space'),
        (thousandths, group) => {
          const value = thousandths / 1000;
          expect(readNumber(formatNumber(value, { group: group === 'dot' ? 'dot' : 'space' }))).toEqual({
            ok: true,
            value,
          });
        },
      ),
    );
  });
});

describe('numbers as typed', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    [`1${NBSP}234\u202f567`, 1234567],
    ['12,4', 12.4],
    ['12.4', 12.4],
    ['1.234', 1234],
    ['1,234', 1.234],
    ['0.500', 0.5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['−5', -5],
    ['+ 7', 7],
    ['-0', 0],
    ['007', 7],
    [' 42 ', 42],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'number-empty'],
    ['12a', 'number-character'],
    ['1e5', 'number-character'],
    ['1.23.456', 'number-grouping'],
    ['1.234.56', 'number-grouping'],
    ['1 23', 'number-grouping'],
    ['1,2,3', 'number-grouping'],
    ['1.234,567,8', 'number-grouping'],
    ['1 234.567', 'number-grouping'],
    [',5', 'number-grouping'],
    ['5-', 'number-grouping'],
    ['1234567890123456', 'number-long'],
    ['1'.repeat(100_000), 'number-long'],
  ])('%j is refused', (text, code) => {
    expect(readNumber(text)).toMatchObject({ ok: false, fault: { code } });
  });
});

describe('days', () => {
  it.each([
    ['21/11/2026', '2026-11-21'],
    ['1.2.2026', '2026-02-01'],
    ['21 - 11 - 2026', '2026-11-21'],
    ['2026-11-21', '2026-11-21'],
    ['2026/1/2', '2026-01-02'],
    ['ngày 21 tháng 11 năm 2026', '2026-11-21'],
    ['Nga\u0300y 21 tháng 11 năm 2026', '2026-11-21'],
    ['21/11/26', '2026-11-21'],
    ['05/04/26', '2026-04-05'],
    ['21-11-32', '2032-11-21'], // year first would be 32 November
    ['45-11-26', '2045-11-26'], // day first would be 45 November
    ['11-11-11', '2011-11-11'], // both readings are one day
    ['1-11-26', '2026-11-01'], // nobody writes a year with one digit
    ['29/02/2028', '2028-02-29'],
  ])('%s is %s', (text, date) => {
    expect(readDate(text)).toEqual({ ok: true, value: date });
  });

  it.each([
    ['21-11-26', 'date-ambiguous'],
    ['21–11–26', 'date-ambiguous'],
    ['26-13-11', 'date-nonexistent'],
    ['29/02/2026', 'date-nonexistent'],
    ['11/21/2026', 'date-nonexistent'],
    ['0/1/2026', 'date-nonexistent'],
    ['01/01/0000', 'date-nonexistent'],
    ['21/11', 'date-shape'],
    ['21/11-2026', 'date-shape'],
    ['hôm nay', 'date-shape'],
    ['', 'date-shape'],
    ['1'.repeat(100_000), 'date-shape'],
  ])('%j is refused', (text, code) => {
    expect(readDate(text)).toMatchObject({ ok: false, fault: { code } });
  });

  it('names both readings of an ambiguous day', () => {
    expect(readDate('21-11-26')).toMatchObject({
      fault: { sentence: expect.stringMatching(/21\/11\/2026.*26\/11\/2021/) },
    });
  });

  it('are the same after printing and reading, and follow one another', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (days) => {
        const start = calendarDateOf(2026, 11, 21);
        if (!start) throw new Error('no start');
        const date = plusDays(start, days);
        expect(readDate(formatDate(date))).toEqual({ ok: true, value: date });
        expect(readCalendarDate(date)).toBe(date);
        expect(plusDays(date, -days)).toBe(start);
        expect(weekday(date)).toBe(((((days + 5) % 7) + 7) % 7) + 1); // 2026-11-21 is a Saturday
      }),
    );
    expect(calendarDateOf(2026, 4, 31)).toBeUndefined();
    expect(calendarDateOf(2026, 1.5, 1)).toBeUndefined();
  });

  it('turn over at midnight in Viet Nam', () => {
    expect(calendarDateInVietnam(new Date('2026-11-20T17:00:00Z'))).toBe('2026-11-21');
    expect(formatDateTime(new Date('2026-11-21T02:14:59Z'))).toBe('09:14 21/11/2026');
  });
});

describe('units of the field', () => {
  it('convert', () => {
    expect(toSquareMetres(12.4, 'ha')).toBe(124_000);
    expect([
      toSquareMetres(1, 'sao', 'north'),
      toSquareMetres(1, 'sao', 'central'),
      toSquareMetres(1, 'sao', 'south'),
    ]).toEqual([360, 500, 1000]);
    expect(toSquareMetres(2, 'mau', 'north')).toBe(7200);
    expect([toKilograms(1, 'yen'), toKilograms(1, 'ta'), toKilograms(1.1, 'tan')]).toEqual([10, 100, 1100]);
  });

  it('are read with their numbers', () => {
    expect(readArea('12,4 ha')).toEqual({ ok: true, value: 124_000 });
    expect(readArea('1.234 m²')).toEqual({ ok: true, value: 1234 });
    expect(readArea('3 SÀO', 'north')).toEqual({ ok: true, value: 1080 });
    expect(readArea('3 công', 'south')).toEqual({ ok: true, value: 3000 });
    expect(readArea('3 sào')).toMatchObject({ fault: { code: 'quantity-region' } });
    expect(readMass('18,6 tấn')).toEqual({ ok: true, value: 18_600 });
    expect(readMass('18,6tan')).toEqual({ ok: true, value: 18_600 });
    expect(readMass('5 tạ')).toEqual({ ok: true, value: 500 });
    expect(readMass('5 yến')).toEqual({ ok: true, value: 50 });
  });

  it('are refused when missing, strange or negative', () => {
    expect(readArea('12,4')).toMatchObject({ fault: { code: 'quantity-unit' } });
    expect(readArea('12,4 kg')).toMatchObject({ fault: { code: 'quantity-unit', at: 5 } });
    expect(readMass('-5 kg')).toMatchObject({ fault: { code: 'quantity-negative' } });
    expect(readMass('kg')).toMatchObject({ fault: { code: 'number-empty' } });
    expect(readMass('1.2.3 kg')).toMatchObject({ fault: { code: 'number-grouping' } });
  });
});

describe('any text', () => {
  it('gives a value or a fault, and what is read prints and reads as the same', () => {
    const typed = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789.,-/ +−'), NBSP, ' kg', ' ha', 'tấn', 'sào'),
      maxLength: 24,
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), typed), (text) => {
        const number = readNumber(text);
        // Five digits and ten decimals are the fifteen that are kept.
        if (number.ok && Math.abs(number.value) < 1e5) {
          expect(readNumber(formatNumber(number.value, { decimals: 10 }))).toEqual({
            ok: true,
            value: Number(number.value.toFixed(10)),
          });
        }
        const date = readDate(text);
        if (date.ok) expect(readDate(formatDate(date.value))).toEqual(date);
        for (const quantity of [readArea(text), readArea(text, 'south'), readMass(text)]) {
          if (quantity.ok) expect(quantity.value).toBeGreaterThanOrEqual(0);
          else expect(quantity.fault.at).toBeLessThanOrEqual(Math.max(text.length, 64));
        }
      }),
      { numRuns: 2000 },
    );
  });
});

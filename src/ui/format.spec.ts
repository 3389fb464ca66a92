import { describe, expect, it } from '@jest/globals';
import { readNumber } from '../standards/vietnam/read.js';
import {
  formatDate,
  formatDateTime,
  formatDay,
  formatHectares,
  formatNumber,
  formatQuantity,
  formatTime,
  formatWeekday,
  isoDay,
  isoLocal,
  numberInput,
} from './format.js';

const lateEvening = new Date('2026-11-20T17:30:00Z'); // already the 21st in Viet Nam

describe('dates', () => {
  it('are those of the time zone, not of the server', () => {
    expect(formatDate('vi', lateEvening)).toBe('21/11/2026');
    expect(formatDate('en', lateEvening)).toBe('21 Nov 2026');
    expect(formatDate('en', lateEvening, 'Europe/London')).toBe('20 Nov 2026');
    expect(isoDay(lateEvening)).toBe('2026-11-21');
    expect(isoLocal(lateEvening)).toBe('2026-11-21T00:30');
  });

  it('put the time where the language has it, on a clock of 24 hours', () => {
    expect(formatDateTime('vi', lateEvening)).toBe('00:30, 21/11/2026');
    expect(formatDateTime('en', lateEvening)).toBe('21 Nov 2026, 00:30');
    expect(formatTime(new Date('2026-11-21T05:05:00Z'))).toBe('12:05');
  });

  it('take a calendar day as it stands', () => {
    expect(formatDate('vi', '2026-10-03')).toBe('03/10/2026');
    expect(formatDate('en', '2026-10-03', 'America/Los_Angeles')).toBe('3 Oct 2026');
    expect(formatDay('vi', '2026-10-03')).toBe('03/10');
    expect(formatDay('en', '2026-10-03')).toBe('3 Oct');
    expect(() => formatDate('vi', '3/10/2026')).toThrow(RangeError);
  });

  it('name the day of the week', () => {
    expect(formatWeekday('vi', '2026-11-20')).toBe('thứ Sáu, 20/11/2026');
    expect(formatWeekday('en', lateEvening)).toBe('Saturday, 21 Nov 2026');
  });
});

describe('numbers', () => {
  it.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1846, '1\u00a0846', '1\u00a0846'],
    [1234567.5, '1\u00a0234\u00a0567,5', '1\u00a0234\u00a0567.5'],
    [12.4, '12,4', '12.4'],
    [0.1 + 0.2, '0,3', '0.3'],
    [-48213, '−48\u00a0213', '−48\u00a0213'],
    [-0.0001, '0', '0'],
  ])('%d reads %s, in English %s', (value, vi, en) => {
    expect(formatNumber('vi', value)).toBe(vi);
    expect(formatNumber('en', value)).toBe(en);
  });

  it.each([12.4, 1.234, 1234.5, 1234567, 0.000001, 0.1, -3.25, 0])(
    '%d comes back from a form unchanged',
    (value) => {
      expect(readNumber(numberInput(value))).toEqual({ ok: true, value });
    },
  );

  it('never part from their unit', () => {
    expect(formatQuantity('vi', 1200, 'kg')).toBe('1\u00a0200\u00a0kg');
    expect(formatQuantity('en', 60, '%')).toBe('60\u00a0%');
    expect(formatHectares('vi', 12.3999)).toBe('12,4\u00a0ha');
  });
});

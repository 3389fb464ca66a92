import { describe, expect, it } from '@jest/globals';
import { dueAfter, endOfDay, workingDaysLeft } from './due-date.js';

const VN = 'Asia/Ho_Chi_Minh';
const at = (text: string) => new Date(text);

describe('due times', () => {
  it.each([
    // received, due: third working day, 17:00 in the registry's time zone
    ['2026-11-16T02:00:00Z', '2026-11-19T10:00:00Z'], // Monday → Thursday
    ['2026-11-20T02:00:00Z', '2026-11-25T10:00:00Z'], // Friday → Wednesday
    ['2026-11-20T10:00:01Z', '2026-11-26T10:00:00Z'], // Friday after closing → Thursday
    ['2026-11-21T02:00:00Z', '2026-11-26T10:00:00Z'], // Saturday → Thursday
    ['2026-11-20T18:30:00Z', '2026-11-26T10:00:00Z'], // already Saturday in Viet Nam
    ['2026-04-29T02:00:00Z', '2026-05-06T10:00:00Z'], // 30 April and 1 May are holidays
    ['2026-02-12T02:00:00Z', '2026-02-24T10:00:00Z'], // over Tết
  ])('%s is due %s', (received, due) => {
    expect(dueAfter(at(received), 3, VN).toISOString()).toBe(at(due).toISOString());
  });

  it('counts in the time zone of the registry', () => {
    expect(dueAfter(at('2026-11-16T16:00:00Z'), 1, 'UTC').toISOString()).toBe('2026-11-17T17:00:00.000Z');
    expect(dueAfter(at('2026-11-16T16:00:00Z'), 1, VN).toISOString()).toBe('2026-11-18T10:00:00.000Z');
  });

  it('still answers for years whose holidays are not known', () => {
    expect(dueAfter(at('2099-12-30T02:00:00Z'), 3, VN).getTime()).toBeGreaterThan(
      at('2099-12-31T00:00:00Z').getTime(),
    );
  });

  it('tells how many working days are left, or how many it is late', () => {
    const due = at('2026-11-25T10:00:00Z'); // Wednesday, 17:00
    expect(workingDaysLeft(at('2026-11-20T02:00:00Z'), due, VN)).toBe(3);
    expect(workingDaysLeft(at('2026-11-25T09:59:00Z'), due, VN)).toBe(0);
    expect(workingDaysLeft(at('2026-11-25T10:01:00Z'), due, VN)).toBe(-1);
    expect(workingDaysLeft(at('2026-11-30T02:00:00Z'), due, VN)).toBe(-3);
  });

  it('knows the end of tomorrow', () => {
    expect(endOfDay(at('2026-11-20T18:30:00Z'), 1, VN).toISOString()).toBe('2026-11-22T16:59:59.000Z');
  });
});

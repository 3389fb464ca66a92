import { describe, expect, it } from '@jest/globals';
import { monthAfter, periodBeside, periodsOf, readPeriod } from './period.js';

describe('a period of figures', () => {
  it('is a month, a quarter or a year', () => {
    expect(readPeriod('2026-11')?.months).toEqual(['2026-11-01']);
    expect(readPeriod('2026-Q4')?.months).toEqual(['2026-10-01', '2026-11-01', '2026-12-01']);
    expect(readPeriod('2026')?.months).toHaveLength(12);
    for (const none of [
      '',
      '2026-13',
      '2026-00',
      '2026-Q5',
      '26',
      '1999',
      '9999-01',
      "2026' or 1=1",
      '2026-1',
    ])
      expect(readPeriod(none)).toBeNull();
  });

  it('has neighbours of its own length, over the end of a year', () => {
    const beside = (name: string, by: 1 | -1) => {
      const period = readPeriod(name);
      return period === null ? null : periodBeside(period, by);
    };
    expect(beside('2026-01', -1)).toBe('2025-12');
    expect(beside('2026-Q4', 1)).toBe('2027-Q1');
    expect(beside('2026', -1)).toBe('2025');
    expect(monthAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(periodsOf('2026-08-15')).toEqual({ month: '2026-08', quarter: '2026-Q3', year: '2026' });
  });
});

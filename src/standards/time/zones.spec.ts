import { describe, expect, it } from '@jest/globals';
import { clockIn, offsetMs } from './zones.js';

const HOUR = 3_600_000;

/** What Intl shows on clocks there, the slow way. */
const showing = (timeZone: string) =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' });

describe('clocks of time zones', () => {
  it.each([
    'Asia/Ho_Chi_Minh',
    'Europe/London',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'Pacific/Apia', // skipped 30 December 2011
    'UTC',
  ])('of %s show what Intl shows, at each hour around its changes', (timeZone) => {
    const differing: string[] = [];
    const shown = showing(timeZone);
    const from = Date.UTC(2011, 11, 25);
    for (let hours = 0; hours < 400 * 24; hours += 1) {
      const moment = new Date(from + hours * HOUR + 1_234_000);
      const clock = clockIn(timeZone, moment).toISOString().slice(0, 19).replace('T', ' ');
      if (clock !== shown.format(moment)) differing.push(`${moment.toISOString()} ${clock}`);
    }
    expect(differing).toEqual([]);
  });

  it('know the seconds of local mean times, and days before 1970', () => {
    expect(offsetMs(new Date('1900-06-01T12:00:00Z'), 'Asia/Ho_Chi_Minh')).toBe(
      (7 * 3600 + 6 * 60 + 30) * 1000,
    );
    expect(offsetMs(new Date('1944-06-01T12:00:00Z'), 'Asia/Ho_Chi_Minh')).toBe(8 * HOUR);
  });

  it('refuse a date that is none and a zone that nobody knows', () => {
    expect(() => offsetMs(new Date(NaN), 'UTC')).toThrow(RangeError);
    expect(() => offsetMs(new Date(), 'Mars/Olympus')).toThrow(RangeError);
  });
});

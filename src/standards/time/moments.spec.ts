import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDay, readMoment } from './moments.js';

const iso = (text: string) => {
  const read = readMoment(text);
  return read.ok ? read.value.toISOString() : read.fault.code;
};

describe('readMoment', () => {
  it.each([
    ['2026-10-03T07:30:00+07:00', '2026-10-03T00:30:00.000Z'],
    ['2026-10-03T07:30+07:00', '2026-10-03T00:30:00.000Z'],
    ['2026-10-03t00:30:00z', '2026-10-03T00:30:00.000Z'],
    ['2026-10-03T00:30:00.5Z', '2026-10-03T00:30:00.500Z'],
    ['2026-10-03T00:30:00.1234567899999Z', '2026-10-03T00:30:00.123Z'],
    ['2026-10-03T00:30:59.9999999Z', '2026-10-03T00:30:59.999Z'],
    ['2024-02-29T23:59:59-00:00', '2024-02-29T23:59:59.000Z'],
    ['2026-12-31T23:30:00-01:30', '2027-01-01T01:00:00.000Z'],
    // The example of RFC 3339 §5.8, in two zones.
    ['1990-12-31T23:59:60Z', '1991-01-01T00:00:00.000Z'],
    ['1990-12-31T15:59:60-08:00', '1991-01-01T00:00:00.000Z'],
    ['2017-01-01T06:59:60.7+07:00', '2017-01-01T00:00:00.000Z'],
  ])('reads %s', (text, moment) => {
    expect(iso(text)).toBe(moment);
  });

  it.each([
    ['2026-02-30T07:30:00+07:00', 'date-nonexistent'],
    ['2026-02-29T07:30:00+07:00', 'date-nonexistent'],
    ['2026-04-31T07:30:00Z', 'date-nonexistent'],
    ['2026-13-01T07:30:00Z', 'date-nonexistent'],
    ['2026-00-10T07:30:00Z', 'date-nonexistent'],
    ['2026-10-03T24:00:00Z', 'time-invalid'],
    ['2026-10-03T23:60:00Z', 'time-invalid'],
    ['2026-10-03T23:59:61Z', 'time-invalid'],
    ['2026-10-03T23:59:60Z', 'time-invalid'],
    ['2026-12-31T23:59:60Z', 'time-invalid'],
    ['2026-10-03T07:30:00+24:00', 'time-invalid'],
    ['2026-10-03T07:30:00+07:60', 'time-invalid'],
    ['0026-10-03T07:30:00Z', 'date-far'],
    ['9999-10-03T07:30:00Z', 'date-far'],
    ['2026-10-03', 'moment-invalid'],
    ['2026-10-03T07:30:00', 'moment-invalid'],
    ['2026-10-03T07:30:00+0700', 'moment-invalid'],
    ['+002026-10-03T07:30:00Z', 'moment-invalid'],
    ['2026-10-03T07:30:00.Z', 'moment-invalid'],
    ['03/10/2026 07:30', 'moment-invalid'],
    ['', 'moment-invalid'],
  ])('refuses %s', (text, code) => {
    expect(iso(text)).toBe(code);
  });

  it('reads what a Date writes', () => {
    const from = new Date('1900-01-01T00:00:00Z');
    fc.assert(
      fc.property(
        fc.date({ min: from, max: new Date('2199-12-31T23:59:59Z'), noInvalidDate: true }),
        (date) => {
          expect(iso(date.toISOString())).toBe(date.toISOString());
        },
      ),
    );
  });
});

describe('readDay', () => {
  it('reads each day that exists and no other', () => {
    for (const year of [1900, 2000, 2023, 2024]) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const text = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
          const time = new Date(`${text}T00:00:00Z`);
          const exists = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
          expect([text, readDay(text).ok]).toEqual([text, exists]);
        }
      }
    }
  });
  it.each(['2026-1-02', '2026-10-12T00:00', '1899-12-31', '2200-01-01', '20261012', ''])(
    'refuses %j',
    (text) => {
      expect(readDay(text).ok).toBe(false);
    },
  );
});

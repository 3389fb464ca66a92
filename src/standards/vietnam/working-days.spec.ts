import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarDateOf, plusDays, readCalendarDate, type CalendarDate } from './calendar-date.js';
import { LUNAR_DATES } from './lunar-dates.js';
import {
  addWorkingDays,
  countWorkingDays,
  DECISIONS,
  dueAt,
  isWorkingDay,
  vietnameseCalendar,
  type WorkCalendar,
} from './working-days.js';

function day(text: string): CalendarDate {
  const date = readCalendarDate(text);
  if (!date) throw new Error(`no day ${text}`);
  return date;
}

function calendarOf(...args: Parameters<typeof vietnameseCalendar>): WorkCalendar {
  const made = vietnameseCalendar(...args);
  if (!made.ok) throw new Error(made.fault.sentence);
  return made.value;
}

const calendar = calendarOf();

/** Days off from Monday to Friday, and rest days worked, in one month. */
function exceptions(month: string, of: WorkCalendar = calendar): string[] {
  const plain = { ...of, daysOff: new Map<CalendarDate, string>(), workedDays: new Set<CalendarDate>() };
  const found: string[] = [];
  for (let date = day(`${month}-01`); date.startsWith(month); date = plusDays(date, 1)) {
    if (isWorkingDay(of, date) !== isWorkingDay(plain, date)) found.push(date.slice(8));
  }
  return found;
}

describe('the lunar dates', () => {
  it('reach 2035 at least, without a gap', () => {
    expect(LUNAR_DATES.map(({ year }) => year)).toEqual(LUNAR_DATES.map((_, n) => 2024 + n));
    expect(LUNAR_DATES.at(-1)?.year).toBeGreaterThanOrEqual(2035);
  });

  it('are what the astronomical rules give for the meridian of Viet Nam', () => {
    for (const { year, newYear, hungKings } of LUNAR_DATES) {
      expect([year, newYear, hungKings]).toEqual([year, lunarToSolar(year, 1, 1), lunarToSolar(year, 3, 10)]);
    }
  });

  it('come from rules that give history right, also where Viet Nam and China differ', () => {
    // Tết 1968 and 2007 fell a day before the Chinese New Year, Tết 1985 a month before.
    expect([1968, 1985, 2000, 2007, 2023].map((year) => lunarToSolar(year, 1, 1))).toEqual([
      '1968-01-29',
      '1985-01-21',
      '2000-02-05',
      '2007-02-17',
      '2023-01-22',
    ]);
    // Mid-autumn after a leap month.
    expect([lunarToSolar(2020, 8, 15), lunarToSolar(2025, 8, 15)]).toEqual(['2020-10-01', '2025-10-06']);
  });

  it('are those of the Chinese calendar but for a day, where a new moon falls near midnight', () => {
    // Unicode's library is minutes off, so it and Beijing's own almanac differ on 2027 and 2030 themselves.
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
      day: 'numeric',
      month: 'numeric',
      timeZone: 'UTC',
    });
    const isNewYear = (date: CalendarDate) => chinese.format(new Date(`${date}T04:00:00Z`)) === '1/1';
    const others = LUNAR_DATES.filter(({ newYear }) => !isNewYear(day(newYear)));
    expect(others.map(({ year }) => year).filter((year) => year !== 2027 && year !== 2030)).toEqual([]);
    for (const { newYear } of others) {
      expect([-1, 1].some((offset) => isNewYear(plusDays(day(newYear), offset)))).toBe(true);
    }
  });
});

describe('the calendar of offices', () => {
  it('has the holidays of 2025 and 2026 as announced', () => {
    expect(exceptions('2025-01')).toEqual(['01', '27', '28', '29', '30', '31']);
    expect(exceptions('2025-04')).toEqual(['07', '26', '30']);
    expect(exceptions('2025-05')).toEqual(['01', '02']);
    expect(exceptions('2025-09')).toEqual(['01', '02']);
    expect(exceptions('2026-01')).toEqual(['01', '02', '10']);
    expect(exceptions('2026-02')).toEqual(['16', '17', '18', '19', '20']);
    // Hung Kings' day is a Sunday in 2026: the Monday after is off.
    expect(exceptions('2026-04')).toEqual(['27', '30']);
    expect(exceptions('2026-05')).toEqual(['01']);
    expect(exceptions('2026-08')).toEqual(['22', '31']);
    expect(exceptions('2026-09')).toEqual(['01', '02']);
    expect(exceptions('2026-11')).toEqual([]);
  });

  it('gives days in lieu where no decision is known yet', () => {
    // Tết 2027: 5 to 9 February, of which Saturday 6 and Sunday 7 are made up for.
    expect(exceptions('2027-02')).toEqual(['05', '08', '09', '10', '11']);
    // 1 May 2027 is a Saturday, 30 April a Friday.
    expect(exceptions('2027-05')).toEqual(['03']);
  });

  it('takes decisions as data', () => {
    const changed = calendarOf([
      ...DECISIONS,
      {
        year: 2027,
        tet: { first: '2027-02-04', last: '2027-02-10' },
        nationalDay: 'after',
        swaps: [{ off: '2027-09-01', worked: '2027-08-28' }],
        further: [{ date: '2027-11-24', name: 'Ngày Văn hóa Việt Nam' }],
      },
    ]);
    expect(exceptions('2027-02', changed)).toEqual(['04', '05', '08', '09', '10']);
    expect(exceptions('2027-08', changed)).toEqual(['28']);
    expect(exceptions('2027-09', changed)).toEqual(['01', '02', '03']);
    expect(exceptions('2027-11', changed)).toEqual(['24']);
    expect(isWorkingDay(calendarOf(DECISIONS, [7]), day('2026-11-21'))).toBe(true);
  });

  it('refuses decisions that cannot be', () => {
    expect(
      vietnameseCalendar([{ year: 2026, tet: { first: '2026-02-30', last: '2026-03-01' } }]),
    ).toMatchObject({
      fault: { code: 'calendar-date', at: 0 },
    });
    expect(vietnameseCalendar([...DECISIONS, { year: 1999 }])).toMatchObject({
      fault: { code: 'calendar-year', at: 2 },
    });
  });
});

describe('working days', () => {
  const add = (from: string, days: number) => {
    const due = addWorkingDays(calendar, day(from), days);
    return due.ok ? due.value : due.fault.code;
  };

  it('are counted from the day after', () => {
    expect(add('2026-11-20', 1)).toBe('2026-11-23'); // Friday, Monday
    expect(add('2026-11-20', 5)).toBe('2026-11-27');
    expect(add('2026-11-21', 0)).toBe('2026-11-23');
    expect(add('2026-11-20', 0)).toBe('2026-11-20');
    expect(add('2026-02-13', 1)).toBe('2026-02-23'); // over Tết
    expect(add('2026-08-21', 1)).toBe('2026-08-22'); // a Saturday that is worked
    expect(add('2026-08-28', 1)).toBe('2026-09-03'); // over the swapped Monday and National Day
    expect(add('2026-11-23', -1)).toBe('2026-11-20');
  });

  it('end where the holidays are not known', () => {
    expect(add('2040-12-31', 1)).toBe('calendar-range');
    expect(add('2023-12-29', 1)).toBe('calendar-range');
    expect(add('2026-11-20', 1e9)).toBe('calendar-range');
    expect(add('2026-11-20', 0.5)).toBe('working-days-number');
    expect(countWorkingDays(calendar, day('2026-01-01'), day('2041-01-01'))).toMatchObject({
      fault: { code: 'calendar-range' },
    });
  });

  it('count back what was added', () => {
    const start = calendarDateOf(2025, 1, 1);
    if (!start) throw new Error('no start');
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(400), (offset, days) => {
        const from = plusDays(start, offset);
        const due = addWorkingDays(calendar, from, days);
        if (!due.ok) throw new Error(due.fault.sentence);
        expect(isWorkingDay(calendar, due.value)).toBe(true);
        const startsAt = days === 0 ? due.value : from;
        expect(countWorkingDays(calendar, startsAt, due.value)).toEqual({ ok: true, value: days });
        expect(countWorkingDays(calendar, due.value, startsAt)).toEqual({ ok: true, value: 0 - days });
      }),
      { numRuns: 300 },
    );
  });

  it('are due at the closing hour; what comes in after it counts from the next working day', () => {
    const due = (received: string, days: number) => {
      const at = dueAt(calendar, new Date(received), days);
      return at.ok ? at.value.toISOString() : at.fault.code;
    };
    // 09:00, 17:00 and 17:01 in Viet Nam on Thursday 19 November 2026; then Saturday.
    expect(due('2026-11-19T02:00:00Z', 3)).toBe('2026-11-24T10:00:00.000Z');
    expect(due('2026-11-19T10:00:00Z', 3)).toBe('2026-11-24T10:00:00.000Z');
    expect(due('2026-11-19T10:01:00Z', 3)).toBe('2026-11-25T10:00:00.000Z');
    expect(due('2026-11-21T02:00:00Z', 1)).toBe('2026-11-24T10:00:00.000Z');
    // 23:30 UTC on the 18th is the morning of the 19th in Viet Nam.
    expect(due('2026-11-18T23:30:00Z', 0)).toBe('2026-11-19T10:00:00.000Z');
    expect(due('2050-01-01T00:00:00Z', 1)).toBe('calendar-range');
  });
});

/** Julian day of the new moon number `k` since 1900-01-01 (Meeus, chapter 49, with the main periodic terms). */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const rad = Math.PI / 180;
  const mean =
    2415020.75933 +
    29.53058868 * k +
    0.0001178 * t ** 2 -
    0.000000155 * t ** 3 +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t ** 2) * rad);
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t ** 2 - 0.00000347 * t ** 3) * rad;
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t ** 2 + 0.00001236 * t ** 3) * rad;
  const latitude = (21.2964 + 390.67050646 * k - 0.0016528 * t ** 2 - 0.00000239 * t ** 3) * rad;
  const correction =
    (0.1734 - 0.000393 * t) * Math.sin(sun) +
    0.0021 * Math.sin(2 * sun) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * latitude) -
    0.0051 * Math.sin(sun + moon) -
    0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * latitude + sun) -
    0.0004 * Math.sin(2 * latitude - sun) -
    0.0006 * Math.sin(2 * latitude + moon) +
    0.001 * Math.sin(2 * latitude - moon) +
    0.0005 * Math.sin(sun + 2 * moon);
  const deltaT = -0.000278 + 0.000265 * t + 0.000262 * t ** 2;
  return mean + correction - deltaT;
}

/** Day number (Julian day at noon) in Viet Nam on which new moon `k` falls. */
function newMoonDay(k: number): number {
  return Math.floor(newMoon(k) + 0.5 + 7 / 24);
}

/** Twelfth of the sun's way, 0 to 11, at midnight in Viet Nam at the start of a day (Meeus, chapter 25). */
function sunTwelfth(day: number): number {
  const t = (day - 0.5 - 7 / 24 - 2451545) / 36525;
  const rad = Math.PI / 180;
  const anomaly = (357.5291 + 35999.0503 * t - 0.0001559 * t ** 2 - 0.00000048 * t ** 3) * rad;
  const longitude =
    280.46645 +
    36000.76983 * t +
    0.0003032 * t ** 2 +
    (1.9146 - 0.004817 * t - 0.000014 * t ** 2) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

const UNIX_EPOCH = 2440588;

/** Number of the new moon that begins the eleventh lunar month of a solar year: the month of the winter solstice. */
function eleventhMonth(year: number): number {
  const lastDay = Math.round(Date.UTC(year, 11, 31) / 86_400_000) + UNIX_EPOCH;
  const k = Math.floor((lastDay - 2415021) / 29.530588853);
  return sunTwelfth(newMoonDay(k)) >= 9 ? k - 1 : k;
}

/** A day of the lunar calendar of Viet Nam (no leap months asked for) as an ISO date. */
function lunarToSolar(year: number, month: number, day: number): string {
  const start = eleventhMonth(year - 1);
  const months = eleventhMonth(year) - start;
  // Month 1 is two after month 11; a leap month, the first without a twelfth of its own, pushes what follows.
  let leap = Infinity;
  if (months === 13) {
    leap = 1;
    while (sunTwelfth(newMoonDay(start + leap)) !== sunTwelfth(newMoonDay(start + leap + 1))) leap += 1;
  }
  const plain = month + 1;
  const k = start + plain + (plain >= leap ? 1 : 0);
  return new Date((newMoonDay(k) + day - 1 - UNIX_EPOCH) * 86_400_000).toISOString().slice(0, 10);
}

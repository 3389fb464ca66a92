import { fail, ok, type Result } from '../result.js';
import {
  calendarDateInVietnam,
  calendarDateOf,
  dayNumber,
  plusDays,
  readCalendarDate,
  weekday,
  type CalendarDate,
} from './calendar-date.js';
import { LUNAR_DATES } from './lunar-dates.js';

/** Which days are worked. Whatever is not a day off, and not a rest day of the week, is. */
export interface WorkCalendar {
  /** The calendar answers for these days only: of later years the holidays are not known. */
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  /** ISO days of the week without work: 6 Saturday, 7 Sunday. */
  readonly restDays: ReadonlySet<number>;
  /** Holidays, days in lieu and days swapped for others, with their names in Vietnamese. */
  readonly daysOff: ReadonlyMap<CalendarDate, string>;
  /** Rest days that were swapped and are worked. */
  readonly workedDays: ReadonlySet<CalendarDate>;
}

/** What the government decides for one year; dates as `YYYY-MM-DD`. */
export interface YearDecision {
  readonly year: number;
  /** All days off for Tết, first and last. Without it: the last day of the old year and four of the new. */
  readonly tet?: { readonly first: string; readonly last: string };
  /** The second day off for National Day: 1 September (the default) or 3 September. */
  readonly nationalDay?: 'before' | 'after';
  readonly swaps?: readonly { readonly off: string; readonly worked: string }[];
  /** Holidays that the table of the law below does not have. */
  readonly further?: readonly { readonly date: string; readonly name: string }[];
}

/**
 * Yearly announcements of the labour authority for offices of the state; a caller adds those of new years. Not in here:
 * 24 November, Vietnamese Culture Day, which Resolution 80-NQ/TW (7 January 2026) chose as a further day off. Until the
 * change of the Labour Code's Art. 112 is known to be in force it is worked; then it is `further` of each year.
 */
export const DECISIONS: readonly YearDecision[] = [
  {
    year: 2025,
    tet: { first: '2025-01-25', last: '2025-02-02' },
    swaps: [{ off: '2025-05-02', worked: '2025-04-26' }],
  },
  {
    year: 2026,
    tet: { first: '2026-02-14', last: '2026-02-22' },
    swaps: [
      { off: '2026-01-02', worked: '2026-01-10' },
      { off: '2026-08-31', worked: '2026-08-22' },
    ],
  },
];

export type CalendarFault = 'calendar-date' | 'calendar-year';
export type WorkingDaysFault = 'calendar-range' | 'working-days-number';

/**
 * The calendar of state offices from the years of `LUNAR_DATES`: Saturdays and Sundays, the holidays of the Labour
 * Code (45/2019/QH14, Art. 112), a day in lieu on the next working day where a holiday meets a rest day (Art. 111.3),
 * and what `decisions` say of single years; a later decision for a year replaces an earlier one.
 *
 * Errors, at the position of the decision: `calendar-date` (no such day), `calendar-year` (a year without lunar dates).
 */
export function vietnameseCalendar(
  decisions: readonly YearDecision[] = DECISIONS,
  restDays: readonly number[] = [6, 7],
): Result<WorkCalendar, CalendarFault> {
  const rest = new Set(restDays);
  const daysOff = new Map<CalendarDate, string>();
  const workedDays = new Set<CalendarDate>();
  const byYear = new Map<number, YearDecision>();
  for (const [position, decision] of decisions.entries()) {
    if (!LUNAR_DATES.some(({ year }) => year === decision.year)) {
      return fail('calendar-year', position, `The calendar does not reach ${decision.year}.`);
    }
    const { tet, swaps = [], further = [] } = decision;
    const dates = [
      ...(tet ? [tet.first, tet.last] : []),
      ...swaps.flatMap((swap) => [swap.off, swap.worked]),
    ];
    if (![...dates, ...further.map(({ date }) => date)].every(readCalendarDate)) {
      return fail('calendar-date', position, 'A decision names a day that does not exist; write YYYY-MM-DD.');
    }
    byYear.set(decision.year, decision);
  }
  for (const { year, newYear, hungKings } of LUNAR_DATES) {
    const decision = byYear.get(year) ?? { year };
    for (const { off, worked } of decision.swaps ?? []) {
      add(daysOff, off, 'Nghỉ hoán đổi');
      const day = readCalendarDate(worked);
      if (day) workedDays.add(day);
    }
    const { tet } = decision;
    const wholeTet = tet && span(tet.first, tet.last);
    for (const day of wholeTet ?? []) daysOff.set(day, TET);
    const owed: Holiday[] = [
      { date: `${year}-01-01`, name: 'Tết Dương lịch' },
      ...(wholeTet ? [] : tetDays(newYear)),
      { date: hungKings, name: 'Giỗ Tổ Hùng Vương' },
      { date: `${year}-04-30`, name: 'Ngày Chiến thắng' },
      { date: `${year}-05-01`, name: 'Quốc tế lao động' },
      { date: `${year}-09-0${decision.nationalDay === 'after' ? 3 : 1}`, name: 'Quốc khánh' },
      { date: `${year}-09-02`, name: 'Quốc khánh' },
      ...(decision.further ?? []),
    ];
    grant(owed, rest, daysOff);
  }
  const [firstYear, lastYear] = [LUNAR_DATES[0]?.year ?? 0, LUNAR_DATES.at(-1)?.year ?? 0];
  const [first, last] = [calendarDateOf(firstYear, 1, 1), calendarDateOf(lastYear, 12, 31)];
  if (!first || !last) return fail('calendar-year', 0, 'There are no lunar dates.');
  return ok({ first, last, restDays: rest, daysOff, workedDays });
}

/** Whether offices work on a day. */
export function isWorkingDay(calendar: WorkCalendar, date: CalendarDate): boolean {
  if (calendar.workedDays.has(date)) return true;
  return !calendar.daysOff.has(date) && !calendar.restDays.has(weekday(date));
}

/**
 * The day on which `days` working days have passed after `date`: the day itself does not count, so a dossier of
 * Friday due in one working day is due on Monday. Zero gives `date`, or the next working day when it is none.
 * Negative numbers count back.
 *
 * Errors: `working-days-number` (not a whole number), `calendar-range` (beyond the years known).
 */
export function addWorkingDays(
  calendar: WorkCalendar,
  date: CalendarDate,
  days: number,
): Result<CalendarDate, WorkingDaysFault> {
  if (!Number.isSafeInteger(days)) return fail('working-days-number', 0, 'Working days are a whole number.');
  const step = days < 0 ? -1 : 1;
  let left = Math.abs(days);
  let day = date;
  while (left > 0 || !isWorkingDay(calendar, day)) {
    if (day < calendar.first || day > calendar.last) return outOfRange(calendar);
    day = plusDays(day, step);
    if (left > 0 && isWorkingDay(calendar, day)) left -= 1;
  }
  return day < calendar.first || day > calendar.last ? outOfRange(calendar) : ok(day);
}

/**
 * Working days after `from` up to and including `to`: what {@link addWorkingDays} would have to add. Negative when
 * `to` is earlier; what remains of a term, or by how much it is overdue.
 *
 * Error: `calendar-range`.
 */
export function countWorkingDays(
  calendar: WorkCalendar,
  from: CalendarDate,
  to: CalendarDate,
): Result<number, WorkingDaysFault> {
  if ([from, to].some((date) => date < calendar.first || date > calendar.last)) return outOfRange(calendar);
  if (to < from) {
    const back = countWorkingDays(calendar, to, from);
    return back.ok ? ok(0 - back.value) : back;
  }
  let count = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1))
    if (isWorkingDay(calendar, day)) count += 1;
  return ok(count);
}

/** When an office closes, in Viet Nam: minutes after midnight. What comes in later counts as of the next working day. */
export interface OfficeHours {
  readonly closes: number;
}

/**
 * The instant by which a dossier received at `received` is due, `days` working days later, at the closing hour.
 *
 * Errors: as {@link addWorkingDays}.
 */
export function dueAt(
  calendar: WorkCalendar,
  received: Date,
  days: number,
  { closes }: OfficeHours = { closes: 17 * 60 },
): Result<Date, WorkingDaysFault> {
  const day = calendarDateInVietnam(received);
  const late = received.getTime() > closing(day, closes).getTime();
  const counted = addWorkingDays(calendar, late ? plusDays(day, 1) : day, 0);
  if (!counted.ok) return counted;
  const due = addWorkingDays(calendar, counted.value, days);
  return due.ok ? ok(closing(due.value, closes)) : due;
}

interface Holiday {
  readonly date: string;
  readonly name: string;
}

const TET = 'Tết Nguyên đán';

function tetDays(newYear: string): readonly Holiday[] {
  const day = readCalendarDate(newYear);
  return day ? [-1, 0, 1, 2, 3].map((offset) => ({ date: plusDays(day, offset), name: TET })) : [];
}

/** Enters the holidays, then days in lieu of those on rest days: the next days that are still worked. */
function grant(
  owed: readonly Holiday[],
  rest: ReadonlySet<number>,
  daysOff: Map<CalendarDate, string>,
): void {
  const holidays = owed.flatMap(({ date, name }) => {
    const day = readCalendarDate(date);
    return day ? [{ day, name }] : [];
  });
  const inLieu = holidays.filter(({ day }) => rest.has(weekday(day)) || daysOff.has(day));
  for (const { day, name } of holidays) daysOff.set(day, name);
  for (const { day, name } of inLieu) {
    let next = day;
    while (rest.size < 7 && (rest.has(weekday(next)) || daysOff.has(next))) next = plusDays(next, 1);
    daysOff.set(next, `Nghỉ bù ${name}`);
  }
}

function add(daysOff: Map<CalendarDate, string>, date: string, name: string): void {
  const day = readCalendarDate(date);
  if (day) daysOff.set(day, name);
}

function span(first: string, last: string): readonly CalendarDate[] {
  const [from, to] = [readCalendarDate(first), readCalendarDate(last)];
  if (!from || !to) return [];
  return Array.from({ length: Math.max(0, dayNumber(to) - dayNumber(from) + 1) }, (_, n) =>
    plusDays(from, n),
  );
}

/** 17:00 in Viet Nam is 10:00 UTC. */
function closing(day: CalendarDate, minutes: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (minutes - 7 * 60) * 60_000);
}

function outOfRange(calendar: WorkCalendar) {
  return fail('calendar-range', 0, `Holidays are known from ${calendar.first} to ${calendar.last} only.`);
}

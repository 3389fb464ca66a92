import {
  plusDays,
  readCalendarDate,
  weekday,
  type CalendarDate,
} from '../standards/vietnam/calendar-date.js';
import { isWorkingDay, vietnameseCalendar } from '../standards/vietnam/working-days.js';
import { isoDay, isoLocal } from '../ui/format.js';

/** Offices close at five in the afternoon. */
const CLOSING_HOUR = 17;

const calendar = vietnameseCalendar();

/** Whether the office works on a day. */
export type Worked = (day: CalendarDate) => boolean;

/**
 * When an answer is due: at closing time of the `days`-th working day after the day of receipt. What comes in after
 * closing time or on a day off counts as received on the next working day.
 */
export function dueAfter(received: Date, days: number, timeZone: string, worked: Worked = workedByLaw): Date {
  let day = dayIn(received, timeZone);
  if (received > instantOf(day, CLOSING_HOUR, timeZone)) day = plusDays(day, 1);
  while (!worked(day)) day = plusDays(day, 1);
  for (let left = days; left > 0; left -= worked(day) ? 1 : 0) day = plusDays(day, 1);
  return instantOf(day, CLOSING_HOUR, timeZone);
}

/** The last second of the day `days` after the day of `moment`. */
export function endOfDay(moment: Date, days: number, timeZone: string): Date {
  const next = instantOf(plusDays(dayIn(moment, timeZone), days + 1), 0, timeZone);
  return new Date(next.getTime() - 1000);
}

/** Working days left until something is due: 0 on its day, negative when it is late. */
export function workingDaysLeft(
  now: Date,
  due: Date,
  timeZone: string,
  worked: Worked = workedByLaw,
): number {
  const [today, last] = [dayIn(now, timeZone), dayIn(due, timeZone)];
  if (due < now) return -Math.max(1, workingDaysBetween(last, today, worked));
  return workingDaysBetween(today, last, worked);
}

function workingDaysBetween(from: CalendarDate, to: CalendarDate, worked: Worked): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = plusDays(day, 1);
    if (worked(day)) count += 1;
  }
  return count;
}

/** Beyond the years whose holidays are known, weekdays count: a due time is better early than none. */
export function workedByLaw(day: CalendarDate): boolean {
  if (calendar.ok && day >= calendar.value.first && day <= calendar.value.last)
    return isWorkingDay(calendar.value, day);
  return weekday(day) <= 5;
}

function dayIn(moment: Date, timeZone: string): CalendarDate {
  const day = readCalendarDate(isoDay(moment, timeZone));
  if (day === undefined) throw new RangeError('the moment is outside the calendar');
  return day;
}

/** The moment when clocks of the time zone show the full hour of the day. */
function instantOf(day: CalendarDate, hour: number, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  const shown = Date.parse(`${isoLocal(new Date(wanted), timeZone)}:00Z`);
  return new Date(wanted - (shown - wanted));
}

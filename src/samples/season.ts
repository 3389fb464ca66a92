import { momentOf } from '../platform/time-zone.js';
import { type CalendarDate, plusDays, readCalendarDate } from '../standards/vietnam/calendar-date.js';
import type { SampleLot } from './sample-story.js';

/** The harvest of a lot: of the years, the last in which the whole story of the lot was over before `today`. */
export function harvestDay({ harvest, steps, after = 0 }: SampleLot, today: CalendarDate): CalendarDate {
  const last = Math.max(...steps.map(({ day }) => day)) + after;
  const year = Number(today.slice(0, 4));
  const day = calendarDay(`${year}-${harvest}`);
  return plusDays(day, last) < today ? day : calendarDay(`${year - 1}-${harvest}`);
}

export function lotNumber({ prefix }: SampleLot, harvest: CalendarDate): string {
  return prefix + harvest.slice(2).replaceAll('-', '');
}

export function calendarDay(text: string): CalendarDate {
  const day = readCalendarDate(text);
  if (day === undefined) throw new RangeError(`${text} is no day`);
  return day;
}

/** The moment when clocks of the time zone show `time` (`HH:MM`) on `day`. */
export function momentAt(day: CalendarDate, time: string, timeZone: string): Date {
  const moment = momentOf(`${day}T${time}`, timeZone);
  if (moment === null) throw new RangeError(`${time} is no time`);
  return moment;
}

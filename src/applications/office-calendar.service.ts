import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.service.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Invalid } from '../platform/errors.js';
import { readCalendarDate, type CalendarDate } from '../standards/vietnam/calendar-date.js';
import { vietnameseCalendar } from '../standards/vietnam/working-days.js';
import { dueAfter, workedByLaw, workingDaysLeft, type Worked } from './due-date.js';

export interface OfficeDay {
  readonly day: string;
  readonly worked: boolean;
  readonly name: string;
  /** The office's own word; false: the law's calendar. */
  readonly own: boolean;
}

/** The days of the office as they stand at a moment. */
export interface OfficeCalendar {
  dueAfter(received: Date, days: number): Date;
  daysLeft(now: Date, due: Date): number;
  /** How many days would have to be given at a moment for that due time: what is left when the clock stops. */
  daysToGive(at: Date, due: Date): number;
}

/** When the office works: the law's calendar, and what an administrator wrote over it. */
/** Nothing is promised for longer. */
const DAYS_MAX = 400;

@Injectable()
export class OfficeCalendars {
  private readonly timeZone: string;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
  }

  async now(): Promise<OfficeCalendar> {
    const rows = await this.db.query<{ day: string; worked: boolean }>(
      'select day::text as day, worked from office_days',
    );
    const own = new Map(rows.map(({ day, worked }) => [day, worked]));
    const worked: Worked = (day) => own.get(day) ?? workedByLaw(day);
    const after = (received: Date, days: number) => dueAfter(received, days, this.timeZone, worked);
    return {
      dueAfter: after,
      daysToGive: (at, due) => {
        let days = 0;
        while (days < DAYS_MAX && after(at, days) < due) days += 1;
        return days;
      },
      daysLeft: (now, due) => workingDaysLeft(now, due, this.timeZone, worked),
    };
  }

  /** Every day of a year that is no plain working day or weekend, in order. */
  async year(year: number): Promise<OfficeDay[]> {
    const rows = await this.db.query<{ day: string; worked: boolean; name: string }>(
      `select day::text as day, worked, name from office_days
       where day >= make_date($1, 1, 1) and day < make_date($1 + 1, 1, 1)`,
      [year],
    );
    const law = vietnameseCalendar();
    const days = new Map<string, OfficeDay>();
    if (law.ok) {
      const { daysOff, workedDays } = law.value;
      for (const [day, name] of daysOff)
        if (day.startsWith(`${year}-`)) days.set(day, { day, name, worked: false, own: false });
      for (const day of workedDays)
        if (day.startsWith(`${year}-`)) days.set(day, { day, name: 'Làm bù', worked: true, own: false });
    }
    for (const row of rows) days.set(row.day, { ...row, own: true });
    return [...days.values()].sort((one, other) => one.day.localeCompare(other.day));
  }

  /** Due times already given stand: an applicant was told them. */
  async put(actor: Actor, input: { readonly day: string; readonly worked: boolean; readonly name: string }) {
    const day = readDay(input.day);
    await this.db.transaction(async (tx) => {
      await tx.query(
        `insert into office_days (day, worked, name, changed_by, changed_at) values ($1, $2, $3, $4, $5)
         on conflict (day) do update set worked = excluded.worked, name = excluded.name, changed_by = excluded.changed_by,
           changed_at = excluded.changed_at`,
        [day, input.worked, input.name, actor.userId, this.clock.now()],
      );
      const after = { worked: input.worked, name: input.name };
      await this.audit.record(tx, actor, 'office-day.set', { type: 'office-day', id: day }, { after });
    });
  }

  /** The law's calendar says again what the day is. */
  async remove(actor: Actor, text: string): Promise<void> {
    const day = readDay(text);
    await this.db.transaction(async (tx) => {
      const [gone] = await tx.query<[unknown[], number]>(
        'delete from office_days where day = $1 returning day',
        [day],
      );
      if (gone.length > 0)
        await this.audit.record(tx, actor, 'office-day.removed', { type: 'office-day', id: day });
    });
  }
}

function readDay(text: string): CalendarDate {
  const day = readCalendarDate(text);
  if (day === undefined) throw Invalid.field('day', 'date-invalid');
  return day;
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { dayOf } from '../platform/time-zone.js';
import { type CalendarDate, plusDays } from '../standards/vietnam/calendar-date.js';
import { BusinessTale, type Office } from './business-tale.js';
import { type SampleAccount, SampleAccounts, type SamplePerson } from './sample-accounts.js';
import { businesses } from './sample-businesses.js';
import { calendarDay, momentAt } from './season.js';
import { Timeline } from './timeline.js';

/** The office is there before the first business comes. */
const OFFICE_OPENS_DAYS = 30;

/**
 * People register, declare, keep their diaries and sell, and an office answers them: all through the services, as real
 * ones do, each thing at its own time. Returns the accounts, officials first.
 */
export async function playSamples(app: NestFastifyApplication, tx: Tx): Promise<readonly SampleAccount[]> {
  const clock = app.get(Clock);
  const people = new SampleAccounts(app, tx);
  const timeline = new Timeline(clock);
  const { timeZone } = app.get<Config>(CONFIG).registry;
  const today = calendarDay(dayOf(clock.now(), timeZone));
  const at = (day: CalendarDate, time: string) => momentAt(day, time, timeZone);
  const accounts: SampleAccount[] = [];
  const list = ({ account }: SamplePerson, business: string | null = null) => {
    accounts.push({ ...account, business });
  };

  let reviewer: Actor | undefined;
  const office: Office = {
    reviewer() {
      if (reviewer === undefined) throw new Error('a business came before the office opened');
      return reviewer;
    },
  };
  const tales = businesses.map(
    (sample) => new BusinessTale({ app, people, timeline, office, list, today, at }, sample),
  );
  const opens = plusDays(
    tales.map(({ registered }) => registered).reduce((a, b) => (a < b ? a : b)),
    -OFFICE_OPENS_DAYS,
  );
  timeline.add(at(opens, '08:00'), async () => {
    const first = await people.add('reviewer', 'Cán bộ thẩm định (mẫu)', 'reviewer');
    reviewer = first.actor;
    list(first);
    list(await people.add('inspector', 'Cán bộ kiểm tra (mẫu)', 'inspector'));
    list(await people.add('auditor', 'Kiểm toán viên (mẫu)', 'auditor'));
    list(await people.add('administrator', 'Quản trị viên (mẫu)', 'administrator'));
  });
  for (const tale of tales) tale.tell();
  timeline.add(at(plusDays(today, -1), '08:00'), async () => {
    list(await people.add('owner.new', 'Chủ cơ sở chưa đăng ký (mẫu)', 'owner'));
  });
  await timeline.play();
  return accounts;
}

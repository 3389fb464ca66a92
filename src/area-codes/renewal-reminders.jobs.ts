import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { NoticesService } from '../notices/notices.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { dayOf } from '../platform/time-zone.js';

/** So many days before the last one of a code its business is told. */
const STEPS = [90, 30, 7] as const;
const EACH_ROUND = 500;

interface Ending {
  id: string;
  businessId: string;
  title: string;
  until: string;
  days: number;
}

/** Reminds of codes that end, once at each step; one that is found late is told of its nearest step alone. */
@Injectable()
export class RenewalReminders implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly notices: NoticesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'remind-of-area-codes', cron: '29 * * * *' }, () => this.remind());
  }

  async remind(): Promise<void> {
    const today = dayOf(this.clock.now(), this.config.registry.timeZone);
    const ending = await this.db.query<Ending & Record<string, unknown>>(
      `select * from (
         select r.id, a.business_id as "businessId", a.name || ', ' || r.market as title, r.until::text as until,
           (select min(step) from unnest($2::int[]) step where r.until - $1::date <= step) as days
         from area_registrations r join growing_areas a on a.id = r.area_id
         where r.state in ('active', 'suspended', 'corrected')
           and r.until between $1::date and $1::date + (select max(step) from unnest($2::int[]) step)) e
       where not exists (select from area_code_reminders d
         where d.registration_id = e.id and d.until = e.until::date and d.days = e.days)
         -- Who has asked already need not be told to ask.
         and not exists (select from applications p where p.kind = 'area-renewal' and p.subject_id = e.id and p.status = 'submitted')
       order by e.until limit $3`,
      [today, STEPS, EACH_ROUND],
    );
    for (const one of ending) await this.remindOf(one);
  }

  private remindOf({ id, businessId, title, until, days }: Ending): Promise<void> {
    const at = this.clock.now();
    return this.db.transaction(async (tx) => {
      const first = await tx.query<object[]>(
        `insert into area_code_reminders (registration_id, until, days, at) values ($1, $2, $3, $4)
         on conflict do nothing returning 1`,
        [id, until, days, at],
      );
      if (first.length === 0) return; // another replica was faster
      await this.notices.tell(tx, {
        businessId,
        kind: 'area-registration.expiring',
        subject: { type: 'area-registration', id },
        title: `${title} (${until.split('-').reverse().join('/')})`,
        reason: null,
        at,
      });
    });
  }
}

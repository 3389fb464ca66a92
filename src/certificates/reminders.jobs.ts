import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { NoticesService } from '../notices/notices.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { dayOf } from '../platform/time-zone.js';

/** So many days before its end a certificate's people are told. */
const STEPS = [90, 30, 7] as const;
const EACH_ROUND = 500;

interface Ending {
  id: string;
  business_id: string;
  number: string;
  expires_on: string;
  days: number;
}

/** Reminds of certificates that end, once at each step; one that is found late is told of its nearest step alone. */
@Injectable()
export class CertificateReminders implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly notices: NoticesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'remind-of-certificates', cron: '19 * * * *' }, () => this.remind());
  }

  async remind(): Promise<void> {
    const today = dayOf(this.clock.now(), this.config.registry.timeZone);
    const ending = await this.db.query<Ending>(
      `select * from (
         select c.id, c.business_id, c.number, c.expires_on::text as expires_on,
           (select min(step) from unnest($2::int[]) step where c.expires_on - $1::date <= step) as days
         from shown_certificates c
         where c.expires_on between $1::date and $1::date + (select max(step) from unnest($2::int[]) step)) e
       where not exists (select from certificate_reminders r
         where r.certificate_id = e.id and r.expires_on = e.expires_on::date and r.days = e.days)
       order by e.expires_on limit $3`,
      [today, STEPS, EACH_ROUND],
    );
    for (const one of ending) await this.remindOf(one);
  }

  private remindOf({
    id,
    business_id: businessId,
    number,
    expires_on: expiresOn,
    days,
  }: Ending): Promise<void> {
    const at = this.clock.now();
    return this.db.transaction(async (tx) => {
      const first = await tx.query<object[]>(
        `insert into certificate_reminders (certificate_id, expires_on, days, at) values ($1, $2, $3, $4)
         on conflict do nothing returning 1`,
        [id, expiresOn, days, at],
      );
      if (first.length === 0) return; // another replica was faster
      const day = expiresOn.split('-').reverse().join('/');
      const title = `${number} (${day})`;
      await this.notices.tell(tx, {
        businessId,
        kind: 'certificate.expiring',
        subject: { type: 'certificate', id },
        title,
        reason: null,
        at,
      });
    });
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticesService } from '../notices/notices.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';

const AT_ONCE = 200;

/**
 * Tells the applicant that the office owes an answer since a day that is over. It is no step of the dossier: nobody took one. Once
 * for each sending; whatever a stopped service missed is caught up with.
 */
@Injectable()
export class LateDossiers implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly notices: NoticesService,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'tell-of-late-dossiers', cron: '7,37 * * * *' }, async () => {
      await this.tell();
    });
  }

  /** @returns how many were told of. */
  async tell(): Promise<number> {
    let told = 0;
    for (;;) {
      const done = await this.someOf();
      told += done;
      if (done < AT_ONCE) return told;
    }
  }

  private someOf(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const at = this.clock.now();
      const late = await tx.query<{ id: string; business_id: string; title: string }[]>(
        `select id, business_id, subject_title('application', id::text) as title from applications
         where status = 'submitted' and not told_late and due_at < $1 order by due_at limit $2 for update skip locked`,
        [at, AT_ONCE],
      );
      await tx.query('update applications set told_late = true where id = any($1::uuid[])', [
        late.map(({ id }) => id),
      ]);
      for (const { id, business_id: businessId, title } of late)
        await this.notices.tell(tx, {
          businessId,
          kind: 'application.late',
          subject: { type: 'application', id },
          title,
          reason: null,
          at,
        });
      return late.length;
    });
  }
}

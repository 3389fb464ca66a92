import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Matches } from 'class-validator';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { COPY_JOB, ImagesService } from './images.service.js';

class CopyJob {
  @Matches(/^[0-9a-f]{64}$/)
  sha256!: string;
}

const DAY = 24 * 3_600_000;
/** Pictures a round; the rest waits for the next. */
const EACH_ROUND = 100;

/** What happens to pictures when nobody waits for it: smaller copies are drawn, and what nothing shows any more goes. */
@Injectable()
export class PictureJobs implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly images: ImagesService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(COPY_JOB, CopyJob, ({ sha256 }) => this.images.drawCopies(sha256));
    this.jobs.schedule({ name: 'draw-missing-copies', cron: '*/5 * * * *' }, () => this.drawMissing());
    this.jobs.schedule({ name: 'remove-unused-pictures', cron: '11 18 * * *' }, () => this.removeUnused());
  }

  /** Pictures that were kept before there were copies, or whose job was lost. */
  async drawMissing(): Promise<void> {
    const rows = await this.db.query<{ sha256: string }>(
      'select sha256 from images where not sized order by created_at limit $1',
      [EACH_ROUND],
    );
    for (const { sha256 } of rows) await this.images.drawCopies(sha256);
  }

  /**
   * A day after nothing refers to it any more: until then pages that were kept elsewhere may show it. Whatever refers to pictures is
   * read from the references themselves, so a table that comes later is not forgotten. Who sends the same picture meanwhile
   * (`keep`) takes the mark away, under the row's lock.
   */
  async removeUnused(): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const references = await tx.query<{ reference: string }[]>(
        `select format('not exists (select from %s r where r.%I = i.sha256)', c.conrelid::regclass, a.attname) as reference
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         where c.contype = 'f' and c.confrelid = 'images'::regclass and c.confdeltype <> 'c'`,
      );
      const unused = references.map(({ reference }) => reference).join(' and ');
      await tx.query(
        `update images i set unused_since = null where unused_since is not null and not (${unused})`,
      );
      await tx.query(`delete from images i where unused_since <= $1 and ${unused}`, [
        new Date(now.getTime() - DAY),
      ]);
      await tx.query(
        `update images i set unused_since = $1 where unused_since is null and created_at <= $2 and ${unused}`,
        [now, new Date(now.getTime() - DAY)],
      );
    });
  }
}

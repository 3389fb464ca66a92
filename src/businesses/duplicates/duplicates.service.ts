import { Injectable, type OnModuleInit } from '@nestjs/common';
import { reaches } from '../../access/permissions.js';
import { AuditLog } from '../../audit/audit-log.service.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { Jobs } from '../../platform/jobs/jobs.service.js';

const HOUR_MS = 3_600_000;

interface Pair {
  readonly one_id: string;
  readonly other_id: string;
  readonly state: string;
}

/** What officials make of two businesses that look like one. Who merges them is `MergersService`. */
@Injectable()
export class DuplicatesService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    // Two that are written at the same moment do not see each other; a little later they do.
    this.jobs.schedule({ name: 'find-missed-duplicates', cron: '7 * * * *' }, () => this.findMissed());
  }

  /** They are two: remembered, until something is found that was not known now. */
  differ(actor: Actor, id: string, words: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [pair] = await tx.query<Pair[]>(
        'select one_id, other_id, state from duplicate_candidates where id = $1 for update',
        [id],
      );
      if (pair === undefined || !reaches(actor, pair.one_id) || !reaches(actor, pair.other_id))
        throw new NotFound();
      if (pair.state !== 'open') throw new Conflict('duplicate-settled');
      await tx.query(
        `update duplicate_candidates set state = 'different', decided_at = $2, decided_by = $3, decided_words = $4,
           decided_reasons = reasons where id = $1`,
        [id, this.clock.now(), actor.userId, words],
      );
      for (const [own, other] of [
        [pair.one_id, pair.other_id],
        [pair.other_id, pair.one_id],
      ] as const) {
        const subject = { type: 'business', id: own, businessId: own };
        await this.audit.record(tx, actor, 'business.told-apart', subject, { after: { toldFrom: other } });
      }
    });
  }

  private async findMissed(): Promise<void> {
    const since = new Date(this.clock.now().getTime() - 2 * HOUR_MS);
    await this.db.transaction((tx) =>
      tx.query('select find_duplicates(id) from businesses where updated_at >= $1', [since]),
    );
  }
}

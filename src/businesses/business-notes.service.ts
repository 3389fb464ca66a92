import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';

export interface BusinessNote {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly words: string;
}

/** What officials write down for one another about a business; no business reads it. */
@Injectable()
export class BusinessNotes {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The log tells that it was written, never what: it may name people, and the log is not erased. */
  write(actor: Actor, businessId: string, text: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await tx.query('insert into business_notes (business_id, at, by_id, words) values ($1, $2, $3, $4)', [
        businessId,
        this.clock.now(),
        actor.userId,
        text,
      ]);
      await this.audit.record(
        tx,
        actor,
        'business.noted',
        { type: 'business', id: businessId, businessId },
        {},
      );
    });
  }

  /** The last twenty, the latest first. */
  of(businessId: string): Promise<BusinessNote[]> {
    return this.db.query(
      `select n.id, n.at, u.name as by, n.words from business_notes n join users u on u.id = n.by_id
       where n.business_id = $1 order by n.id desc limit 20`,
      [businessId],
    );
  }
}

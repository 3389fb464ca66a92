import { Injectable } from '@nestjs/common';
import { ownedBy } from '../access/permissions.js';
import { AuditLog } from '../audit/audit-log.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';

/** Words of a business on what is unlikely in what it did; once said they stand, and the lot may go on sale. */
@Injectable()
export class Explanations {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Explains a flag of all lots that the operation made. @throws NotFound; Conflict `already-explained` */
  explain(actor: Actor, operationId: string, code: string, words: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const flags = await tx.query<{ lot_id: string; business_id: string }[]>(
        `select f.lot_id, o.business_id from operation_flags f join operations o on o.event_id = f.event_id
         where f.event_id = $1 and f.code = $2 and o.business_id = any($3::uuid[])`,
        [operationId, code, ownedBy(actor)],
      );
      const [first] = flags;
      if (first === undefined) throw new NotFound();
      for (const { lot_id: lotId } of flags)
        await tx.query(
          `insert into lot_explanations (id, lot_id, code, event_id, words, explained_by, explained_at) values ($1, $2, $3, $4, $5, $6, $7)`,
          [newId(), lotId, code, operationId, words, actor.userId, this.clock.now()],
        );
      const subject = { type: 'operation', id: operationId, businessId: first.business_id };
      await this.audit.record(tx, actor, 'operation.explained', subject, { after: { code, words } });
    });
  }
}

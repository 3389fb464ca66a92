import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.service.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { reaches } from '../permissions.js';
import { isOfficial } from '../roles.js';
import { Sessions } from '../sessions/sessions.service.js';
import type { Visitor } from '../visitor.js';

/** Sessions of officials that work for a business whose people came to the counter. */
@Injectable()
export class Counter {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly sessions: Sessions,
  ) {}

  /**
   * The session gets a new token: a form drawn before is not taken for the business. @throws NotFound for a business out of the
   * official's reach, Conflict for one that is not in the register now.
   */
  open(actor: Actor, { token }: Visitor, businessId: string): Promise<string> {
    return this.db.transaction(async (tx) => {
      const [there] = await tx.query<{ status: string; merged_into: string | null }[]>(
        'select status, merged_into from businesses where id = $1',
        [businessId],
      );
      if (there === undefined || token === null || !isOfficial(actor.role) || !reaches(actor, businessId))
        throw new NotFound();
      if (there.merged_into !== null) throw new Conflict('business-merged');
      if (!['active', 'suspended'].includes(there.status)) throw new Conflict('business-closed');
      const renewed = await this.sessions.atCounter(tx, token, businessId);
      await this.audit.record(tx, actor, 'session.counter-opened', {
        type: 'user',
        id: actor.userId,
        businessId,
      });
      return renewed;
    });
  }

  /** Back to the official's own work; @returns null where the session is at no counter. */
  close(actor: Actor, { token }: Visitor): Promise<string | null> {
    if (token === null || actor.counterRole === undefined) return Promise.resolve(null);
    return this.db.transaction((tx) => this.sessions.atCounter(tx, token, null));
  }
}

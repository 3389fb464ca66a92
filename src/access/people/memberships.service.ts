import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.service.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { NotFound } from '../../platform/errors.js';
import { newId } from '../../platform/id.js';
import { Membership } from './membership.entity.js';
import { Sessions } from '../sessions/sessions.service.js';
import type { Visitor } from '../visitor.js';

/** For whom people work, and for whom they act just now. */
@Injectable()
export class Memberships {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Whoever registers a business owns it. Sessions and keys that acted for nobody act for it from now on, so that a program
   * goes on with the key it registered with; those of another business stay with that.
   */
  async found(tx: Tx, actor: Actor, businessId: string): Promise<void> {
    const now = this.clock.now();
    await tx.insert(Membership, {
      id: newId(),
      businessId,
      userId: actor.userId,
      role: 'owner',
      invitedEmail: null,
      invitedName: null,
      invitedLanguage: null,
      invitedBy: null,
      createdAt: now,
      actedAt: now,
      endedAt: null,
    });
    for (const table of ['sessions', 'api_keys'])
      await tx.query(`update ${table} set business_id = $2 where user_id = $1 and business_id is null`, [
        actor.userId,
        businessId,
      ]);
  }

  /**
   * From now on this session acts for another business of the person's. It gets a new token: a form that was drawn while acting
   * for the one is not taken for the other. @throws NotFound for a business the person does not work for.
   */
  actFor(actor: Actor, visitor: Visitor, businessId: string): Promise<string> {
    return this.db.transaction(async (tx) => {
      const [updated] = await tx.query<[unknown[], number]>(
        `update memberships m set acted_at = $3 from businesses b
         where m.user_id = $1 and m.business_id = $2 and m.ended_at is null and b.id = m.business_id and b.merged_into is null
         returning m.id`,
        [actor.userId, businessId, this.clock.now()],
      );
      if (updated.length === 0 || visitor.token === null) throw new NotFound();
      const token = await this.sessions.actFor(tx, visitor.token, businessId);
      await this.audit.record(tx, actor, 'session.acting-for', {
        type: 'user',
        id: actor.userId,
        businessId,
      });
      return token;
    });
  }
}

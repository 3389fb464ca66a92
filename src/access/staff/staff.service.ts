import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, changed } from '../../audit/audit-log.service.js';
import { CONFIG, type Config } from '../../config.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { assertVersion, type Versions } from '../../platform/http/if-match.js';
import { newId } from '../../platform/id.js';
import { ApiKeys } from '../keys/api-keys.service.js';
import { canonicalEmail } from '../account/canonical-email.js';
import { Membership } from '../people/membership.entity.js';
import { assertCan, businessOf } from '../permissions.js';
import { RateLimiter } from '../rate-limiter.js';
import { Sessions } from '../sessions/sessions.service.js';
import { StaffInvitations } from './staff-invitations.service.js';
import type { InviteStaffInput } from '../people/users.dto.js';

/**
 * Who works for a business, as its owner looks after them. What is locked here is the work for this business; the account is the
 * person's own, who may work for others too.
 */
@Injectable()
export class Staff {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly sessions: Sessions,
    private readonly apiKeys: ApiKeys,
    private readonly limits: RateLimiter,
    private readonly invitations: StaffInvitations,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Invites somebody by e-mail. The answer is the same whether the address has an account or not: the letter knows.
   * @throws Forbidden `no-business-yet`; Conflict `business-not-active` before the office has approved the business.
   * @throws Invalid when the address is invited or works here already, which the owner sees in the list.
   */
  async invite(actor: Actor, input: InviteStaffInput): Promise<string> {
    assertCan(actor, 'staff:manage');
    const businessId = businessOf(actor);
    await this.assertApproved(businessId);
    const email = canonicalEmail(input.email);
    await this.limits.take('invitation-business', businessId);
    await this.limits.take('invitation-mailbox', email);
    return this.db.transaction(async (tx) => {
      // One after the other: two invitations of one address at once are one too many.
      await tx.query('select 1 from businesses where id = $1 for no key update', [businessId]);
      const known = await tx.query<unknown[]>(
        `select 1 from memberships m left join users u on u.id = m.user_id
         where m.business_id = $1 and coalesce(u.email, m.invited_email) = $2`,
        [businessId, email],
      );
      if (known.length > 0) throw Invalid.field('email', 'works-here-already');
      const id = newId();
      await tx.insert(Membership, {
        id,
        businessId,
        userId: null,
        role: 'staff',
        invitedEmail: email,
        invitedName: input.name,
        invitedLanguage: input.language ?? this.config.registry.languages[0],
        invitedBy: actor.userId,
        createdAt: this.clock.now(),
        actedAt: null,
        endedAt: null,
      });
      await this.invitations.enqueue(tx, id);
      await this.audit.record(
        tx,
        actor,
        'staff.invited',
        { type: 'membership', id, businessId },
        { after: { role: 'staff' } },
      );
      return id;
    });
  }

  /** Sends the invitation again, as long as it was not taken up. */
  async inviteAgain(actor: Actor, id: string): Promise<void> {
    assertCan(actor, 'staff:manage');
    const businessId = businessOf(actor);
    await this.db.transaction(async (tx) => {
      const member = await this.lockOrThrow(tx, actor, id);
      if (member.endedAt !== null) throw new Conflict('account-disabled');
      if (member.userId !== null || member.invitedEmail === null) throw new Conflict('invitation-taken-up');
      await this.limits.take('invitation-business', businessId);
      await this.limits.take('invitation-mailbox', member.invitedEmail);
      await this.invitations.enqueue(tx, id);
      await this.audit.record(tx, actor, 'staff.invited-again', { type: 'membership', id, businessId });
    });
  }

  /** Ends what the person does for the business, at once: sessions and keys that act for it, and an invitation not taken up. */
  setDisabled(actor: Actor, id: string, disabled: boolean, version: Versions): Promise<void> {
    return this.db.transaction(async (tx) => {
      const member = await this.lockOrThrow(tx, actor, id);
      assertVersion(member, version);
      if (member.userId === actor.userId) throw new Conflict('own-account');
      if ((member.endedAt !== null) === disabled) return;
      member.endedAt = disabled ? this.clock.now() : null;
      await tx.save(member);
      if (disabled) await this.end(tx, actor, member);
      await this.audit.record(
        tx,
        actor,
        disabled ? 'staff.disabled' : 'staff.enabled',
        { type: 'membership', id, businessId: member.businessId },
        changed({ disabled: !disabled }, { disabled }, ['disabled']),
      );
    });
  }

  private async end(tx: Tx, actor: Actor, { id, userId, businessId }: Membership): Promise<void> {
    await tx.query('delete from membership_links where membership_id = $1', [id]);
    if (userId === null) return;
    await this.sessions.closeFor(tx, userId, businessId);
    await this.apiKeys.revokeAll(tx, actor, userId, businessId);
  }

  private async assertApproved(businessId: string): Promise<void> {
    const [row] = await this.db.query<{ status: string }>('select status from businesses where id = $1', [
      businessId,
    ]);
    if (row?.status !== 'active') throw new Conflict('business-not-active');
  }

  /** An owner reaches the staff of the business acted for, and not a second owner: anybody else is not found. */
  private async lockOrThrow(tx: Tx, actor: Actor, id: string): Promise<Membership> {
    assertCan(actor, 'staff:manage');
    const member = await tx.findOne(Membership, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (member === null || member.role !== 'staff' || member.businessId !== businessOf(actor))
      throw new NotFound();
    return member;
  }
}

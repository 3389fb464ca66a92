import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, changed } from '../audit/audit-log.service.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, NotFound } from '../platform/errors.js';
import { assertVersion, type Versions } from '../platform/http/if-match.js';
import { newId } from '../platform/id.js';
import type { Role } from '../ui/page-context.js';
import { canonicalEmail } from './canonical-email.js';
import { ApiKeys } from './api-keys.service.js';
import { PasswordLinks } from './password-links.service.js';
import { NO_PASSWORD } from './passwords.js';
import { assertCan, businessOf, ownedBy } from './permissions.js';
import { Sessions } from './sessions.service.js';
import { User } from './user.entity.js';
import type { InviteOfficialInput, InviteStaffInput } from './users.dto.js';

/**
 * Accounts somebody else looks after: the administrator those of everybody, an owner those of the own business's staff.
 * Who may reach which account is decided once, in `lockOrThrow`.
 */
@Injectable()
export class Users {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly sessions: Sessions,
    private readonly apiKeys: ApiKeys,
    private readonly links: PasswordLinks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  inviteOfficial(actor: Actor, input: InviteOfficialInput): Promise<string> {
    assertCan(actor, 'user:manage');
    return this.invite(actor, input, input.role, null);
  }

  /** @throws Forbidden `no-business-yet` when the owner has not registered one. */
  inviteStaff(actor: Actor, input: InviteStaffInput): Promise<string> {
    assertCan(actor, 'staff:manage');
    return this.invite(actor, input, 'staff', businessOf(actor));
  }

  /** Sends the invitation again, as long as no password has been set with an earlier one. */
  inviteAgain(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const user = await this.lockOrThrow(tx, actor, id);
      if (user.passwordHash !== NO_PASSWORD) throw new Conflict('already-has-password');
      if (user.disabledAt !== null) throw new Conflict('account-disabled');
      await this.links.invite(tx, user.id);
      await this.audit.record(tx, actor, 'user.invited-again', {
        type: 'user',
        id,
        businessId: user.businessId,
      });
    });
  }

  /** A disabled account ends its sessions and keys at once; its links are refused while it is disabled. */
  setDisabled(actor: Actor, id: string, disabled: boolean, version: Versions): Promise<void> {
    return this.db.transaction(async (tx) => {
      const user = await this.lockOrThrow(tx, actor, id);
      assertVersion(user, version);
      // Whoever looks after accounts could lock everybody out, beginning with themselves.
      if (user.id === actor.userId) throw new Conflict('own-account');
      if ((user.disabledAt !== null) === disabled) return;
      const before = { disabled: !disabled };
      user.disabledAt = disabled ? this.clock.now() : null;
      user.updatedAt = this.clock.now();
      await tx.save(user);
      if (disabled) {
        await this.sessions.closeAll(tx, user.id);
        await this.apiKeys.revokeAll(tx, actor, user.id);
      }
      const subject = { type: 'user', id, businessId: user.businessId };
      await this.audit.record(
        tx,
        actor,
        disabled ? 'user.disabled' : 'user.enabled',
        subject,
        changed(before, { disabled }, ['disabled']),
      );
    });
  }

  private invite(
    actor: Actor,
    input: InviteStaffInput,
    role: Role,
    businessId: string | null,
  ): Promise<string> {
    return this.db.transaction(async (tx) => {
      const id = newId();
      const now = this.clock.now();
      await tx.insert(User, {
        id,
        email: canonicalEmail(input.email),
        name: input.name.trim(),
        passwordHash: NO_PASSWORD,
        role,
        businessId,
        language: input.language ?? this.config.registry.languages[0],
        disabledAt: null,
        createdAt: now,
        updatedAt: now,
      });
      await this.links.invite(tx, id);
      await this.audit.record(
        tx,
        actor,
        'user.invited',
        { type: 'user', id, businessId },
        { after: { role } },
      );
      return id;
    });
  }

  /** The administrator reaches everybody, an owner the staff of the own business: anybody else is not found. */
  private async lockOrThrow(tx: Tx, actor: Actor, id: string): Promise<User> {
    const user = await tx.findOne(User, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (user === null) throw new NotFound();
    if (actor.role === 'administrator') return user;
    assertCan(actor, 'staff:manage');
    if (user.role !== 'staff' || user.businessId === null || !ownedBy(actor).includes(user.businessId))
      throw new NotFound();
    return user;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, changed } from '../../audit/audit-log.service.js';
import { CONFIG, type Config } from '../../config.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { assertVersion, type Versions } from '../../platform/http/if-match.js';
import { newId } from '../../platform/id.js';
import { canonicalEmail } from '../account/canonical-email.js';
import { ApiKeys } from '../keys/api-keys.service.js';
import { PasswordLinks } from '../passwords/password-links.service.js';
import { NO_PASSWORD } from '../passwords/passwords.js';
import { assertCan } from '../permissions.js';
import { Sessions } from '../sessions/sessions.service.js';
import { User } from '../user.entity.js';
import type { OfficialRole } from '../roles.js';
import type { InviteOfficialInput, InviteStaffInput } from './users.dto.js';

/** Accounts as the administrator looks after them: everybody's. */
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
    return this.invite(actor, input, input.role);
  }

  /** Sends the invitation again, as long as no password has been set with an earlier one. */
  inviteAgain(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const user = await this.lockOrThrow(tx, actor, id);
      if (user.passwordHash !== NO_PASSWORD) throw new Conflict('already-has-password');
      if (user.disabledAt !== null) throw new Conflict('account-disabled');
      await this.links.invite(tx, user.id, actor.userId);
      await this.audit.record(tx, actor, 'user.invited-again', { type: 'user', id });
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
      const subject = { type: 'user', id };
      await this.audit.record(
        tx,
        actor,
        disabled ? 'user.disabled' : 'user.enabled',
        subject,
        changed(before, { disabled }, ['disabled']),
      );
    });
  }

  private invite(actor: Actor, input: InviteStaffInput, role: OfficialRole): Promise<string> {
    return this.db.transaction(async (tx) => {
      const id = newId();
      const now = this.clock.now();
      await tx.insert(User, {
        id,
        email: canonicalEmail(input.email),
        name: input.name.trim(),
        passwordHash: NO_PASSWORD,
        role,
        language: input.language ?? this.config.registry.languages[0],
        disabledAt: null,
        createdAt: now,
        updatedAt: now,
      });
      await this.links.invite(tx, id, actor.userId);
      await this.audit.record(tx, actor, 'user.invited', { type: 'user', id }, { after: { role } });
      return id;
    });
  }

  private async lockOrThrow(tx: Tx, actor: Actor, id: string): Promise<User> {
    assertCan(actor, 'user:manage');
    const user = await tx.findOne(User, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (user === null) throw new NotFound();
    return user;
  }
}

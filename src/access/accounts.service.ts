import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type AuditActor } from '../audit/audit-log.service.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Invalid, type FieldFault } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import type { Lang } from '../ui/page-context.js';
import type { SignInInput, SignUpInput } from './accounts.dto.js';
import { passwordFault } from './password-policy.js';
import { Passwords } from './passwords.js';
import { type Limit, RateLimiter } from './rate-limiter.js';
import { Sessions } from './sessions.service.js';
import { User } from './user.entity.js';
import type { Visitor } from './visitor.js';

const MINUTE = 60_000;

/** Wrong passwords for one account, from wherever; what the sign-in page announces. */
export const PER_ACCOUNT: Limit = { name: 'sign-in-account', tries: 5, windowMs: 15 * MINUTE };
/** Wrong passwords from one address, for whichever account: an office behind one address has several people who err. */
export const PER_ADDRESS: Limit = { name: 'sign-in-address', tries: 30, windowMs: 15 * MINUTE };
/** New accounts from one address, which also bounds how many e-mails can be asked after there. */
const SIGN_UPS: Limit = { name: 'sign-up-address', tries: 30, windowMs: 60 * MINUTE };

/** A session just opened: its token goes into the cookie. */
export interface Opened {
  readonly token: string;
  readonly language: Lang;
}

/** What people do with their own account. */
@Injectable()
export class Accounts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly limits: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** An owner who has not registered a business yet, signed in. */
  async signUp(visitor: Visitor, input: SignUpInput): Promise<Opened> {
    this.assertGoodPassword('password', input.password, input);
    await this.limits.take(SIGN_UPS, visitor.network);
    const passwordHash = await this.passwords.hash(input.password);
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const user = tx.create(User, {
        id: newId(),
        email: canonicalEmail(input.email),
        name: input.name,
        passwordHash,
        role: 'owner',
        businessId: null,
        language: visitor.lang,
        disabledAt: null,
        createdAt: now,
        updatedAt: now,
      });
      await tx.insert(User, user);
      const actor = { userId: user.id, role: user.role, requestId: visitor.requestId };
      await this.audit.record(
        tx,
        actor,
        'user.signed-up',
        { type: 'user', id: user.id },
        { after: { role: user.role } },
      );
      return this.openSession(tx, user, visitor, actor);
    });
  }

  /**
   * A try is counted before the password is looked at, and an account that does not exist is counted, compared and answered
   * exactly as one that does.
   * @throws Invalid when e-mail and password do not belong together; `left` says how many tries remain.
   * @throws TooMany when none remains for this account or this address.
   */
  async signIn(visitor: Visitor, input: SignInInput): Promise<Opened> {
    const email = canonicalEmail(input.email);
    await this.limits.take(PER_ADDRESS, visitor.network);
    const left = await this.limits.take(PER_ACCOUNT, email);
    const [found] = await this.db.query<{ id: string; password_hash: string }>(
      'select id, password_hash from users where email = $1 and disabled_at is null',
      [email],
    );
    const verdict = await this.passwords.verify(input.password, found?.password_hash ?? null);
    const failed = new Invalid([
      { path: 'email', code: 'sign-in-failed', params: { left, minutes: PER_ACCOUNT.windowMs / MINUTE } },
      { path: 'password', code: 'sign-in-retype' },
    ]);
    if (found === undefined || !verdict.matches) throw failed;
    const rehashed = verdict.outdated ? await this.passwords.hash(input.password) : null;
    const opened = await this.db.transaction(async (tx) => {
      const user = await tx.findOneOrFail(User, {
        where: { id: found.id },
        lock: { mode: 'pessimistic_write' },
      });
      // Comparing takes long enough for the account to be disabled meanwhile, or for its password to be reset.
      if (user.disabledAt !== null) throw failed;
      if (user.passwordHash !== found.password_hash) {
        const again = await this.passwords.verify(input.password, user.passwordHash);
        if (!again.matches) throw failed;
      } else if (rehashed !== null) {
        user.passwordHash = rehashed;
        await tx.save(user);
      }
      const actor = { userId: user.id, role: user.role, requestId: visitor.requestId };
      return this.openSession(tx, user, visitor, actor);
    });
    await this.limits.forget(PER_ACCOUNT, email);
    await this.limits.giveBack(PER_ADDRESS, visitor.network);
    return opened;
  }

  signOut(actor: Actor, token: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.sessions.close(tx, token);
      await this.audit.record(tx, actor, 'session.ended', { type: 'user', id: actor.userId });
    });
  }

  /** Ends every session, the one it is asked from too. */
  signOutEverywhere(actor: Actor): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.sessions.closeAll(tx, actor.userId);
      await this.audit.record(tx, actor, 'session.all-ended', { type: 'user', id: actor.userId });
    });
  }

  /** Ends every other session; this one goes on under a new token. */
  async changePassword(actor: Actor, visitor: Visitor, current: string, next: string): Promise<Opened> {
    this.assertGoodPassword('newPassword', next, actor);
    const left = await this.limits.take(PER_ACCOUNT, actor.email);
    const [row] = await this.db.query<{ password_hash: string }>(
      'select password_hash from users where id = $1',
      [actor.userId],
    );
    const { matches } = await this.passwords.verify(current, row?.password_hash ?? null);
    if (!matches) throw Invalid.field('currentPassword', 'password-wrong', { left });
    await this.limits.forget(PER_ACCOUNT, actor.email);
    const passwordHash = await this.passwords.hash(next);
    return this.db.transaction(async (tx) => {
      const user = await tx.findOneOrFail(User, {
        where: { id: actor.userId },
        lock: { mode: 'pessimistic_write' },
      });
      await this.replacePassword(tx, user, passwordHash);
      await this.audit.record(tx, actor, 'user.password-changed', { type: 'user', id: user.id });
      const token = await this.sessions.open(tx, user.id, visitor.userAgent);
      return { token, language: user.language };
    });
  }

  chooseLanguage(actor: Actor, language: Lang): Promise<void> {
    return this.db.transaction(async (tx) => {
      const user = await tx.findOneOrFail(User, {
        where: { id: actor.userId },
        lock: { mode: 'pessimistic_write' },
      });
      const before = { language: user.language };
      user.language = language;
      user.updatedAt = this.clock.now();
      await tx.save(user);
      await this.audit.record(
        tx,
        actor,
        'user.language-chosen',
        { type: 'user', id: user.id },
        { before, after: { language } },
      );
    });
  }

  /** A new password ends what the old one opened: sessions, and links to set another. */
  async replacePassword(tx: Tx, user: User, passwordHash: string): Promise<void> {
    user.passwordHash = passwordHash;
    user.updatedAt = this.clock.now();
    await tx.save(user);
    await this.sessions.closeAll(tx, user.id);
    await tx.query('delete from password_resets where user_id = $1', [user.id]);
  }

  /** What is wrong with a new password: nothing, or one fault. */
  passwordFaults(path: string, password: string, owner: Pick<User, 'email' | 'name'>): readonly FieldFault[] {
    const fault = passwordFault(path, password, { ...owner, registry: this.config.registry.name });
    return fault === null ? [] : [fault];
  }

  assertGoodPassword(path: string, password: string, owner: Pick<User, 'email' | 'name'>): void {
    const faults = this.passwordFaults(path, password, owner);
    if (faults.length > 0) throw new Invalid(faults);
  }

  private async openSession(tx: Tx, user: User, visitor: Visitor, actor: AuditActor): Promise<Opened> {
    if (visitor.token !== null) await this.sessions.close(tx, visitor.token);
    const token = await this.sessions.open(tx, user.id, visitor.userAgent);
    await this.audit.record(tx, actor, 'session.opened', { type: 'user', id: user.id });
    return { token, language: user.language };
  }
}

/** As the table keeps it: one account an address, however its owner writes it. */
export function canonicalEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

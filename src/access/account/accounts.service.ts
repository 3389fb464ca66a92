import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type AuditActor } from '../../audit/audit-log.service.js';
import { CONFIG, type Config } from '../../config.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Invalid, type FieldFault } from '../../platform/errors.js';
import { newId } from '../../platform/id.js';
import type { Lang } from '../../ui/page-context.js';
import type { SignInInput } from './accounts.dto.js';
import { actingRole } from '../sessions/acting.js';
import { ApiKeys } from '../keys/api-keys.service.js';
import { canonicalEmail } from './canonical-email.js';
import { KnownDevices } from '../sign-in/known-devices.service.js';
import { passwordFault } from '../passwords/password-policy.js';
import { Passwords } from '../passwords/passwords.js';
import { type LimitName, LIMITS } from '../limits.js';
import { RateLimiter } from '../rate-limiter.js';
import { Sessions } from '../sessions/sessions.service.js';
import { User } from '../user.entity.js';
import type { Visitor } from '../visitor.js';

const MINUTE = 60_000;

/** A session just opened: its token goes into the cookie. */
export interface Opened {
  readonly token: string;
  readonly language: Lang;
  /** For the cookie by which the browser is known again. */
  readonly device: string;
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
    private readonly apiKeys: ApiKeys,
    private readonly devices: KnownDevices,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A new account of somebody who works for businesses, or will. */
  async add(
    tx: Tx,
    { requestId }: Visitor,
    person: Pick<User, 'email' | 'name' | 'passwordHash' | 'language'>,
  ): Promise<User> {
    const now = this.clock.now();
    const user = tx.create(User, {
      ...person,
      id: newId(),
      email: canonicalEmail(person.email),
      role: null,
      disabledAt: null,
      createdAt: now,
      updatedAt: now,
    });
    await tx.insert(User, user);
    const actor = { userId: user.id, role: await actingRole(tx, user), requestId };
    await this.audit.record(tx, actor, 'user.signed-up', { type: 'user', id: user.id });
    return user;
  }

  /** @throws Invalid at `password` when it is no good one. */
  async hashNew(password: string, owner: Pick<User, 'email' | 'name'>): Promise<string> {
    this.assertGoodPassword('password', password, owner);
    return this.passwords.hash(password);
  }

  /**
   * A try is counted before the password is looked at, and an account that does not exist is counted, compared and answered
   * exactly as one that does.
   * On a device that the account knows, only its own tries count: nobody is locked out by somebody else.
   * @throws Invalid when e-mail and password do not belong together; `left` says how many tries remain.
   * @throws TooMany when none remains.
   */
  async signIn(visitor: Visitor, input: SignInInput): Promise<Opened> {
    const email = canonicalEmail(input.email);
    const counters = await this.countersOf(visitor, email);
    const lefts: number[] = [];
    for (const [name, subject] of counters) lefts.push(await this.limits.take(name, subject));
    const left = Math.min(...lefts);
    const [found] = await this.db.query<{ id: string; password_hash: string }>(
      'select id, password_hash from users where email = $1 and disabled_at is null',
      [email],
    );
    const verdict = await this.passwords.verify(input.password, found?.password_hash ?? null);
    const failed = new Invalid([
      {
        path: 'email',
        code: 'sign-in-failed',
        params: { left, minutes: LIMITS['sign-in-account-network'].windowMs / MINUTE },
      },
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
      return this.openSession(tx, user, visitor);
    });
    for (const [name, subject] of counters) {
      // What others did from the network, or to the account from elsewhere, is not forgiven with it.
      const own = name === 'sign-in-device' || name === 'sign-in-account-network';
      await (own ? this.limits.forget(name, subject) : this.limits.giveBack(name, subject));
    }
    return opened;
  }

  signOut(actor: Actor, token: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.sessions.close(tx, token);
      await this.audit.record(tx, actor, 'session.ended', { type: 'user', id: actor.userId });
    });
  }

  /** Ends every session, the one it is asked from too, and every API key. */
  signOutEverywhere(actor: Actor): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.sessions.closeAll(tx, actor.userId);
      await this.apiKeys.revokeAll(tx, actor, actor.userId);
      await this.devices.forgetAll(tx, actor.userId);
      await this.audit.record(tx, actor, 'session.all-ended', { type: 'user', id: actor.userId });
    });
  }

  /**
   * Whoever is at a browser that was left open does not know it. Tries are counted.
   * @throws Invalid at `currentPassword`; TooMany.
   */
  async assertPassword(actor: Actor, current: string): Promise<void> {
    const left = await this.limits.take('password-account', actor.userId);
    const [row] = await this.db.query<{ password_hash: string }>(
      'select password_hash from users where id = $1',
      [actor.userId],
    );
    const { matches } = await this.passwords.verify(current, row?.password_hash ?? null);
    if (!matches) throw Invalid.field('currentPassword', 'password-wrong', { left });
    await this.limits.forget('password-account', actor.userId);
  }

  /** Ends every other session and every API key; this session goes on under a new token. */
  async changePassword(actor: Actor, visitor: Visitor, current: string, next: string): Promise<Opened> {
    this.assertGoodPassword('newPassword', next, actor);
    await this.assertPassword(actor, current);
    const passwordHash = await this.passwords.hash(next);
    return this.db.transaction(async (tx) => {
      const user = await tx.findOneOrFail(User, {
        where: { id: actor.userId },
        lock: { mode: 'pessimistic_write' },
      });
      await this.replacePassword(tx, actor, user, passwordHash);
      await this.audit.record(tx, actor, 'user.password-changed', { type: 'user', id: user.id });
      const token = await this.sessions.open(tx, user.id, visitor.userAgent);
      const device = await this.devices.remember(tx, user.id, visitor.device);
      return { token, language: user.language, device };
    });
  }

  /** After a password was set by mail: whoever holds the mailbox holds the account. */
  async forgive(email: string, network: string): Promise<void> {
    await this.limits.forget('sign-in-account', email);
    await this.limits.forget('sign-in-account-network', `${email}\n${network}`);
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

  /** A new password ends what the old one opened: sessions, API keys, known devices, and links to set another. */
  async replacePassword(tx: Tx, actor: AuditActor, user: User, passwordHash: string): Promise<void> {
    user.passwordHash = passwordHash;
    user.updatedAt = this.clock.now();
    await tx.save(user);
    await this.sessions.closeAll(tx, user.id);
    await this.apiKeys.revokeAll(tx, actor, user.id);
    await this.devices.forgetAll(tx, user.id);
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

  async openSession(tx: Tx, user: User, visitor: Visitor): Promise<Opened> {
    const actor = { userId: user.id, role: await actingRole(tx, user), requestId: visitor.requestId };
    if (visitor.token !== null) await this.sessions.close(tx, visitor.token);
    const token = await this.sessions.open(tx, user.id, visitor.userAgent);
    await this.audit.record(tx, actor, 'session.opened', { type: 'user', id: user.id });
    const device = await this.devices.remember(tx, user.id, visitor.device);
    return { token, language: user.language, device };
  }

  /** What a try is counted under, and what the sign-in page tells is left of the least. */
  private async countersOf(
    { network, device }: Visitor,
    email: string,
  ): Promise<readonly (readonly [LimitName, string])[]> {
    if (device !== null && (await this.devices.knows(email, device)))
      return [['sign-in-device', `${email}\n${device}`]];
    return [
      ['sign-in-network', network],
      ['sign-in-account-network', `${email}\n${network}`],
      ['sign-in-account', email],
    ];
  }
}

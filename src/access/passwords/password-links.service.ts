import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsNull } from 'typeorm';
import { AuditLog, SERVICE } from '../../audit/audit-log.service.js';
import { CONFIG, type Config } from '../../config.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Conflict } from '../../platform/errors.js';
import { Jobs } from '../../platform/jobs/jobs.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { words } from '../../ui/words.js';
import { actingRole } from '../sessions/acting.js';
import { Accounts } from '../account/accounts.service.js';
import { canonicalEmail } from '../account/canonical-email.js';
import { NO_PASSWORD, Passwords } from './passwords.js';
import { RateLimiter } from '../rate-limiter.js';
import { newToken, tokenHash } from '../token.js';
import { User } from '../user.entity.js';
import type { Visitor } from '../visitor.js';

const MINUTE = 60_000;
export const RESET_MINUTES = 30;
export const INVITATION_DAYS = 7;

type Purpose = 'reset' | 'invitation';
const LASTS_MS: Readonly<Record<Purpose, number>> = {
  reset: RESET_MINUTES * MINUTE,
  invitation: INVITATION_DAYS * 24 * 60 * MINUTE,
};

const JOB = 'mail-password-link';

class PasswordLinkJob {
  @IsUUID() userId!: string;
  @IsIn(['reset', 'invitation']) purpose!: Purpose;
  @IsOptional() @IsUUID() invitedBy?: string;
}

/** The holder of a link that is still good. */
export interface LinkHolder {
  readonly email: string;
  readonly purpose: Purpose;
}

/** Links by mail with which somebody sets a password: forgotten, or the first one of an invited person. */
@Injectable()
export class PasswordLinks implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    private readonly limits: RateLimiter,
    private readonly passwords: Passwords,
    private readonly accounts: Accounts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, PasswordLinkJob, (job) => this.mailLink(job));
  }

  /**
   * Answers nothing, whoever asks for whatever address, and does the same work: a job is enqueued for an address nobody
   * has, too, with the id of nobody. Past the limit of a mailbox it does nothing, without a word.
   * @throws TooMany past the limit of the network, which tells nothing about an account.
   */
  async request(visitor: Visitor, address: string): Promise<void> {
    const email = canonicalEmail(address);
    await this.limits.take('reset-network', visitor.network);
    const [found] = await this.db.query<{ id: string }>(
      'select id from users where email = $1 and disabled_at is null',
      [email],
    );
    // Nobody's letter box is to be filled by a stranger; it is said to nobody: the answer is the same.
    if (!(await this.limits.try('reset-mailbox', email)).allowed) return;
    await this.db.transaction((tx) => this.enqueue(tx, found?.id ?? NOBODY, 'reset'));
  }

  /** In the transaction that makes the account. */
  async invite(tx: Tx, userId: string, invitedBy: string): Promise<void> {
    await this.jobs.enqueue(tx, JOB, { userId, purpose: 'invitation', invitedBy });
  }

  /** Whom a link is for, or null when it is not good any more. */
  async holderOf(token: string): Promise<LinkHolder | null> {
    const [row] = await this.db.query<{ email: string; purpose: Purpose }>(
      `select u.email, r.purpose from password_resets r join users u on u.id = r.user_id
       where r.token_hash = $1 and r.expires_at > $2 and u.disabled_at is null`,
      [tokenHash(token), this.clock.now()],
    );
    return row ?? null;
  }

  /**
   * Uses a link up. Every session of the account ends, and its wrong tries are forgotten.
   * @throws Conflict `link-expired` when it is used or too old; two who use it at once are one too many.
   */
  async setPassword(visitor: Visitor, token: string, password: string): Promise<void> {
    const holder = await this.holderOf(token);
    if (holder === null) throw new Conflict('link-expired');
    this.accounts.assertGoodPassword('password', password, { email: holder.email, name: '' });
    const passwordHash = await this.passwords.hash(password);
    const email = await this.db.transaction(async (tx) => {
      const [used] = await tx.query<[{ user_id: string }[], number]>(
        'delete from password_resets where token_hash = $1 and expires_at > $2 returning user_id',
        [tokenHash(token), this.clock.now()],
      );
      const [row] = used;
      if (row === undefined) throw new Conflict('link-expired');
      const user = await tx.findOneOrFail(User, {
        where: { id: row.user_id },
        lock: { mode: 'pessimistic_write' },
      });
      if (user.disabledAt !== null) throw new Conflict('link-expired');
      this.accounts.assertGoodPassword('password', password, user);
      const actor = { userId: user.id, role: await actingRole(tx, user), requestId: visitor.requestId };
      await this.accounts.replacePassword(tx, actor, user, passwordHash);
      await this.audit.record(
        tx,
        actor,
        'user.password-reset',
        { type: 'user', id: user.id },
        { after: { by: holder.purpose } },
      );
      return user.email;
    });
    await this.accounts.forgive(email, visitor.network);
  }

  /** What waits at an address, for whoever holds the server: an invitation that was not taken up, a reset that was asked for. */
  async printed(tx: Tx, address: string): Promise<readonly string[]> {
    const user = await tx.findOne(User, {
      where: { email: canonicalEmail(address), disabledAt: IsNull() },
      lock: { mode: 'pessimistic_read' },
    });
    if (user === null) return [];
    const asked = await tx.query<unknown[]>(
      `select 1 from password_resets where user_id = $1 and purpose = 'reset' and expires_at > $2`,
      [user.id, this.clock.now()],
    );
    const purpose = user.passwordHash === NO_PASSWORD ? 'invitation' : asked.length > 0 ? 'reset' : null;
    if (purpose === null) return [];
    return [await this.makeLink(tx, user, purpose, 'link.printed')];
  }

  /** Whoever looks after the registry, where a letter of an earlier version is still under way. */
  private async nameOf(userId: string | undefined): Promise<string> {
    const [row] = await this.db.query<{ name: string }>('select name from users where id = $1', [
      userId ?? null,
    ]);
    return row?.name ?? this.config.registry.agency;
  }

  private async enqueue(tx: Tx, userId: string, purpose: Purpose): Promise<void> {
    await this.jobs.enqueue(tx, JOB, { userId, purpose });
  }

  /** The token is made here and stored as its hash alone, so neither queue nor database ever holds one that works. */
  private async makeLink(
    tx: Tx,
    user: User,
    purpose: Purpose,
    action: 'password-link.sent' | 'link.printed',
  ): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await tx.query(
      'insert into password_resets (token_hash, user_id, purpose, created_at, expires_at) values ($1, $2, $3, $4, $5)',
      [tokenHash(token), user.id, purpose, now, new Date(now.getTime() + LASTS_MS[purpose])],
    );
    await this.audit.record(tx, SERVICE, action, { type: 'user', id: user.id }, { after: { purpose } });
    return `${this.config.http.publicUrl}/password/reset?token=${token}&lang=${user.language}`;
  }

  private async mailLink({ userId, purpose, invitedBy }: PasswordLinkJob): Promise<void> {
    const made = await this.db.transaction(async (tx) => {
      const user = await tx.findOne(User, { where: { id: userId }, lock: { mode: 'pessimistic_read' } });
      if (user === null || user.disabledAt !== null) return null;
      return { user, link: await this.makeLink(tx, user, purpose, 'password-link.sent') };
    });
    if (made === null) return;
    const { user, link } = made;
    const { name } = this.config.registry;
    const { access, ui } = words(user.language);
    const { mails } = access;
    const role = user.role === null ? '' : ui.roles[user.role].toLowerCase();
    const text =
      purpose === 'reset'
        ? mails.resetText(name, link, RESET_MINUTES)
        : mails.invitationText(name, { inviter: await this.nameOf(invitedBy), role }, link, INVITATION_DAYS);
    const subject = purpose === 'reset' ? mails.resetSubject(name) : mails.invitationSubject(name);
    await this.mail.send({ to: user.email, subject, text });
  }
}

/** The nil UUID (RFC 9562 §5.9). */
const NOBODY = '00000000-0000-0000-0000-000000000000';

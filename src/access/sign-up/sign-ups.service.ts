import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { AuditLog, SERVICE } from '../../audit/audit-log.service.js';
import { CONFIG, type Config } from '../../config.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/id.js';
import { Jobs } from '../../platform/jobs/jobs.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import type { Lang } from '../../ui/page-context.js';
import { words } from '../../ui/words.js';
import type { SignUpInput } from '../account/accounts.dto.js';
import { Accounts, type Opened } from '../account/accounts.service.js';
import { canonicalEmail } from '../account/canonical-email.js';
import { RateLimiter } from '../rate-limiter.js';
import { newToken, tokenHash } from '../token.js';
import { User } from '../user.entity.js';
import type { Visitor } from '../visitor.js';

const JOB = 'mail-sign-up';
const SIGN_UP_HOURS = 24;

class SignUpJob {
  @IsUUID() signUpId!: string;
}

interface Pending {
  id: string;
  email: string;
  name: string;
  password_hash: string;
  language: Lang;
}

/**
 * New accounts. Whoever asks gets the same answer for every address, after the same work; what is true goes to the address: a
 * link that opens the account, or the news that there is one already.
 */
@Injectable()
export class SignUps implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    private readonly limits: RateLimiter,
    private readonly accounts: Accounts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, SignUpJob, ({ signUpId }) => this.mailLink(signUpId));
  }

  /** @throws Invalid for a poor password; TooMany past the limit of the network. Past that of the letter box it does nothing, without a word. */
  async request(visitor: Visitor, input: SignUpInput): Promise<void> {
    this.accounts.assertGoodPassword('password', input.password, input);
    await this.limits.take('sign-up-network', visitor.network);
    const passwordHash = await this.accounts.hashNew(input.password, input);
    const email = canonicalEmail(input.email);
    if (!(await this.limits.try('sign-up-mailbox', email)).allowed) return;
    const id = newId();
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      await tx.query(
        `insert into sign_ups (id, email, name, password_hash, language, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          id,
          email,
          input.name,
          passwordHash,
          visitor.lang,
          now,
          new Date(now.getTime() + SIGN_UP_HOURS * 3_600_000),
        ],
      );
      await this.jobs.enqueue(tx, JOB, { signUpId: id });
    });
  }

  /** The address a link opens an account for, or null when it is not good any more. */
  async read(token: string): Promise<string | null> {
    const [row] = await this.db.query<{ email: string }>(
      `select s.email from sign_up_links l join sign_ups s on s.id = l.sign_up_id where l.token_hash = $1 and s.expires_at > $2
         and not exists (select from users u where u.email = s.email)`,
      [tokenHash(token), this.clock.now()],
    );
    return row?.email ?? null;
  }

  /** Opens the account, signed in. @throws Conflict `link-expired`. */
  confirm(visitor: Visitor, token: string): Promise<Opened> {
    return this.db.transaction(async (tx) => {
      const [deleted] = await tx.query<[Pending[], number]>(
        `delete from sign_ups s using sign_up_links l where l.sign_up_id = s.id and l.token_hash = $1 and s.expires_at > $2
         returning s.id, s.email, s.name, s.password_hash, s.language`,
        [tokenHash(token), this.clock.now()],
      );
      const [pending] = deleted;
      if (pending === undefined || (await tx.existsBy(User, { email: pending.email })))
        throw new Conflict('link-expired');
      const { email, name, password_hash: passwordHash, language } = pending;
      await tx.query('delete from sign_ups where email = $1', [email]);
      const user = await this.accounts.add(tx, visitor, { email, name, passwordHash, language });
      return this.accounts.openSession(tx, user, visitor);
    });
  }

  /** The sign-up that waits at an address, the last one where somebody tried twice, for whoever holds the server. */
  async printed(tx: Tx, address: string): Promise<readonly string[]> {
    const [pending] = await tx.query<Pending[]>(
      `select * from sign_ups s where email = $1 and expires_at > $2
         and not exists (select from users u where u.email = s.email) order by created_at desc, id desc limit 1`,
      [canonicalEmail(address), this.clock.now()],
    );
    if (pending === undefined) return [];
    const link = await this.makeLink(tx, pending);
    const subject = { type: 'sign-up', id: pending.id };
    await this.audit.record(tx, SERVICE, 'link.printed', subject, { after: { purpose: 'sign-up' } });
    return [link];
  }

  /** The token is made here and stored as its hash alone, so neither queue nor database ever holds one that works. */
  private async makeLink(tx: Tx, { id, language }: Pending): Promise<string> {
    const token = newToken();
    await tx.query('insert into sign_up_links (token_hash, sign_up_id) values ($1, $2)', [
      tokenHash(token),
      id,
    ]);
    return `${this.config.http.publicUrl}/sign-up/confirm?token=${token}&lang=${language}`;
  }

  private async mailLink(signUpId: string): Promise<void> {
    const made = await this.db.transaction(async (tx) => {
      const [pending] = await tx.query<Pending[]>('select * from sign_ups where id = $1', [signUpId]);
      if (pending === undefined) return null;
      if (!(await tx.existsBy(User, { email: pending.email })))
        return { ...pending, link: await this.makeLink(tx, pending) };
      await tx.query('delete from sign_ups where id = $1', [signUpId]);
      return { ...pending, link: null };
    });
    if (made === null) return;
    const { email: to, language, link } = made;
    const { mails } = words(language).access;
    const { name } = this.config.registry;
    const { publicUrl } = this.config.http;
    const text =
      link === null
        ? mails.haveAccountText(
            name,
            `${publicUrl}/sign-in?lang=${language}`,
            `${publicUrl}/password/forgot?lang=${language}`,
          )
        : mails.signUpText(name, link, SIGN_UP_HOURS);
    await this.mail.send({ to, subject: mails.signUpSubject(name), text });
  }
}

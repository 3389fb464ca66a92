import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { CONFIG, type Config } from '../../config.js';
import type { Lang } from '../../ui/page-context.js';
import { DEVICE_KEPT_MS } from '../sign-in/known-devices.service.js';
import { ACTING_COLUMNS, ACTING_FROM, LAST_ACTED_FOR, STILL_ACTING } from './acting.js';
import { atCounter, type CounterBusiness } from '../counter/at-counter.js';
import { newToken, tokenHash } from '../token.js';

const HOUR = 3_600_000;
export const SESSION_IDLE_MS = 12 * HOUR;
export const SESSION_ABSOLUTE_MS = 7 * 24 * HOUR;
// Writing the last use at every request would make each read a write.
const SEEN_EVERY_MS = 60_000;
const LANGUAGE_KEPT_SECONDS = 365 * 24 * 3600;

const DEVICE_COOKIE = 'dau-goc-device';
const SECURE_DEVICE_COOKIE = `__Host-${DEVICE_COOKIE}`;

interface SessionRow extends Omit<Actor, 'via' | 'requestId'> {
  seen_at: Date;
  /** For whom an official enters what is said at the counter. */
  counter: CounterBusiness | null;
}

export interface SessionSummary {
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  /** The one that asks. */
  readonly current: boolean;
}

/** Server-side sessions: the cookie holds a random token, the table its hash. */
@Injectable()
export class Sessions {
  /** `__Host-` binds the cookie to this host and to TLS; browsers refuse it over plain HTTP. */
  readonly cookieName: string;
  private readonly guestCookieName: string;
  private readonly secure: boolean;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.secure = config.http.publicUrl.startsWith('https:');
    this.cookieName = this.secure ? '__Host-dau-goc' : 'dau-goc';
    this.guestCookieName = `${this.cookieName}-guest`;
  }

  async actorOf(request: FastifyRequest): Promise<Actor | null> {
    const token = request.cookies[this.cookieName];
    if (token === undefined || token === '') return null;
    request.state.cookieSecret = token;
    const hash = tokenHash(token);
    const now = this.clock.now();
    const [row] = await this.db.query<SessionRow & Record<string, unknown>>(
      `select ${ACTING_COLUMNS}, s.seen_at, (select jsonb_build_object('id', cb.id, 'name', cb.name, 'mergedIds', merged_into(cb.id))
         from businesses cb where cb.id = s.counter_business_id and cb.status in ('active', 'suspended')) as counter
       from sessions s ${ACTING_FROM}
       where s.token_hash = $1 and s.expires_at > $2 and s.seen_at > $3 and ${STILL_ACTING}`,
      [hash, now, new Date(now.getTime() - SESSION_IDLE_MS)],
    );
    if (row === undefined) return null;
    if (now.getTime() - row.seen_at.getTime() > SEEN_EVERY_MS) {
      await this.db.transaction((tx) =>
        tx.query('update sessions set seen_at = $2 where token_hash = $1', [hash, now]),
      );
    }
    const { seen_at: _, counter, ...person } = row;
    return { ...atCounter(person, counter), via: 'session', requestId: request.id };
  }

  /** Opens a session with a token never used before, whatever cookie the visitor came with. */
  async open(tx: Tx, userId: string, userAgent: string): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await tx.query(
      `insert into sessions (token_hash, user_id, user_agent, created_at, seen_at, expires_at, business_id)
       values ($1, $2, $3, $4, $4, $5, ${LAST_ACTED_FOR})`,
      [tokenHash(token), userId, userAgent.slice(0, 200), now, new Date(now.getTime() + SESSION_ABSOLUTE_MS)],
    );
    return token;
  }

  /** @returns the new token of the session. */
  async actFor(tx: Tx, token: string, businessId: string): Promise<string> {
    const renewed = newToken();
    await tx.query('update sessions set token_hash = $2, business_id = $3 where token_hash = $1', [
      tokenHash(token),
      tokenHash(renewed),
      businessId,
    ]);
    return renewed;
  }

  /** For a business from now on, or for none. @returns the new token of the session. */
  async atCounter(tx: Tx, token: string, businessId: string | null): Promise<string> {
    const renewed = newToken();
    await tx.query('update sessions set token_hash = $2, counter_business_id = $3 where token_hash = $1', [
      tokenHash(token),
      tokenHash(renewed),
      businessId,
    ]);
    return renewed;
  }

  /** Of one user, last used first; without tokens, which nobody keeps. */
  list(userId: string, token: string | null): Promise<SessionSummary[]> {
    const now = this.clock.now();
    return this.db.query<SessionSummary>(
      `select user_agent as "userAgent", created_at as "createdAt", seen_at as "seenAt", token_hash = $2 as current
       from sessions where user_id = $1 and expires_at > $3 and seen_at > $4 order by current desc, seen_at desc limit 100`,
      [
        userId,
        token === null ? Buffer.alloc(0) : tokenHash(token),
        now,
        new Date(now.getTime() - SESSION_IDLE_MS),
      ],
    );
  }

  async close(tx: Tx, token: string): Promise<void> {
    await tx.query('delete from sessions where token_hash = $1', [tokenHash(token)]);
  }

  /** Ends every session of a user, but the one whose token is given. */
  async closeAll(tx: Tx, userId: string, exceptToken?: string): Promise<void> {
    const kept = exceptToken === undefined ? null : tokenHash(exceptToken);
    await tx.query('delete from sessions where user_id = $1 and token_hash is distinct from $2', [
      userId,
      kept,
    ]);
  }

  /** Ends what a user does for one business. */
  async closeFor(tx: Tx, userId: string, businessId: string): Promise<void> {
    await tx.query('delete from sessions where user_id = $1 and business_id = $2', [userId, businessId]);
  }

  /** Takes the secret of somebody who is not signed in from the cookie of `welcomeGuest`. */
  readGuest(request: FastifyRequest): void {
    const secret = request.cookies[this.guestCookieName];
    if (secret !== undefined && /^[\w-]{43}$/.test(secret)) request.state.cookieSecret = secret;
  }

  /** Gives a visitor without any cookie a secret for the token of the form about to be drawn. */
  welcomeGuest(request: FastifyRequest, reply: FastifyReply): void {
    if (request.state.cookieSecret !== null) return;
    request.state.cookieSecret = newToken();
    void reply.setCookie(this.guestCookieName, request.state.cookieSecret, this.attributes);
  }

  /** Somebody who signed in has a session's secret from now on, which no one else has seen. */
  setCookie(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.cookieName, token, { ...this.attributes, maxAge: SESSION_ABSOLUTE_MS / 1000 });
    void reply.clearCookie(this.guestCookieName, this.attributes);
  }

  /** Kept beyond signing out: it opens nothing, and is known again at the next sign-in. */
  rememberDevice(reply: FastifyReply, device: string): void {
    const name = this.secure ? SECURE_DEVICE_COOKIE : DEVICE_COOKIE;
    void reply.setCookie(name, device, { ...this.attributes, maxAge: DEVICE_KEPT_MS / 1000 });
  }

  clearCookie(reply: FastifyReply): void {
    void reply.clearCookie(this.cookieName, this.attributes);
  }

  /** The pages go on in the language of the account, also on a device that never saw it. */
  rememberLanguage(reply: FastifyReply, language: Lang): void {
    void reply.setCookie('lang', language, { ...this.attributes, maxAge: LANGUAGE_KEPT_SECONDS });
  }

  private get attributes() {
    return { path: '/', httpOnly: true, secure: this.secure, sameSite: 'lax' } as const;
  }
}

/** A browser that came over TLS has the one cookie, over plain HTTP the other. */
export function deviceCookieOf(cookies: Readonly<Record<string, string | undefined>>): string | null {
  const token = cookies[SECURE_DEVICE_COOKIE] ?? cookies[DEVICE_COOKIE];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

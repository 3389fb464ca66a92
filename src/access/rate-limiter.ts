import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { TooMany } from '../platform/errors.js';
import { Team } from '../platform/processes/team.js';
import { type Limit, type LimitName, LIMITS } from './limits.js';

// A refused source is told so again without asking the database, for as long as nobody can have forgiven it meanwhile.
const REFUSAL_KEPT_MS = 1000;
/** Sources a process remembers; the one not heard of longest goes first. */
const REMEMBERED = 20_000;

export type Verdict =
  | { readonly allowed: true; readonly left: number }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

/** What this process knows of a counter without asking. */
interface Known {
  /** Tries it may give out by itself. */
  left: number;
  /** Until when that holds. */
  until: number;
  /** Until when nobody has to be asked about a refusal, and when the next try is worth it. */
  refusedUntil: number;
  opensAt: number;
}

/**
 * Counts tries in the database, so that every replica counts the same ones, and a restart forgets none. A try is counted
 * before it is made, in one statement: a thousand at once are a thousand tries. It stays counted when the transaction around it
 * fails. Whom a counter is about is kept as a keyed hash: an address or an e-mail is personal data.
 */
@Injectable()
export class RateLimiter {
  private readonly key: Buffer;
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
    private readonly team: Team,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', config.secrets.dataKey, '', 'rate limits', 32));
  }

  /**
   * Takes one try and answers how many are left.
   * @throws TooMany when none was left; such a try does not make the wait longer.
   */
  async take(name: LimitName, subject: string): Promise<number> {
    const verdict = await this.try(name, subject);
    if (!verdict.allowed) throw new TooMany(verdict.retryAfterSeconds);
    return verdict.left;
  }

  /** The same for whoever answers a refusal in a way of its own. */
  async try(name: LimitName, subject: string): Promise<Verdict> {
    const limit = LIMITS[name];
    const key = this.keyOf(name, subject);
    const now = this.clock.now().getTime();
    const known = this.known.get(key);
    if (known !== undefined) {
      if (now < known.refusedUntil) return refused(known.opensAt, now);
      if (known.left > 0 && now < known.until) {
        known.left -= 1;
        return { allowed: true, left: known.left };
      }
    }
    return this.ask(limit, key, now);
  }

  /** Seconds until this source may try again, as far as this process knows without asking; 0 when it may. For the hottest paths. */
  refusedFor(name: LimitName, subject: string): number {
    const known = this.known.get(this.keyOf(name, subject));
    const now = this.clock.now().getTime();
    return known !== undefined && now < known.refusedUntil ? secondsUntil(known.opensAt, now) : 0;
  }

  /** Gives one try back: it was no failure after all. */
  async giveBack(name: LimitName, subject: string): Promise<void> {
    const key = this.keyOf(name, subject);
    this.known.delete(key);
    await this.db.alone('update rate_limits set points = greatest(points - 1, 0) where key = $1', [key]);
  }

  /** Forgets every try. */
  async forget(name: LimitName, subject: string): Promise<void> {
    const key = this.keyOf(name, subject);
    this.known.delete(key);
    await this.db.alone('delete from rate_limits where key = $1', [key]);
  }

  private async ask({ tries, windowMs, lease: together }: Limit, key: string, now: number): Promise<Verdict> {
    // What one process holds, the others cannot give out.
    const lease = Math.max(1, Math.floor(together / this.team.serving));
    const [row] = await this.db.alone<{ points: number; expire: string }>(
      `insert into rate_limits as counter (key, points, expire) values ($1, $5, $2::bigint + $4)
       on conflict (key) do update set
         points = case when counter.expire <= $2 then $5 else least(counter.points + $5, $3::int + $5) end,
         expire = case when counter.expire <= $2 or (counter.points < $3 and counter.points + $5 >= $3) then $2 + $4 else counter.expire end
       returning points, expire`,
      [key, now, tries, windowMs, lease],
    );
    if (row === undefined) throw new Error('a counter that was written came back empty');
    const opensAt = Number(row.expire);
    const granted = lease - Math.max(0, row.points - tries);
    if (granted <= 0) {
      // Nobody forgives a counter with leases, so its refusal holds to the end.
      const refusedUntil = lease === 1 ? Math.min(opensAt, now + REFUSAL_KEPT_MS) : opensAt;
      this.remember(key, { left: 0, until: 0, refusedUntil, opensAt });
      return refused(opensAt, now);
    }
    if (lease > 1) this.remember(key, { left: granted - 1, until: opensAt, refusedUntil: 0, opensAt });
    return { allowed: true, left: Math.max(0, tries - row.points) };
  }

  private remember(key: string, known: Known): void {
    this.known.delete(key);
    this.known.set(key, known);
    if (this.known.size <= REMEMBERED) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }

  private keyOf(name: LimitName, subject: string): string {
    const hash = createHmac('sha256', this.key).update(`${name}\n${subject}`).digest('base64url');
    return `${name}:${hash}`;
  }
}

function refused(opensAt: number, now: number): Verdict {
  return { allowed: false, retryAfterSeconds: secondsUntil(opensAt, now) };
}

function secondsUntil(moment: number, now: number): number {
  return Math.max(1, Math.ceil((moment - now) / 1000));
}

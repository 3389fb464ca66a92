import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { TooMany } from '../platform/errors.js';

/** So many tries; after the last one, or `windowMs` after the first, the counting starts again. */
export interface Limit {
  readonly name: string;
  readonly tries: number;
  readonly windowMs: number;
}

/**
 * Counts tries in the database, so that every replica counts the same ones, and a restart forgets none. A try is counted
 * before it is made, in one statement: a thousand at once are a thousand tries. Whom a counter is about is kept as a keyed
 * hash: an address or an e-mail is personal data.
 */
@Injectable()
export class RateLimiter {
  private readonly key: Buffer;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', config.secrets.dataKey, '', 'rate limits', 32));
  }

  /**
   * Takes one try and answers how many are left.
   * @throws TooMany when none was left; such a try does not make the wait longer.
   */
  async take(limit: Limit, subject: string): Promise<number> {
    const now = this.clock.now().getTime();
    const [row] = await this.db.transaction((tx) =>
      tx.query<{ points: number; expire: string }[]>(
        `insert into rate_limits as counter (key, points, expire) values ($1, 1, $2::bigint + $4)
         on conflict (key) do update set
           points = case when counter.expire <= $2 then 1 else least(counter.points + 1, $3::int + 1) end,
           expire = case when counter.expire <= $2 or counter.points + 1 = $3 then $2 + $4 else counter.expire end
         returning points, expire`,
        [this.keyOf(limit, subject), now, limit.tries, limit.windowMs],
      ),
    );
    if (row === undefined) throw new Error('a counter that was written came back empty');
    if (row.points > limit.tries)
      throw new TooMany(Math.max(1, Math.ceil((Number(row.expire) - now) / 1000)));
    return limit.tries - row.points;
  }

  /** Gives one try back: it was no failure after all. */
  async giveBack(limit: Limit, subject: string): Promise<void> {
    await this.write(
      'update rate_limits set points = greatest(points - 1, 0) where key = $1',
      limit,
      subject,
    );
  }

  /** Forgets every try. */
  async forget(limit: Limit, subject: string): Promise<void> {
    await this.write('delete from rate_limits where key = $1', limit, subject);
  }

  private async write(sql: string, limit: Limit, subject: string): Promise<void> {
    await this.db.transaction((tx) => tx.query(sql, [this.keyOf(limit, subject)]));
  }

  private keyOf(limit: Limit, subject: string): string {
    const hash = createHmac('sha256', this.key).update(`${limit.name}\n${subject}`).digest('base64url');
    return `${limit.name}:${hash}`;
  }
}

/** Whom an address stands for: an IPv6 customer has a /64 and may change within it at will (RFC 6177). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::', 2) ?? [];
  const first = head === '' ? [] : head.split(':');
  const last = tail === '' ? [] : tail.split(':');
  const zeros = new Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  const groups = address.includes('::') ? [...first, ...zeros, ...last] : first;
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
    .toLowerCase();
}

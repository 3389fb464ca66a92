import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newToken, tokenHash } from '../token.js';

export const DEVICE_KEPT_MS = 365 * 24 * 3_600_000;

/**
 * Browsers in which somebody has signed in to an account. Their wrong passwords are counted apart, so that strangers who try
 * an account's password lock out strangers alone. A browser keeps one random token for all its accounts; the table its hash.
 */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Whether the account with this e-mail was signed in to there before. */
  async knows(email: string, device: string | null): Promise<boolean> {
    if (device === null) return false;
    const rows = await this.db.query(
      `select 1 from known_devices d join users u on u.id = d.user_id
       where d.device_hash = $1 and u.email = $2 and d.seen_at > $3`,
      [tokenHash(device), email, new Date(this.clock.now().getTime() - DEVICE_KEPT_MS)],
    );
    return rows.length > 0;
  }

  /** After a sign-in. Answers the token for the browser's cookie: the one it has, or its first. */
  async remember(tx: Tx, userId: string, device: string | null): Promise<string> {
    const token = device ?? newToken();
    await tx.query(
      `insert into known_devices (device_hash, user_id, created_at, seen_at) values ($1, $2, $3, $3)
       on conflict (device_hash, user_id) do update set seen_at = excluded.seen_at`,
      [tokenHash(token), userId, this.clock.now()],
    );
    return token;
  }

  /** When somebody else may have had the password. */
  async forgetAll(tx: Tx, userId: string): Promise<void> {
    await tx.query('delete from known_devices where user_id = $1', [userId]);
  }
}

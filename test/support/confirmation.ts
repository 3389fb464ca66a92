import { setTimeout as sleep } from 'node:timers/promises';
import { newToken, tokenHash } from '../../src/access/token.js';
import type { TestDatabase } from './database.js';

/** The link of the letter that opens an account, for tests without a letter box: put beside the one that is being sent. */
export async function confirmationPath(db: TestDatabase, email: string): Promise<string> {
  // The letter is sent when the job has made its own link: a test that reads letters then knows that it comes.
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const sent = await db.query(
      'select 1 from sign_up_links l join sign_ups s on s.id = l.sign_up_id where s.email = $1',
      [email],
    );
    if (sent.length > 0) break;
    await sleep(10);
  }
  const token = newToken();
  const added = await db.query(
    `insert into sign_up_links (token_hash, sign_up_id)
     select $1, id from sign_ups where email = $2 order by created_at desc limit 1 returning 1`,
    [tokenHash(token), email],
  );
  if (added.length === 0) throw new Error(`nobody asked for an account with ${email}`);
  return `/sign-up/confirm?token=${token}`;
}

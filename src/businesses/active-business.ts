import { businessOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import type { Database } from '../platform/database/database.js';
import { Conflict } from '../platform/errors.js';

/**
 * Asked before somebody fills in a long form, so that nothing is typed in vain; the command that saves it asks again.
 * @throws Forbidden `no-business-yet` before registering.
 * @throws Conflict `business-not-active` before approval, and while suspended.
 */
export async function assertMayDeclare(db: Database, actor: Actor): Promise<void> {
  const [row] = await db.query<{ status: string }>('select status from businesses where id = $1', [
    businessOf(actor),
  ]);
  if (row?.status !== 'active') throw new Conflict('business-not-active');
}

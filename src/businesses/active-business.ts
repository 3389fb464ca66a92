import { businessOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import type { Database } from '../platform/database/database.js';
import { Conflict } from '../platform/errors.js';
import { type BusinessStatus, mayDraft } from './business.entity.js';

/**
 * Asked before somebody fills in a long form, so that nothing is typed in vain; the command that saves it asks again.
 * @throws Forbidden `no-business-yet` before registering.
 * @throws Conflict `business-not-active` while refused or suspended.
 * @returns whether it may be sent to the office at once: the business is approved.
 */
export async function assertMayDeclare(db: Database, actor: Actor): Promise<boolean> {
  const [row] = await db.query<{ status: BusinessStatus }>('select status from businesses where id = $1', [
    businessOf(actor),
  ]);
  if (row === undefined || !mayDraft(row.status)) throw new Conflict('business-not-active');
  return row.status === 'active';
}

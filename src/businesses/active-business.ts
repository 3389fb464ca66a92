import { businessOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import type { Database, Tx } from '../platform/database/database.js';
import { Conflict } from '../platform/errors.js';
import { type Business, type BusinessStatus, mayDraft } from './business.entity.js';

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

/** Of each kind, before anybody has looked at the business: enough to go on with, no store for strangers. */
export const DRAFTS_WHILE_WAITING = 100;

/** @throws Conflict `drafts-many` where a business that is not approved yet has declared enough. */
export async function assertRoomForDraft(
  tx: Tx,
  { id, status }: Pick<Business, 'id' | 'status'>,
  table: 'products' | 'growing_areas' | 'certificates',
): Promise<void> {
  if (status === 'active') return;
  // Those who ask at once follow each other.
  await tx.query('select 1 from businesses where id = $1 for no key update', [id]);
  const [held] = await tx.query<{ total: number }[]>(
    `select count(*)::int as total from (select from ${table} where business_id = $1 limit ${DRAFTS_WHILE_WAITING}) held`,
    [id],
  );
  if ((held?.total ?? 0) >= DRAFTS_WHILE_WAITING) throw new Conflict('drafts-many');
}

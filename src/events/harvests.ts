import type { Tx } from '../platform/database/database.js';

/** Whether a lot says where it came from: at least one harvest that nobody declared erroneous. */
export async function hasHarvest(tx: Tx, lotId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from events e where e.lot_id = $1 and e.step = 'harvested' and not e.declares_only
     and not exists (select 1 from events c where c.corrects_id = e.id) limit 1`,
    [lotId],
  );
  return rows.length > 0;
}

import type { Tx } from '../platform/database/database.js';

/** Whether a lot says where it came from: at least one harvest that nobody declared erroneous. */
export async function hasHarvest(tx: Tx, lotId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from standing_events where lot_id = $1 and step = 'harvested' limit 1`,
    [lotId],
  );
  return rows.length > 0;
}

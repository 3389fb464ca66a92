import type { Tx } from '../platform/database/database.js';
import type { GrowingArea } from './growing-area.entity.js';

/** Keeps the outline that was replaced, beside the entry of the log just written in this transaction. */
export async function keepFormerBoundary(tx: Tx, before: GrowingArea, after: GrowingArea): Promise<void> {
  if (before.polygon === null || after.polygon === null) return;
  if (JSON.stringify(before.polygon.coordinates) === JSON.stringify(after.polygon.coordinates)) return;
  await tx.query(
    `insert into former_boundaries (entry_id, area_id, polygon, area_m2)
     values (currval(pg_get_serial_sequence('audit_entries', 'id')), $1, $2, $3)`,
    [before.id, JSON.stringify(before.polygon), before.areaM2],
  );
}

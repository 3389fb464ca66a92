import type { Tx } from '../platform/database/database.js';

/** Whether a lot, or what it was made of, says where it came from: at least one harvest that nobody declared erroneous. */
export async function hasOrigin(tx: Tx, lotId: string): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }[]>('select has_origin($1) as found', [lotId]);
  return row?.found ?? false;
}

import type { Tx } from '../platform/database/database.js';
import { Business } from './business.entity.js';

/** Whoever answers for the things of a business: itself, or the one it was merged into. */
export async function bearerOf(tx: Tx, businessId: string): Promise<Business> {
  const [row] = await tx.query<{ id: string }[]>('select survivor_of($1) as id', [businessId]);
  return tx.findOneByOrFail(Business, { id: row?.id ?? businessId });
}

import type { Tx } from '../platform/database/database.js';
import { Invalid } from '../platform/errors.js';

/**
 * The goods and the cartons made from them share the twelve digits between packing indicator and check digit (GS1 General
 * Specifications, 3.3.2), so all numbers with the same ones belong to one product. Two who come with one family at the same moment
 * come one after the other; the very number is left to the unique index.
 * @throws Invalid at `gtin`
 */
export async function assertFamilyFree(tx: Tx, gtin: string | null, productId: string): Promise<void> {
  if (gtin === null) return;
  const family = gtin.slice(1, 13);
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('gtin family ' || $1, 0))`, [family]);
  const [other] = await tx.query<object[]>(
    `select from product_gtins where live and substr(gtin, 2, 12) = $1 and gtin <> $2 and product_id <> $3 limit 1`,
    [family, gtin, productId],
  );
  if (other !== undefined) throw Invalid.field('gtin', 'gtin-family-taken');
}

import type { Database } from '../platform/database/database.js';
import { Invalid } from '../platform/errors.js';
import { gtinToGtin14 } from '../standards/gs1/index.js';
import { nameKey } from '../standards/vietnam/fold.js';

interface Thing extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
}

/** What a sheet names as covered, as ids of things of the business: products by GTIN or name, areas by code or name. @throws Invalid at `path`. */
export async function coveredIds(
  db: Database,
  what: 'productIds' | 'areaIds',
  businessId: string,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0 || businessId === '') return [];
  const things = await db.query<Thing>(
    what === 'productIds'
      ? `select id, name_vi as name, gtin as code from products where business_id = $1 and status not in ('refused', 'closed')`
      : `select id, name, code from growing_areas where business_id = $1 and status not in ('refused', 'closed')`,
    [businessId],
  );
  return names.map((name) => {
    const gtin = gtinToGtin14(name);
    const byCode = things.filter(
      ({ code }) => code !== null && (code === name || (gtin.ok && code === gtin.value)),
    );
    const found =
      byCode.length > 0 ? byCode : things.filter((thing) => nameKey(thing.name) === nameKey(name));
    const [only] = found;
    if (only === undefined) throw Invalid.field(what, 'cell-cover-unknown', { name: name.slice(0, 80) });
    if (found.length > 1) throw Invalid.field(what, 'cell-cover-several', { name: name.slice(0, 80) });
    return only.id;
  });
}

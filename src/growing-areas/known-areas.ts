import type { AreaKind } from '../area-codes/code-numbers.service.js';
import type { Acquaintance, BulkRow } from '../bulk/bulk-kind.js';
import type { Database } from '../platform/database/database.js';
import { nameKey } from '../standards/vietnam/fold.js';

type Row = BulkRow<{ readonly areaCode: string | null; readonly facts: { readonly name: string } }>;

/** What makes two rows of a sheet the same: the code they carry, or the name within a business. */
export function areaKeys({ businessId, input }: Row) {
  const named = { column: 'name', key: `${businessId} ${nameKey(input.facts.name)}` };
  return input.areaCode === null ? [named] : [{ column: 'areaCode', key: input.areaCode }, named];
}

/** Which rows the register has already, under their code or their name. */
export async function knownAreas(
  db: Database,
  kind: AreaKind,
  rows: readonly Row[],
): Promise<Acquaintance[]> {
  const codes = await db.query<{ code: string }>('select code from area_codes where code = any($1)', [
    rows.flatMap(({ input }) => input.areaCode ?? []),
  ]);
  const taken = new Set(codes.map(({ code }) => code));
  const names = await db.query<{ businessId: string; name: string }>(
    `select business_id as "businessId", name from growing_areas
     where business_id = any($1) and kind = $2 and status not in ('refused', 'closed')`,
    [[...new Set(rows.map(({ businessId }) => businessId))], kind],
  );
  const byName = new Map(names.map(({ businessId, name }) => [`${businessId} ${nameKey(name)}`, name]));
  return rows.map((row) => {
    const { areaCode } = row.input;
    if (areaCode !== null && taken.has(areaCode))
      return { same: { path: 'areaCode', code: 'known-area-code' } };
    const name = byName.get(areaKeys(row).at(-1)?.key ?? '');
    return name === undefined ? {} : { same: { path: 'name', code: 'known-area', params: { name } } };
  });
}

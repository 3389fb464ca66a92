import type { Tx } from '../platform/database/database.js';
import type { KeptReason, Made } from './bulk-kind.js';

/** Locks what was made; says why it stays where somebody has changed it since, or it is gone already. */
export async function lockMade(
  tx: Tx,
  table: 'businesses' | 'growing_areas' | 'products' | 'certificates',
  { id, version }: Made,
): Promise<KeptReason | null> {
  const [row] = await tx.query<{ version: number }[]>(
    `select version from ${table} where id = $1 for update`,
    [id],
  );
  if (row === undefined) return 'gone';
  return row.version === version ? null : 'changed';
}

/** Whether any of these finds a row of `$1`. */
export async function isUsed(tx: Tx, id: string, ...froms: readonly string[]): Promise<boolean> {
  const [row] = await tx.query<{ used: boolean }[]>(
    `select ${froms.map((from) => `exists (select from ${from})`).join(' or ')} as used`,
    [id],
  );
  return row?.used === true;
}

import type { Tx } from '../platform/database/database.js';
import { Conflict, NotFound } from '../platform/errors.js';
import type { BulkRow } from './bulk-kind.js';

export interface RowOwner {
  readonly id: string;
  readonly sample: boolean;
}

/**
 * The businesses of some rows, locked against being stopped meanwhile. @throws Conflict where one may not declare anything: the office enters for
 * active ones only, a business prepares drafts while it waits.
 */
export async function activeBusinesses(
  tx: Tx,
  rows: readonly BulkRow<unknown>[],
  byOffice: boolean,
): Promise<(id: string) => RowOwner> {
  const found = await tx.query<(RowOwner & { status: string })[]>(
    'select id, sample, status from businesses where id = any($1) order by id for no key update',
    [[...new Set(rows.map(({ businessId }) => businessId))]],
  );
  const allowed = byOffice ? ['active'] : ['submitted', 'amend', 'active'];
  if (found.some(({ status }) => !allowed.includes(status))) throw new Conflict('business-not-active');
  const byId = new Map(found.map((row) => [row.id, row]));
  return (id) => {
    const owner = byId.get(id);
    if (owner === undefined) throw new NotFound();
    return owner;
  };
}

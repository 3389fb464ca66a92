import { type OutCell } from '../standards/tables/index.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { BulkKind } from './bulk-kind.js';
import { rowFaultText } from './fault-sentence.js';
import type { Import } from './import.entity.js';
import type { ImportsQueries, StagedRow } from './imports.queries.js';

const PAGE = 500;

/** The rows that were not loaded, as they came, each with what there is to mend behind it. */
export async function* errorRows(
  queries: ImportsQueries,
  found: Import,
  kind: BulkKind,
  lang: Lang,
): AsyncGenerator<readonly OutCell[]> {
  let after = 0;
  for (;;) {
    const rows = await queries.rows(found.id, {
      after,
      limit: PAGE,
      verdicts: ['bad', 'failed', 'same', 'similar'],
    });
    for (const row of rows)
      yield [...found.mapping.map((_, place) => row.cells[place] ?? null), faultsText(row, kind, lang)];
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.line;
  }
}

/** `Mã số thuế: …` of each cell, in one cell. */
function faultsText({ faults }: StagedRow, kind: BulkKind, lang: Lang): string {
  const text = words(lang);
  const { columns } = kind.words(text);
  return faults
    .map((fault) => {
      const column = columns[fault.path];
      return column === undefined
        ? rowFaultText(text, fault)
        : `${column.head}: ${rowFaultText(text, fault)}`;
    })
    .join('\n');
}

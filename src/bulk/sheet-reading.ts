import { setImmediate as turn } from 'node:timers/promises';
import type { Cell, Steps, TableRow } from '../standards/tables/index.js';
import type { BulkColumn, BulkWords } from './bulk-kind.js';
import { looksLikeHeadings, type Mapping, recognise } from './headings.js';

/** A title, a date and an empty line may stand above the headings. */
const HEADINGS_WITHIN = 10;
const COLUMNS_SHOWN = 100;

export interface Sheet {
  readonly headings: readonly Cell[];
  readonly mapping: Mapping;
  readonly rows: readonly TableRow[];
  /** Headings that say nothing to us. */
  readonly strangers: boolean;
}

/** Where the headings are, what they mean, and what stands below them. */
export function readSheetRows(
  rows: readonly TableRow[],
  columns: readonly BulkColumn[],
  languages: readonly BulkWords[],
  ignored: readonly string[],
): Sheet {
  const tries = rows
    .slice(0, HEADINGS_WITHIN)
    .map(({ cells }, place) => ({ place, cells, mapping: recognise(cells, columns, languages) }));
  const found = tries.find(({ mapping, cells }) => looksLikeHeadings(mapping, cells)) ?? tries[0];
  const { place = 0, cells: headings = [], mapping: read = [] } = found ?? {};
  const below = rows.slice(place + 1);
  const width = Math.min(COLUMNS_SHOWN, Math.max(headings.length, ...below.map(({ cells }) => cells.length)));
  const mapping = Array.from({ length: width }, (_, column) => read[column] ?? null);
  const strangers = mapping.some((key, column) => {
    const heading = headings[column] ?? null;
    return key === null && heading !== null && !ignored.includes(String(heading).trim());
  });
  return { headings, mapping, rows: below, strangers };
}

/** Runs work in steps to its end; whoever asks for a page meanwhile is not kept waiting. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turn();
  }
}

import type { Cell } from '../standards/tables/index.js';
import { foldName } from '../standards/vietnam/fold.js';
import type { BulkColumn, BulkWords } from './bulk-kind.js';

/** Which column of the sheet holds which column of the kind: by the place in the row, from 0; null is left out. */
export type Mapping = readonly (string | null)[];

/**
 * Recognises headings in both languages, with marks or without, in any order, whatever stands in brackets or after a star. A column is taken once: the first that
 * says it.
 */
export function recognise(
  headings: readonly Cell[],
  columns: readonly BulkColumn[],
  languages: readonly BulkWords[],
): Mapping {
  const names = new Map<string, string>();
  const heads = ({ key }: BulkColumn) => languages.flatMap(({ columns: words }) => words[key]?.head ?? []);
  // What a column is called in the templates comes before what others call it so.
  for (const column of columns)
    for (const name of [column.key, ...heads(column)]) names.set(headingKey(name), column.key);
  for (const { key, also = [] } of columns)
    for (const name of also) if (!names.has(headingKey(name))) names.set(headingKey(name), key);
  const taken = new Set<string>();
  return headings.map((heading) => {
    const key = typeof heading === 'string' ? names.get(headingKey(heading)) : undefined;
    if (key === undefined || taken.has(key)) return null;
    taken.add(key);
    return key;
  });
}

/** Whether a row of a sheet looks like its headings: most of what stands in it is known. */
export function looksLikeHeadings(mapping: Mapping, row: readonly Cell[]): boolean {
  const filled = row.filter((cell) => cell !== null).length;
  const known = mapping.filter((key) => key !== null).length;
  return known > 0 && known * 2 >= Math.min(filled, 4);
}

function headingKey(text: string): string {
  return foldName(text.slice(0, 300).replace(/\([^)]*\)|\[[^\]]*\]|\*/g, ' '));
}

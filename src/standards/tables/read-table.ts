import { fail, ok } from '../result.js';
import type { Cell, ReadOptions, Steps, Table, TableResult } from './cell.js';
import { TABLE_BOUNDS } from './cell.js';
import { readCsv } from './csv-read.js';
import { decodeText } from './decode-text.js';
import { cellFromLegacy, guessLegacy } from './legacy-vietnamese.js';
import { readXlsx } from './xlsx-read.js';
import { isZip } from './zip-entries.js';

/** Excel before 2007, and any workbook with a password, is a compound file. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** A table of whatever kind, in short steps: `for (const _ of steps)` lets others at the processor between two. */
export function* tableSteps(bytes: Uint8Array, options: ReadOptions = {}): Steps<TableResult> {
  const bounds = options.bounds ?? TABLE_BOUNDS;
  if (isZip(bytes)) {
    const read = yield* readXlsx(bytes, options);
    return read.ok ? ok(withLegacy({ format: 'xlsx', separator: null, ...read.value }, options)) : read;
  }
  if (COMPOUND.every((byte, index) => bytes[index] === byte))
    return fail('table-old-excel', 0, 'An Excel file of before 2007, or one with a password.');
  const { text, reading, doubtful } = decodeText(bytes, options.reading);
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(text.slice(0, 200)))
    return fail('table-web-page', 0, 'A web page with the name of a sheet.');
  if (text.slice(0, 2000).includes('\0') || /^%PDF-/.test(text))
    return fail('table-not-a-table', 0, 'No text and no workbook.');
  const read = yield* readCsv(text, bounds);
  if (!read.ok) return read;
  if (read.value.rows.length === 0) return fail('table-empty', 0, 'Nothing stands in it.');
  return ok({ format: 'csv', reading, doubtful, sheets: [], sheet: null, ...read.value });
}

/** The same at once, for what is small. */
export function readTable(bytes: Uint8Array, options: ReadOptions = {}): TableResult {
  const steps = tableSteps(bytes, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** A workbook written with an old font holds the letters of its codes; a cell that is Unicode already stays. */
function withLegacy(table: Omit<Table, 'reading' | 'doubtful'>, { reading }: ReadOptions): Table {
  const sample = table.rows
    .slice(0, 2000)
    .flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'string'))
    .join('\n');
  const guess =
    reading === undefined
      ? guessLegacy(sample.slice(0, 200_000))
      : { legacy: reading === 'tcvn3' || reading === 'vni' ? reading : null, doubtful: false };
  const { legacy, doubtful } = guess;
  if (legacy === null) return { ...table, reading: 'utf-8', doubtful };
  const convert = (cell: Cell): Cell => (typeof cell === 'string' ? cellFromLegacy(cell, legacy) : cell);
  return {
    ...table,
    reading: legacy,
    doubtful,
    rows: table.rows.map(({ line, cells }) => ({ line, cells: cells.map(convert) })),
  };
}

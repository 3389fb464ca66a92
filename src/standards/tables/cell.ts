import type { Result } from '../result.js';

/**
 * One cell as a program takes it. A day is text, `2026-11-25`, whichever system of dates the sheet has; what a formula
 * gave stands as its value; an error of the sheet as its sign, `#N/A`.
 */
export type Cell = string | number | boolean | null;

export interface TableRow {
  /** As the spreadsheet or the editor counts, from 1: what a person looks for. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** How the text of a file was written. `tcvn3` and `vni` are fonts of before Unicode, whose letters look like others. */
export const TEXT_READINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1258',
  'windows-1252',
  'tcvn3',
  'vni',
] as const;
export type TextReading = (typeof TEXT_READINGS)[number];

export interface Table {
  readonly format: 'xlsx' | 'csv';
  /** Of a CSV file what stands between two cells. */
  readonly separator: Separator | null;
  readonly reading: TextReading;
  /** Whether another reading would change the text so that a person had better look. */
  readonly doubtful: boolean;
  /** Of a workbook its visible sheets, in their order. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** Only rows in which something stands. */
  readonly rows: readonly TableRow[];
}

export type Separator = ',' | ';' | '\t';

export type TableFault =
  | 'table-empty'
  | 'table-too-big'
  | 'table-too-many-rows'
  | 'table-too-many-columns'
  | 'table-cell-too-long'
  | 'table-quote-open'
  | 'table-old-excel'
  | 'table-binary-excel'
  | 'table-open-document'
  | 'table-web-page'
  | 'table-not-a-table'
  | 'table-broken'
  | 'table-doctype'
  | 'table-no-sheet';

export type TableResult = Result<Table, TableFault>;

/** What a table may hold. Rows and columns are those with something in them. */
export interface TableBounds {
  readonly rows: number;
  readonly columns: number;
  /** Letters of one cell. */
  readonly letters: number;
}

/** Excel itself keeps 32,767 letters in a cell; a file of commas may hold a boundary that is longer. */
export const TABLE_BOUNDS: TableBounds = { rows: 10_000, columns: 100, letters: 200_000 };

export interface ReadOptions {
  readonly bounds?: TableBounds;
  /** Otherwise the first that is visible. */
  readonly sheet?: string | undefined;
  /** Otherwise what the text looks like most. */
  readonly reading?: TextReading | undefined;
}

/** Work in short steps: whoever runs it may let others at the processor between two of them. */
export type Steps<T> = Generator<undefined, T, undefined>;

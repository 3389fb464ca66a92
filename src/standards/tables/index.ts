/**
 * Tables from and for spreadsheets, without a database and without a network.
 *
 * Reading: `readTable(bytes)` takes XLSX, CSV (UTF-8 with or without its mark, UTF-16, Windows-1258, TCVN3 and VNI text; comma, semicolon or tab)
 * or text copied from a spreadsheet, and answers rows of cells with their line numbers, or one fault (`table-…`). It is bounded in rows, columns,
 * letters and unpacked bytes (`TABLE_BOUNDS`, or your own by `bounds`), so that whatever somebody sends is answered or refused within a second. For files beyond a few
 * hundred kilobytes drive `tableSteps(bytes)` and give way between its steps:
 *
 * ```ts
 * const steps = tableSteps(bytes);
 * let step = steps.next();
 * while (step.done !== true) { await setImmediate(); step = steps.next(); }
 * const table = step.value; // Result<Table, TableFault>
 * ```
 *
 * Cells are not judged: a number typed as text is still text (`readNumber`, `readDate` of standards/vietnam), a day of a workbook is `2026-11-25`.
 * A tax code that a spreadsheet took for a number has lost its zeros; text behind an apostrophe is freed by `withoutApostrophe`.
 *
 * Writing: `writeXlsx([{ name, rows }])` gives the bytes of a workbook while rows are read (`Readable.from(writeXlsx(…))` in a reply of type
 * `XLSX_TYPE`); `csvLine(cells)` a line of CSV, after `CSV_MARK`. Neither lets a cell become a formula.
 */
export {
  type Cell,
  type ReadOptions,
  type Steps,
  type Table,
  TABLE_BOUNDS,
  TEXT_READINGS,
  type TableBounds,
  type TableFault,
  type TableRow,
  type TextReading,
} from './cell.js';
export { CSV_MARK, csvLine, withoutApostrophe } from './csv-write.js';
export { readTable, tableSteps } from './read-table.js';
export { type OutCell, type OutSheet, writeXlsx, XLSX_TYPE } from './xlsx-write.js';

import type { OutCell } from './xlsx-write.js';

/** Spreadsheets read UTF-8 by it. */
export const CSV_MARK = '\ufeff';

/** What a spreadsheet would take for a formula (OWASP, “CSV injection”): the first letter decides. Behind apostrophes, too: one more is taken off again by who reads. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A line of RFC 4180, with its end. What a spreadsheet would take for a formula begins with an apostrophe; a day reads `25/11/2026`. */
export function csvLine(cells: readonly OutCell[], separator: ',' | ';' = ','): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`;
}

function csvCell(cell: OutCell, separator: string): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.day.split('-').reverse().join('/');
  if (typeof cell !== 'string') return String(cell);
  const safe = isFormulaText(cell) ? `'${cell}` : cell;
  return safe.includes(separator) || /["\r\n\t;,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function isFormulaText(text: string): boolean {
  return FORMULA.test(text);
}

/** The text behind the apostrophe that {@link csvLine} (or a person, in a spreadsheet) put before it. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

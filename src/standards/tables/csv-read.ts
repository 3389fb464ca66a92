import { fail, ok, type Result } from '../result.js';
import type { Separator, Steps, TableBounds, TableFault, TableRow } from './cell.js';

const SEPARATORS: readonly Separator[] = ['\t', ';', ','];
const SNIFFED = 60_000;
/** Letters between two looks at whether others want the processor. */
const STEP = 200_000;

/** Rows of a text whose cells are parted by commas, semicolons or tabs (RFC 4180; line ends of any kind), or of cells copied from a spreadsheet. */
export function* readCsv(
  whole: string,
  bounds: TableBounds,
): Steps<Result<{ readonly separator: Separator; readonly rows: readonly TableRow[] }, TableFault>> {
  // Excel's own first line: `sep=;`.
  const said = /^\ufeff?sep=([,;\t])\r?\n?/i.exec(whole);
  const text = said === null ? whole.replace(/^\ufeff/, '') : whole.slice(said[0].length);
  const separator = SEPARATORS.find((each) => each === said?.[1]) ?? sniff(text);
  const rows: TableRow[] = [];
  let line = said === null ? 1 : 2;
  let [at, step] = [0, STEP];
  while (at < text.length) {
    const record = readRecord(text, at, separator, bounds);
    if (!record.ok) return fail(record.fault.code, line, record.fault.sentence);
    const { cells, end, lines } = record.value;
    if (cells.some((cell) => cell.trim() !== ''))
      rows.push({ line, cells: cells.map((cell) => (cell === '' ? null : cell)) });
    if (rows.length > bounds.rows + 1)
      return fail('table-too-many-rows', line, `More than ${bounds.rows} rows.`);
    line += lines;
    at = end;
    if (at < step) continue;
    step = at + STEP;
    yield;
  }
  return ok({ separator, rows });
}

interface Record {
  readonly cells: readonly string[];
  /** Where the next one begins. */
  readonly end: number;
  /** Lines of the file it takes: a quoted cell may have several. */
  readonly lines: number;
}

function readRecord(
  text: string,
  from: number,
  separator: Separator,
  bounds: TableBounds,
): Result<Record, TableFault> {
  const cells: string[] = [];
  let [at, lines] = [from, 0];
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      const quoted = readQuoted(text, at, bounds.letters);
      if (quoted === null) return fail('table-quote-open', from, 'A quotation mark is not closed.');
      [cell, at] = quoted;
      lines += cell.split('\n').length - 1;
    }
    const end = endOfCell(text, at, separator);
    cell += text.slice(at, end);
    if (cell.length > bounds.letters)
      return fail('table-cell-too-long', from, `More than ${bounds.letters} letters in a cell.`);
    cells.push(cell);
    if (cells.length > bounds.columns)
      return fail('table-too-many-columns', from, `More than ${bounds.columns} columns.`);
    at = end;
    if (text[at] !== separator) break;
    at += 1;
  }
  const end = text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
  return ok({ cells, end, lines: lines + 1 });
}

function endOfCell(text: string, from: number, separator: Separator): number {
  for (let at = from; at < text.length; at++) {
    const letter = text[at];
    if (letter === separator || letter === '\n' || letter === '\r') return at;
  }
  return text.length;
}

/** What stands between quotation marks, and where they end; null where they do not. */
function readQuoted(text: string, from: number, longest: number): [string, number] | null {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0 || end - from > longest * 2) return null;
    if (text[end + 1] !== '"') {
      parts.push(text.slice(at, end));
      return [parts.join(''), end + 1];
    }
    parts.push(text.slice(at, end + 1));
    at = end + 2;
  }
}

/** What parts the same number of cells in most lines; a comma inside a Vietnamese number does so less often. */
function sniff(text: string): Separator {
  const lines = text
    .slice(0, SNIFFED)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  const [head = ''] = lines;
  let best: { readonly separator: Separator; readonly score: number } | null = null;
  for (const separator of SEPARATORS) {
    const cells = head.split(separator).length;
    if (cells < 2) continue;
    const alike = lines.filter((line) => line.split(separator).length === cells).length / lines.length;
    const score = alike * 1000 + Math.min(cells, 100);
    if (best === null || score > best.score) best = { separator, score };
  }
  return best?.separator ?? ',';
}

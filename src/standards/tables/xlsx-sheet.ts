import { fail, type Fault, ok, type Result } from '../result.js';
import type { Cell, Steps, TableBounds, TableFault, TableRow } from './cell.js';
import { dayOfSerial } from './xlsx-dates.js';
import { readXml, type XmlEnd } from './xml-steps.js';
import type { ZipEntry } from './zip-entries.js';

/** What the cells of a sheet refer to. */
export interface Workbook {
  readonly strings: readonly string[];
  /** Of each cell style, whether its number is a day. */
  readonly dateStyles: readonly boolean[];
  readonly is1904: boolean;
}

const LAST_ROW = 1_048_576;

/** The rows of a worksheet in which something stands (ECMA-376 Part 1, 18.3.1). A formula counts as what it gave when it was saved. */
export function* readSheet(
  entry: ZipEntry,
  workbook: Workbook,
  bounds: TableBounds,
): Steps<Result<readonly TableRow[], TableFault>> {
  const sheet = new SheetReader(workbook, bounds);
  const end = yield* readXml(entry, sheet);
  if (sheet.fault !== null) return sheet.fault;
  return end === 'whole' || end === 'stopped' ? ok(sheet.rows) : xmlFault(end);
}

export function xmlFault(end: XmlEnd) {
  if (end === 'too-big') return fail('table-too-big', 0, 'A part of the workbook has too many cells.');
  return end === 'doctype'
    ? fail('table-doctype', 0, 'The workbook declares entities of its own.')
    : fail('table-broken', 0, 'A part of the workbook is damaged.');
}

class SheetReader {
  readonly rows: TableRow[] = [];
  fault: { readonly ok: false; readonly fault: Fault<TableFault> } | null = null;
  private line = 0;
  private column = -1;
  private cells: Cell[] = [];
  private type = 'n';
  private style = 0;
  private value = '';
  private within: 'v' | 't' | null = null;
  private phonetic = false;
  private letters = 0;

  constructor(
    private readonly workbook: Workbook,
    private readonly bounds: TableBounds,
  ) {}

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): boolean => {
    if (name === 'row') {
      this.line = attributes['r'] === undefined ? this.line + 1 : Number(attributes['r']);
      this.column = -1;
      this.cells = [];
      if (!(this.line >= 1 && this.line <= LAST_ROW))
        return this.stop('table-broken', 'A row has no number that a sheet can have.');
    } else if (name === 'c') {
      this.column = attributes['r'] === undefined ? this.column + 1 : columnOf(attributes['r']);
      this.type = attributes['t'] ?? 'n';
      this.style = Number(attributes['s'] ?? 0);
      this.value = '';
      this.letters = 0;
    } else if (name === 'v') this.within = 'v';
    else if (name === 't' && !this.phonetic) this.within = 't';
    else if (name === 'rPh') this.phonetic = true;
    return false;
  };

  readonly text = (text: string): void => {
    if (this.within === null || this.fault !== null) return;
    this.letters += text.length;
    if (this.letters <= this.bounds.letters) this.value += text;
    else this.stop('table-cell-too-long', `More than ${this.bounds.letters} letters in a cell.`);
  };

  readonly close = (name: string): boolean => {
    if (this.fault !== null) return true;
    if (name === 'v' || name === 't') this.within = null;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'c') return this.keepCell();
    else if (name === 'row') return this.keepRow();
    else if (name === 'sheetData') return true;
    return false;
  };

  private keepCell(): boolean {
    const cell = this.cellOf();
    if (cell === null || cell === '') return false;
    if (this.column < 0 || this.column >= this.bounds.columns)
      return this.stop('table-too-many-columns', `More than ${this.bounds.columns} columns.`);
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column] = cell;
    return false;
  }

  private keepRow(): boolean {
    if (
      this.cells.some((cell) => typeof cell !== 'string' || cell.trim() !== '') &&
      this.cells.some((cell) => cell !== null)
    )
      this.rows.push({ line: this.line, cells: this.cells });
    // One more than asked for: the first holds the headings.
    if (this.rows.length > this.bounds.rows + 1)
      return this.stop('table-too-many-rows', `More than ${this.bounds.rows} rows.`);
    return false;
  }

  private cellOf(): Cell {
    const { type, value, workbook } = this;
    if (type === 's') return workbook.strings[Number(value)] ?? null;
    if (type === 'inlineStr' || type === 'str') return unescapeText(value);
    if (type === 'b') return value === '' ? null : value === '1' || value === 'true';
    if (type === 'e') return value;
    if (type === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
    if (value === '') return null;
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    return workbook.dateStyles[this.style] === true
      ? (dayOfSerial(number, workbook.is1904) ?? number)
      : number;
  }

  private stop(code: TableFault, sentence: string): true {
    this.fault ??= fail(code, this.line, sentence);
    return true;
  }
}

/** `AB12` is column 27. @returns -1 for what is no reference. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return -1;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `_x000D_` is a carriage return (ECMA-376 Part 1, 22.4.2.4). */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}

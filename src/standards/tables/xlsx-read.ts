import { fail, ok, type Result } from '../result.js';
import type { ReadOptions, Steps, TableBounds, TableFault, TableRow } from './cell.js';
import { TABLE_BOUNDS } from './cell.js';
import { isDateFormat } from './xlsx-dates.js';
import { readSheet, unescapeText, xmlFault } from './xlsx-sheet.js';
import { readXml, type XmlEnd } from './xml-steps.js';
import { readEntries, type ZipEntry } from './zip-entries.js';

/** Unpacked, of all parts that are read. Ten thousand rows of twenty cells make twelve megabytes. */
const BYTES_MAX = 48_000_000;
/** A part that shrinks more than so many times, once it is large, is a trap: sheets of people shrink ten to forty times. */
const RATIO_MAX = 250;
const RATIO_FROM = 4_000_000;
const STRINGS_MAX = 300_000;
const SHEETS_MAX = 200;
const STYLES_MAX = 100_000;

export interface SheetRows {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly rows: readonly TableRow[];
}

/**
 * A sheet of a workbook (Office Open XML, ECMA-376 Part 1; transitional and strict) with what its cells hold. Only four of its parts are unpacked,
 * by small steps and counted, whatever the archive says of their size; macros, links, pictures and formulas are never looked at.
 */
export function* readXlsx(bytes: Uint8Array, options: ReadOptions): Steps<Result<SheetRows, TableFault>> {
  const entries = readEntries(bytes);
  if (entries === null) return fail('table-broken', 0, 'The archive is damaged.');
  const kind = otherKind(entries);
  if (kind !== null) return kind;
  const parts = new Parts(entries);
  const root = parts.find('xl/workbook.xml');
  const links = parts.find('xl/_rels/workbook.xml.rels');
  if (root === null || links === null) return fail('table-not-a-table', 0, 'The archive is no workbook.');
  if (root === 'too-big' || links === 'too-big') return tooBig();
  const book = { sheets: [] as { name: string; link: string; visible: boolean }[], is1904: false };
  const bookEnd = yield* readXml(root, {
    open: (name, attributes) => {
      if (name === 'workbookPr') book.is1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name === 'sheet')
        book.sheets.push({
          name: attributes['name'] ?? '',
          link:
            attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '',
          visible: (attributes['state'] ?? 'visible') === 'visible',
        });
      return book.sheets.length > SHEETS_MAX;
    },
  });
  const targets = new Map<string, string>();
  const linksEnd = yield* readXml(links, {
    open: (name, { Id, Target, TargetMode }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined && TargetMode !== 'External')
        targets.set(Id, partName(Target));
      return targets.size > SHEETS_MAX * 4;
    },
  });
  for (const end of [bookEnd, linksEnd]) if (isBad(end)) return xmlFault(end);
  const sheets = book.sheets.filter(
    ({ visible, link }) => visible && /worksheets\//.test(targets.get(link) ?? ''),
  );
  const chosen = options.sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === options.sheet);
  const part = chosen === undefined ? null : parts.find(targets.get(chosen.link) ?? '');
  if (chosen === undefined || part === null) return fail('table-no-sheet', 0, 'There is no such sheet.');
  if (part === 'too-big') return tooBig();
  const styles = yield* readStyles(parts);
  if (!styles.ok) return styles;
  const strings = yield* readStrings(parts, options.bounds ?? TABLE_BOUNDS);
  if (!strings.ok) return strings;
  const rows = yield* readSheet(
    part,
    { strings: strings.value, dateStyles: styles.value, is1904: book.is1904 },
    options.bounds ?? TABLE_BOUNDS,
  );
  return rows.ok
    ? ok({ sheets: sheets.map(({ name }) => name), sheet: chosen.name, rows: rows.value })
    : rows;
}

/** Parts by name, as long as they are of a size that can be meant. */
class Parts {
  private left = BYTES_MAX;
  private readonly byName: ReadonlyMap<string, ZipEntry>;

  constructor(entries: ReadonlyMap<string, ZipEntry>) {
    // Names are compared without regard to case (ECMA-376 Part 2, 6.2.2.3).
    this.byName = new Map([...entries].map(([name, entry]) => [name.toLowerCase(), entry]));
  }

  find(name: string): ZipEntry | 'too-big' | null {
    const entry = this.byName.get(name.toLowerCase());
    if (entry === undefined) return null;
    this.left -= entry.size;
    const trap = entry.size > RATIO_FROM && entry.size > entry.packed.length * RATIO_MAX;
    return this.left < 0 || trap ? 'too-big' : entry;
  }
}

function* readStyles(parts: Parts): Steps<Result<readonly boolean[], TableFault>> {
  const part = parts.find('xl/styles.xml');
  if (part === null) return ok([]);
  if (part === 'too-big') return tooBig();
  const codes = new Map<number, string>();
  const dates: boolean[] = [];
  let inCells = false;
  const end = yield* readXml(part, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt' && numFmtId !== undefined && formatCode !== undefined)
        codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells)
        dates.push(isDateFormat(Number(numFmtId ?? 0), codes.get(Number(numFmtId ?? 0))));
      return dates.length + codes.size > STYLES_MAX;
    },
    close: (name) => name === 'cellXfs',
  });
  return isBad(end) ? xmlFault(end) : ok(dates);
}

function* readStrings(parts: Parts, { letters }: TableBounds): Steps<Result<readonly string[], TableFault>> {
  const part = parts.find('xl/sharedStrings.xml');
  if (part === null) return ok([]);
  if (part === 'too-big') return tooBig();
  const strings: string[] = [];
  let text = '';
  let [inText, phonetic, long] = [false, false, false];
  const end = yield* readXml(part, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 't') inText = !phonetic;
      if (name === 'rPh') phonetic = true;
      return false;
    },
    text: (piece) => {
      if (!inText || long) return;
      text += piece;
      long = text.length > letters;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') strings.push(unescapeText(text));
      return long || strings.length > STRINGS_MAX;
    },
  });
  if (long) return fail('table-cell-too-long', 0, `More than ${letters} letters in a cell.`);
  if (strings.length > STRINGS_MAX) return tooBig();
  return isBad(end) ? xmlFault(end) : ok(strings);
}

/** What people take for a workbook: other kinds of archives, each with its own remedy. */
function otherKind(entries: ReadonlyMap<string, ZipEntry>) {
  if (entries.has('xl/workbook.bin')) return fail('table-binary-excel', 0, 'A binary workbook (.xlsb).');
  if (entries.has('content.xml') && entries.has('mimetype'))
    return fail('table-open-document', 0, 'An OpenDocument sheet.');
  return null;
}

function tooBig() {
  return fail('table-too-big', 0, `More than ${BYTES_MAX / 1e6} MB unpacked.`);
}

function isBad(end: XmlEnd): boolean {
  return end !== 'whole' && end !== 'stopped';
}

/** A target is an absolute name or one beside the workbook. */
function partName(target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  return `xl/${target}`.replace(/[^/]+\/\.\.\//g, '').replace(/\/\.\//g, '/');
}

import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { isFormulaText } from './csv-write.js';
import { dayNumber, readCalendarDate } from '../vietnam/calendar-date.js';

/** A cell as a program gives it; a day is one of the spreadsheet's own, shown as dd/mm/yyyy. */
export type OutCell = string | number | boolean | null | { readonly day: string };

export interface OutSheet {
  readonly name: string;
  /** Letters wide, column by column; 16 where nothing is said. */
  readonly widths?: readonly number[];
  /** So many rows at the top stay in sight and are bold; 1 where nothing is said. */
  readonly heads?: number;
  /** Columns (from 0) in which one of some words is chosen, from the first row below the heads on. */
  readonly choices?: readonly { readonly column: number; readonly from: string }[];
  /** Columns kept as text, so that a tax code typed in keeps its zero. */
  readonly textColumns?: readonly number[];
  readonly rows: Iterable<readonly OutCell[]> | AsyncIterable<readonly OutCell[]>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Rows of a sheet whose cells offer their choices. */
const CHOICE_ROWS = 10_000;
/** Excel takes no longer text in a cell. */
const LETTERS_MAX = 32_767;
const FLUSH = 64_000;

/** Places of the styles in styles.xml. */
const STYLE = { plain: 0, head: 1, day: 2, text: 3, quoted: 4 } as const;

export const XLSX_TYPE = `${TYPES}.sheet`;

/**
 * A workbook (ECMA-376 Part 1, transitional), written while its rows are read: never more of it in memory than a few rows. Text is text, whatever it begins
 * with, and marked so (`quotePrefix`): no cell is a formula.
 */
export async function* writeXlsx(sheets: readonly OutSheet[]): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  const state: { failed: Error | null } = { failed: null };
  const zip = new Zip((error, chunk) => {
    if (error !== null) state.failed = error;
    else out.push(chunk);
  });
  const utf8 = new TextEncoder();
  const put = (name: string, text: string): void => {
    const file = new ZipPassThrough(name);
    zip.add(file);
    file.push(utf8.encode(XML + text), true);
  };
  const numbers = sheets.map((_, index) => index + 1);
  put('[Content_Types].xml', contentTypes(numbers));
  put('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  put('xl/workbook.xml', workbook(sheets));
  put(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...numbers.map((n): [string, string] => ['worksheet', `worksheets/sheet${n}.xml`]),
      ['styles', 'styles.xml'],
    ]),
  );
  put('xl/styles.xml', STYLES);
  for (const [index, sheet] of sheets.entries()) {
    const file = new ZipDeflate(`xl/worksheets/sheet${index + 1}.xml`, { level: 6 });
    zip.add(file);
    let waiting = XML + sheetHead(sheet);
    let line = 0;
    for await (const row of sheet.rows) {
      line += 1;
      waiting += rowXml(line, row, sheet);
      if (waiting.length < FLUSH) continue;
      file.push(utf8.encode(waiting));
      waiting = '';
      yield* out.splice(0);
    }
    file.push(utf8.encode(waiting + sheetEnd(sheet)), true);
  }
  zip.end();
  if (state.failed !== null) throw new Error('a workbook could not be written', { cause: state.failed });
  yield* out.splice(0);
}

function rowXml(line: number, row: readonly OutCell[], { heads = 1, textColumns = [] }: OutSheet): string {
  const cells = row.map((cell, column) =>
    cellXml(
      `${columnName(column)}${line}`,
      cell,
      line <= heads ? STYLE.head : textColumns.includes(column) ? STYLE.text : STYLE.plain,
    ),
  );
  return `<row r="${line}">${cells.join('')}</row>`;
}

function cellXml(at: string, cell: OutCell, style: number): string {
  if (cell === null || cell === '') return style === STYLE.plain ? '' : `<c r="${at}" s="${style}"/>`;
  if (typeof cell === 'number' && Number.isFinite(cell))
    return `<c r="${at}" s="${style}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" s="${style}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'object') {
    const day = readCalendarDate(cell.day);
    // 25,569 days lie between the spreadsheet's first day and 1970.
    if (day !== undefined && day >= '1900-03-01')
      return `<c r="${at}" s="${STYLE.day}"><v>${dayNumber(day) + 25_569}</v></c>`;
    return cellXml(at, cell.day, style);
  }
  const text = String(cell).slice(0, LETTERS_MAX);
  const own = style !== STYLE.head && isFormulaText(text) ? STYLE.quoted : style;
  return `<c r="${at}" s="${own}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** Characters that XML 1.0 knows no way to write go; `_x` that would read as an escape is escaped itself. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '_x000D_');
}

function columnName(column: number): string {
  const high = Math.floor(column / 26);
  return (high > 0 ? columnName(high - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function sheetHead({ widths = [], heads = 1, textColumns = [] }: OutSheet): string {
  const pane =
    heads > 0
      ? `<pane ySplit="${heads}" topLeftCell="A${heads + 1}" activePane="bottomLeft" state="frozen"/>`
      : '';
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${textColumns.includes(index) ? ` style="${STYLE.text}"` : ''}/>`,
  );
  const cols = columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '';
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${cols}<sheetData>`;
}

function sheetEnd({ choices = [], heads = 1 }: OutSheet): string {
  const rules = choices.map(({ column, from }) => {
    const name = columnName(column);
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${name}${heads + 1}:${name}${CHOICE_ROWS}"><formula1>${escapeXml(from)}</formula1></dataValidation>`;
  });
  const offered =
    rules.length > 0 ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : '';
  return `</sheetData>${offered}</worksheet>`;
}

function workbook(sheets: readonly OutSheet[]): string {
  // Thirty-one letters, none of these: Excel's own rule for names of sheets.
  const name = (sheet: OutSheet) => escapeXml(sheet.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31));
  const list = sheets.map(
    (sheet, index) => `<sheet name="${name(sheet)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const list = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

function contentTypes(numbers: readonly number[]): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPES}.${type}+xml"/>`;
  const sheets = numbers.map((n) => part(`worksheets/sheet${n}`, 'worksheet')).join('');
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${sheets}</Types>`;
}

const xf = (attributes: string) => `<xf xfId="0" borderId="0" ${attributes}/>`;
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6EDDC"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${xf('numFmtId="0" fontId="0" fillId="0"')}${xf('numFmtId="49" fontId="1" fillId="2" applyFont="1" applyFill="1"')}${xf('numFmtId="164" fontId="0" fillId="0" applyNumberFormat="1"')}${xf('numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1"')}${xf('numFmtId="49" fontId="0" fillId="0" quotePrefix="1" applyNumberFormat="1"')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

import type { Commune } from '../places/places.queries.js';
import { CSV_MARK, csvLine, type OutCell, type OutSheet, writeXlsx } from '../standards/tables/index.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { placeText } from './place-cells.js';
import type { BulkColumn, BulkKind } from './bulk-kind.js';

export type SheetFormat = 'xlsx' | 'csv';

const WIDTHS: Readonly<Partial<Record<BulkColumn['type'], number>>> = {
  text: 28,
  list: 28,
  commune: 34,
  business: 24,
  choice: 22,
};
const NARROW = 18;

/** A heading as templates and given-out sheets write it: a star marks what is required. */
export function headingOf(kind: BulkKind, { key, required }: BulkColumn, lang: Lang): string {
  const head = kind.words(words(lang)).columns[key]?.head ?? key;
  return required === true ? `${head} *` : head;
}

/** What is chosen from, by what it is called; empty for a column that is not chosen. */
export function choicesOf({ choices, type }: BulkColumn, lang: Lang): readonly string[] {
  if (type === 'yes-no') return [words(lang).bulk.yes, words(lang).bulk.no];
  return choices === undefined ? [] : Object.values(choices(words(lang)));
}

/** A sheet to fill in: headings, in a workbook with a guide and the lists that cells choose from. */
export function templateParts(
  kind: BulkKind,
  all: readonly BulkColumn[],
  lang: Lang,
  format: SheetFormat,
  communes: readonly Commune[],
): AsyncIterable<Uint8Array | string> {
  const columns = all.filter(({ continues }) => continues === undefined);
  const heads = columns.map((column) => headingOf(kind, column, lang));
  if (format === 'csv') return csvOf(heads, []);
  const text = words(lang).bulk;
  const lists = columns.flatMap((column, place) => {
    const values =
      column.type === 'commune' ? communes.map((commune) => placeText(commune)) : choicesOf(column, lang);
    return values.length === 0
      ? []
      : [{ place, head: column.type === 'commune' ? text.communes : (heads[place] ?? ''), values }];
  });
  const longest = Math.max(0, ...lists.map(({ values }) => values.length));
  const listSheet: OutSheet = {
    name: text.listSheet,
    widths: lists.map(() => 34),
    rows: [
      lists.map(({ head }) => head),
      ...Array.from({ length: longest }, (_, row) => lists.map(({ values }) => values[row] ?? null)),
    ],
  };
  const own = kind.words(words(lang)).columns;
  const guide: OutSheet = {
    name: text.guideSheet,
    heads: 1,
    widths: [28, 12, 70, 40, 60],
    rows: [
      [text.columnHead, text.required, text.columnHelp, text.columnExample, text.columnValues],
      ...columns.map((column, place) => [
        heads[place] ?? '',
        column.required === true ? text.requiredYes : text.requiredNo,
        own[column.key]?.help ?? '',
        column.example ?? null,
        choicesOf(column, lang).join('; '),
      ]),
      [text.templateNote],
    ],
  };
  return writeXlsx([
    {
      ...dataSheet(kind, columns, lang, []),
      choices: lists.map(({ place, values }, index) => ({
        column: place,
        from: `'${text.listSheet}'!$${letter(index)}$2:$${letter(index)}$${values.length + 1}`,
      })),
    },
    guide,
    ...(lists.length === 0 ? [] : [listSheet]),
  ]);
}

/** What is there as a sheet that comes in again. */
export function exportParts(
  kind: BulkKind,
  columns: readonly BulkColumn[],
  lang: Lang,
  format: SheetFormat,
  rows: AsyncIterable<Readonly<Record<string, OutCell>>>,
): AsyncIterable<Uint8Array | string> {
  const lines = inColumns(columns, rows);
  return format === 'csv'
    ? csvOf(
        columns.map((column) => headingOf(kind, column, lang)),
        lines,
      )
    : writeXlsx([dataSheet(kind, columns, lang, lines)]);
}

/** A sheet as it came, whatever its columns are. */
export function plainParts(
  name: string,
  format: SheetFormat,
  heads: readonly OutCell[],
  rows: AsyncIterable<readonly OutCell[]>,
): AsyncIterable<Uint8Array | string> {
  return format === 'csv'
    ? csvOf(heads, rows)
    : writeXlsx([{ name, widths: heads.map(() => 22), rows: after(heads, rows) }]);
}

function dataSheet(
  kind: BulkKind,
  columns: readonly BulkColumn[],
  lang: Lang,
  lines: AsyncIterable<readonly OutCell[]> | readonly (readonly OutCell[])[],
): OutSheet {
  return {
    name: words(lang).bulk.dataSheet,
    widths: columns.map(({ type }) => WIDTHS[type] ?? NARROW),
    // As text, a code keeps its zeros and is never rounded.
    textColumns: columns.flatMap(({ type }, place) => (type === 'number' || type === 'day' ? [] : [place])),
    rows: after(
      columns.map((column) => headingOf(kind, column, lang)),
      lines,
    ),
  };
}

async function* inColumns(
  columns: readonly BulkColumn[],
  rows: AsyncIterable<Readonly<Record<string, OutCell>>>,
): AsyncGenerator<readonly OutCell[]> {
  for await (const row of rows) yield columns.map(({ key }) => row[key] ?? null);
}

async function* after(
  heads: readonly OutCell[],
  rows: AsyncIterable<readonly OutCell[]> | readonly (readonly OutCell[])[],
): AsyncGenerator<readonly OutCell[]> {
  yield heads;
  yield* rows;
}

async function* csvOf(
  heads: readonly OutCell[],
  rows: AsyncIterable<readonly OutCell[]> | readonly (readonly OutCell[])[],
): AsyncGenerator<string> {
  yield CSV_MARK + csvLine(heads);
  for await (const row of rows) yield csvLine(row);
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

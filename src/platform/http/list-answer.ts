import { StreamableFile } from '@nestjs/common';
import type { VNode } from 'preact';
import { Readable } from 'node:stream';
import { CSV_MARK, csvLine, type OutCell, writeXlsx, XLSX_TYPE } from '../../standards/tables/index.js';
import { formatDateTime, isoDay } from '../../ui/format.js';
import { askedOf, columnsOf, FILE_FORMS, type FileForm, type ListSpec, type Plain } from '../../ui/list.js';
import type { PageContext } from '../../ui/page-context.js';
import { PAGE_SIZE_MAX, type Page } from './cursor.js';

/** Enough for an office, and an end for whoever asks for everything again and again. */
export const EXPORT_ROWS_MAX = 10_000;

interface Part {
  readonly cursor?: string | undefined;
  readonly limit?: number;
}

export interface FileOptions<Row> {
  /** Where what a row says is looked up a page at a time: the list as it reads for these rows. */
  readonly specOf?: (page: Page<Row>) => Promise<ListSpec<Row>>;
  /** Before the file begins: who takes personal data away is on record. */
  readonly onFile?: (form: FileForm) => Promise<void>;
}

/**
 * A list as its page, or, where the address asks `as=csv` or `as=xlsx`, as a file of what the page shows: the same search,
 * filters, order and columns, all pages of it, written a page at a time.
 */
export async function listAnswer<Row, Answer = VNode>(
  ctx: PageContext,
  spec: ListSpec<Row>,
  read: (part: Part) => Promise<Page<Row>>,
  draw: (page: Page<Row>) => Answer,
  { specOf, onFile }: FileOptions<Row> = {},
): Promise<Answer | StreamableFile> {
  const form = fileForm(ctx);
  if (form === null) return draw(await read({}));
  // What cannot be read is told before the file begins.
  const first = await read({ cursor: undefined, limit: PAGE_SIZE_MAX });
  await onFile?.(form);
  const rows = rowsOf(ctx, spec, first, read, specOf ?? (() => Promise.resolve(spec)));
  return tableFile(ctx, form, spec.id, spec.caption, rows);
}

/** null: the page is asked for. */
export function fileForm(ctx: PageContext): FileForm | null {
  const asked = askedOf(ctx).get('as');
  return FILE_FORMS.find((form) => form === asked) ?? null;
}

/** A table as a file, written while its rows are read; the first row names the columns. */
export function tableFile(
  ctx: PageContext,
  form: FileForm,
  name: string,
  caption: string,
  rows: AsyncIterable<readonly Plain[]> | Iterable<readonly Plain[]>,
): StreamableFile {
  const disposition = `attachment; filename="${name}-${isoDay(ctx.now, ctx.registry.timeZone)}.${form}"`;
  if (form === 'xlsx') {
    const sheet = { name: caption, rows: cellsOf(rows, (value) => bookCell(ctx, value)) };
    return new StreamableFile(Readable.from(writeXlsx([sheet])), { type: XLSX_TYPE, disposition });
  }
  const lines = linesOf(cellsOf(rows, (value) => plainCell(ctx, value)));
  return new StreamableFile(Readable.from(lines), { type: 'text/csv; charset=utf-8', disposition });
}

async function* rowsOf<Row>(
  ctx: PageContext,
  spec: ListSpec<Row>,
  first: Page<Row>,
  read: (part: Part) => Promise<Page<Row>>,
  specOf: (page: Page<Row>) => Promise<ListSpec<Row>>,
): AsyncGenerator<readonly Plain[]> {
  const asked = askedOf(ctx);
  const columns = (of: ListSpec<Row>) => columnsOf(of, asked).filter(({ plain }) => plain !== undefined);
  yield columns(spec).map(({ head }) => (typeof head === 'string' ? head : ''));
  let page = first;
  let written = 0;
  for (;;) {
    const shown = columns(await specOf(page));
    const rows = page.items.slice(0, EXPORT_ROWS_MAX - written);
    for (const row of rows) yield shown.map(({ plain }) => plain?.(row));
    written += rows.length;
    if (page.next === null || written >= EXPORT_ROWS_MAX) return;
    page = await read({ cursor: page.next, limit: PAGE_SIZE_MAX });
  }
}

async function* cellsOf(
  rows: AsyncIterable<readonly Plain[]> | Iterable<readonly Plain[]>,
  cell: (value: Plain) => OutCell,
): AsyncGenerator<readonly OutCell[]> {
  for await (const row of rows) yield row.map(cell);
}

/** So many rows together: a reply of single lines would be sent a line at a time. */
const TOGETHER = 100;

async function* linesOf(rows: AsyncIterable<readonly OutCell[]>): AsyncGenerator<string> {
  let lines: string[] = [CSV_MARK];
  for await (const row of rows) {
    lines.push(csvLine(row));
    if (lines.length < TOGETHER) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

function plainCell({ lang, registry }: PageContext, value: Plain): OutCell {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? formatDateTime(lang, value, registry.timeZone) : value;
}

/** In a workbook a day is a day, which can be reckoned with. */
function bookCell(ctx: PageContext, value: Plain): OutCell {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return { day: value };
  return plainCell(ctx, value);
}

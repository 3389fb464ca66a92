import { StreamableFile } from '@nestjs/common';
import type { VNode } from 'preact';
import { Readable } from 'node:stream';
import { formatDateTime, isoDay } from '../../ui/format.js';
import { askedOf, columnsOf, type ListSpec, type Plain } from '../../ui/list.js';
import type { PageContext } from '../../ui/page-context.js';
import { PAGE_SIZE_MAX, type Page } from './cursor.js';

/** Enough for an office, and an end for whoever asks for everything again and again. */
export const EXPORT_ROWS_MAX = 10_000;

interface Part {
  readonly cursor?: string | undefined;
  readonly limit?: number;
}

/**
 * A list as its page, or, where the address asks `as=csv`, as a file of what the page shows: the same search, filters,
 * order and columns, all pages of it, written a page at a time.
 */
export async function listAnswer<Row>(
  ctx: PageContext,
  spec: ListSpec<Row>,
  read: (part: Part) => Promise<Page<Row>>,
  draw: (page: Page<Row>) => VNode,
): Promise<VNode | StreamableFile> {
  if (askedOf(ctx).get('as') !== 'csv') return draw(await read({}));
  // What cannot be read is told before the file begins.
  const first = await read({ cursor: undefined, limit: PAGE_SIZE_MAX });
  const name = `${spec.id}-${isoDay(ctx.now, ctx.registry.timeZone)}.csv`;
  return new StreamableFile(Readable.from(linesOf(ctx, spec, first, read)), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
}

async function* linesOf<Row>(
  ctx: PageContext,
  spec: ListSpec<Row>,
  first: Page<Row>,
  read: (part: Part) => Promise<Page<Row>>,
): AsyncGenerator<string> {
  const columns = columnsOf(spec, askedOf(ctx)).flatMap(({ head, plain }) =>
    plain === undefined ? [] : [{ head: typeof head === 'string' ? head : '', plain }],
  );
  const line = (values: readonly Plain[]) => `${values.map((value) => cellOf(ctx, value)).join(',')}\r\n`;
  yield '\ufeff'; // spreadsheets read UTF-8 by it
  yield line(columns.map(({ head }) => head));
  let page = first;
  let written = 0;
  for (;;) {
    const rows = page.items.slice(0, EXPORT_ROWS_MAX - written);
    yield rows.map((row) => line(columns.map(({ plain }) => plain(row)))).join('');
    written += rows.length;
    if (page.next === null || written >= EXPORT_ROWS_MAX) return;
    page = await read({ cursor: page.next, limit: PAGE_SIZE_MAX });
  }
}

/** RFC 4180; what a spreadsheet would take for a formula begins with an apostrophe. */
function cellOf({ lang, registry }: PageContext, value: Plain): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = value instanceof Date ? formatDateTime(lang, value, registry.timeZone) : value;
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

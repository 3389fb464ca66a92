import { setImmediate as turn } from 'node:timers/promises';
import { type ListedState, readListedState } from '../area-codes/listed.js';
import { readCell } from '../bulk/cell-values.js';
import { inTurns, readSheetRows } from '../bulk/sheet-reading.js';
import { Invalid } from '../platform/errors.js';
import { tableSteps } from '../standards/tables/index.js';
import { parseAreaCode } from '../standards/vietnam/area-code.js';
import type { AreaPattern } from '../standards/vietnam/area-pattern.js';
import { en } from '../ui/en.js';
import { vi } from '../ui/vi.js';
import { LIST_COLUMNS } from './list-columns.js';

/** A row of a list, before anybody has looked for it in the register. */
export interface ListRow {
  readonly line: number;
  /** In its one spelling where it has an official shape; else as it was written. */
  readonly code: string;
  readonly name: string | null;
  readonly place: string | null;
  readonly listed: ListedState;
  readonly since: string | null;
  readonly until: string | null;
  /** What cannot be read of it. */
  readonly note: string | null;
}

/** More than the plant protection authority's lists have of all provinces together. */
const ROWS_MAX = 5000;
const LONGEST = { code: 160, text: 300 };
const TURN = 200;

/** @throws Invalid at `file` for what is no table, has no rows, or no column of codes. */
export async function readList(bytes: Uint8Array, patterns: readonly AreaPattern[]): Promise<ListRow[]> {
  const bounds = { rows: ROWS_MAX + 20, columns: 60, letters: 5000 };
  const table = await inTurns(tableSteps(bytes, { bounds }));
  if (!table.ok) {
    const { code, at } = table.fault;
    throw Invalid.field('file', code, typeof at === 'number' && at > 0 ? { line: at } : {});
  }
  const languages = [vi, en].map(({ authorityLists: text }) => ({
    name: text.title,
    lead: text.lead,
    becomes: { office: '', business: '' },
    columns: text.columns,
  }));
  const { mapping, rows } = readSheetRows(table.value.rows, LIST_COLUMNS, languages, []);
  if (!mapping.includes('code')) throw Invalid.field('file', 'list-without-codes');
  const found: ListRow[] = [];
  for (const [index, { line, cells }] of rows.entries()) {
    if (index % TURN === 0) await turn(); // requests go first
    const said: Record<string, string | null> = {};
    let unreadable: string | null = null;
    for (const [place, key] of mapping.entries()) {
      const column = LIST_COLUMNS.find((each) => each.key === key);
      if (column === undefined) continue;
      const cell = cells[place] ?? null;
      const read = readCell(cell, column, new Map());
      if ('fault' in read && column.type === 'day') unreadable = 'day-unreadable';
      said[column.key] = 'fault' in read ? null : textOf(read.value);
    }
    const row = rowOf(line, said, unreadable, patterns);
    if (row !== null) found.push(row);
  }
  if (found.length === 0) throw Invalid.field('file', 'table-no-rows');
  if (found.length > ROWS_MAX) throw Invalid.field('file', 'table-too-many-rows');
  return found;
}

function rowOf(
  line: number,
  said: Readonly<Record<string, string | null>>,
  unreadable: string | null,
  patterns: readonly AreaPattern[],
): ListRow | null {
  const written = said['code'] ?? '';
  // A subtotal, a signature, a remark below the table.
  if (written === '') return null;
  const parsed = parseAreaCode(written, patterns);
  const state = readListedState(said['state'] ?? '');
  const place = ['commune', 'district', 'province'].flatMap((key) => said[key] ?? []).join(', ');
  return {
    line,
    code: parsed.ok ? parsed.value.code : written.slice(0, LONGEST.code),
    name: said['name']?.slice(0, LONGEST.text) ?? null,
    place: place === '' ? null : place.slice(0, LONGEST.text),
    listed: state ?? 'active',
    since: said['since'] ?? null,
    until: said['until'] ?? null,
    note: !parsed.ok ? 'code-shape' : state === null ? 'state-unknown' : unreadable,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== ''
    ? value.normalize('NFC')
    : typeof value === 'number'
      ? String(value)
      : null;
}

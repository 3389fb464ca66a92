import { readCell } from '../bulk/cell-values.js';
import type { BulkColumn } from '../bulk/bulk-kind.js';
import { inTurns, readSheetRows } from '../bulk/sheet-reading.js';
import { type FieldFault, Invalid } from '../platform/errors.js';
import { tableSteps } from '../standards/tables/index.js';
import { lengthOf, plainLine } from '../standards/text/plain-text.js';
import { en } from '../ui/en.js';
import { vi } from '../ui/vi.js';

export interface Household {
  readonly name: string;
  readonly plot: string | null;
  readonly hectares: number | null;
  /** Personal data, as the name is. */
  readonly phone: string | null;
}

export const HOUSEHOLDS_MAX = 10_000;
const FAULTS_TOLD = 20;
const PHONE = /^\+?[\d .()-]{6,20}$/;

const COLUMNS: readonly BulkColumn[] = [
  { key: 'name', type: 'text', required: true, also: ['Họ tên', 'Họ và tên', 'Chủ hộ', 'Tên hộ', 'Hộ'] },
  { key: 'plot', type: 'text', also: ['Thửa', 'Số thửa', 'Lô', 'Thửa đất', 'Nương'] },
  { key: 'hectares', type: 'number', also: ['Diện tích', 'Số ha', 'Ha', 'Diện tích ha'] },
  { key: 'phone', type: 'digits', digits: 10, also: ['SĐT', 'Số điện thoại', 'Điện thoại', 'Phone'] },
];

/** A file or pasted cells, with headings. @throws Invalid with the lines that cannot be taken, the first of them. */
export async function readHouseholds(bytes: Uint8Array): Promise<Household[]> {
  const bounds = { rows: HOUSEHOLDS_MAX + 20, columns: 40, letters: 1000 };
  const table = await inTurns(tableSteps(bytes, { bounds }));
  if (!table.ok) throw Invalid.field('file', table.fault.code);
  const languages = [vi, en].map(({ households: text }) => ({
    name: text.title,
    lead: text.lead,
    becomes: { office: '', business: '' },
    columns: text.columns,
  }));
  const { mapping, rows } = readSheetRows(table.value.rows, COLUMNS, languages, []);
  if (!mapping.includes('name')) throw Invalid.field('file', 'households-without-names');
  if (rows.length === 0) throw Invalid.field('file', 'table-no-rows');
  if (rows.length > HOUSEHOLDS_MAX) throw Invalid.field('file', 'table-too-many-rows');
  const faults: FieldFault[] = [];
  const found: Household[] = [];
  for (const { line, cells } of rows) {
    const said: Record<string, unknown> = {};
    const wrong = (column: string) =>
      faults.push({ path: 'file', code: 'household-line', params: { line, column } });
    for (const [place, key] of mapping.entries()) {
      const column = COLUMNS.find((each) => each.key === key);
      if (column === undefined) continue;
      const read = readCell(cells[place] ?? null, column, new Map());
      if ('fault' in read) wrong(column.key);
      else said[column.key] = read.value;
    }
    const household = householdOf(said, wrong);
    if (household !== null) found.push(household);
    if (faults.length >= FAULTS_TOLD) break;
  }
  if (faults.length > 0) throw new Invalid(faults);
  return found;
}

function householdOf(
  said: Readonly<Record<string, unknown>>,
  wrong: (column: string) => void,
): Household | null {
  const text = (key: string) => {
    const value = said[key];
    const line = typeof value === 'string' ? plainLine(value) : null;
    return line === null || line === '' ? null : line;
  };
  const [name, plot, phone] = [text('name'), text('plot'), text('phone')];
  const hectares =
    typeof said['hectares'] === 'number' ? Math.round(said['hectares'] * 10_000) / 10_000 : null;
  if (name === null || lengthOf(name) < 2 || lengthOf(name) > 120) wrong('name');
  if (plot !== null && lengthOf(plot) > 60) wrong('plot');
  if (phone !== null && !PHONE.test(phone)) wrong('phone');
  if (hectares !== null && (hectares <= 0 || hectares > 100_000)) wrong('hectares');
  return name === null ? null : { name, plot, hectares, phone };
}

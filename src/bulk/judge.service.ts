import { Injectable } from '@nestjs/common';
import { isOfficial } from '../access/roles.js';
import type { Actor } from '../platform/actor.js';
import { type FieldFault, Forbidden, Invalid } from '../platform/errors.js';
import type { Cell } from '../standards/tables/index.js';
import { foldName } from '../standards/vietnam/fold.js';
import { en } from '../ui/en.js';
import { vi } from '../ui/vi.js';
import type { BulkColumn, BulkKind, BulkRow } from './bulk-kind.js';
import { columnsFor } from './bulk-kinds.js';
import { BusinessCells } from './business-cells.js';
import { type ChoiceNames, readCell, type Value } from './cell-values.js';
import type { Mapping } from './headings.js';
import { PlaceCells } from './place-cells.js';

/** good: may be loaded | similar: if the person says so | same: there already | bad: has faults */
export type Verdict = 'good' | 'similar' | 'same' | 'bad';

export interface Judged {
  readonly line: number;
  readonly verdict: Verdict;
  /** By column; of `same` and `similar` what it is the same as. */
  readonly faults: readonly FieldFault[];
  /** What would be loaded; null where it cannot be. */
  readonly row: BulkRow<unknown> | null;
}

/** Keys of rows of the same file that came before, and in which line. */
export type SeenKeys = Map<string, number>;

export interface Line {
  readonly line: number;
  readonly cells: readonly Cell[];
}

interface Draft {
  readonly line: number;
  readonly plain: Record<string, Value>;
  readonly faults: FieldFault[];
}

/** Reads rows by the columns of their kind and says what is wrong with each. Changes nothing. */
@Injectable()
export class BulkJudge {
  constructor(
    private readonly places: PlaceCells,
    private readonly businesses: BusinessCells,
  ) {}

  async judge(
    actor: Actor,
    kind: BulkKind,
    mapping: Mapping,
    lines: readonly Line[],
    seen: SeenKeys,
  ): Promise<Judged[]> {
    const columns = columnsFor(kind, actor);
    const choices = new Map(columns.map((column) => [column.key, choiceNames(column)]));
    const drafts = lines.map((line) => draftOf(line, mapping, columns, choices));
    const owner = columns.find(({ type }) => type === 'business');
    const owners =
      owner === undefined
        ? null
        : await this.businesses.find(
            actor,
            drafts.flatMap(({ plain }) => text(plain[owner.key])),
          );
    const rows: { readonly draft: Draft; readonly row: BulkRow<unknown> | null }[] = [];
    for (const draft of drafts) {
      await this.place(draft, columns);
      const businessId = owner === undefined ? (actor.businessId ?? '') : ownerIn(draft, owner, owners);
      rows.push({ draft, row: await read(kind, columns, draft, businessId) });
    }
    const sound = rows.flatMap(({ row }) => (row === null ? [] : [row]));
    const known = await kind.known(actor, sound);
    const acquaintance = new Map(sound.map((row, index) => [row.line, known[index]]));
    return rows.map(({ draft: { line, faults }, row }) => {
      if (row === null) return { line, verdict: 'bad', faults, row: null };
      const { bad, same, similar } = acquaintance.get(line) ?? {};
      if (bad !== undefined) return { line, verdict: 'bad', faults: [bad], row: null };
      const twin = twinIn(kind, row, seen);
      if (twin !== null || same !== undefined)
        return { line, verdict: 'same', faults: [twin ?? same].flatMap((fault) => fault ?? []), row: null };
      return similar === undefined
        ? { line, verdict: 'good', faults: [], row }
        : { line, verdict: 'similar', faults: [similar], row };
    });
  }

  private async place({ plain, faults }: Draft, columns: readonly BulkColumn[]): Promise<void> {
    for (const { key, type } of columns) {
      const value = plain[key];
      if (type !== 'commune' || typeof value !== 'string') continue;
      const found = await this.places.find(value);
      if ('code' in found) plain[key] = found.code;
      else {
        faults.push({ path: key, ...found.fault });
        plain[key] = undefined;
      }
    }
  }
}

function draftOf(
  { line, cells }: Line,
  mapping: Mapping,
  columns: readonly BulkColumn[],
  choices: ReadonlyMap<string, ChoiceNames>,
): Draft {
  const plain: Record<string, Value> = {};
  const faults: FieldFault[] = [];
  for (const [place, key] of mapping.entries()) {
    const column = columns.find((each) => each.key === key);
    if (column === undefined) continue;
    const read = readCell(cells[place] ?? null, column, choices.get(column.key) ?? new Map());
    if ('fault' in read) faults.push({ path: column.key, ...read.fault });
    else plain[column.key] = read.value;
  }
  for (const { key, continues } of columns) {
    const more = plain[key];
    if (continues === undefined || typeof more !== 'string') continue;
    plain[continues] = `${text(plain[continues])[0] ?? ''}${more}`;
    plain[key] = undefined;
  }
  return { line, plain, faults };
}

/** The row as its kind takes it; null with its faults in the draft. A field without a value of its own is told once. */
async function read(
  kind: BulkKind,
  columns: readonly BulkColumn[],
  draft: Draft,
  businessId: string | null,
): Promise<BulkRow<unknown> | null> {
  const { line, plain, faults } = draft;
  const fields: Record<string, unknown> = {};
  for (const { key, field = key, type } of columns)
    if (type !== 'business' && plain[key] !== undefined) fields[field] = plain[key];
  const told = new Set(faults.map(({ path }) => path));
  try {
    const input = await kind.read(fields, businessId ?? '');
    if (faults.length === 0 && businessId !== null) return { line, businessId, input };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    for (const fault of error.faults) {
      const path = columnOf(fault.path, columns);
      if (!told.has(path)) faults.push({ ...fault, path });
      told.add(path);
    }
  }
  return null;
}

/** A fault names the input's field; a person looks for the column. */
function columnOf(path: string, columns: readonly BulkColumn[]): string {
  const name = path.split('.')[0] ?? '';
  return columns.find(({ key, field = key }) => field === name)?.key ?? name;
}

function ownerIn(
  { plain, faults }: Draft,
  { key }: BulkColumn,
  owners: ReadonlyMap<string, { readonly id: string } | { readonly fault: Omit<FieldFault, 'path'> }> | null,
): string | null {
  const [said] = text(plain[key]);
  if (said === undefined) {
    if (!faults.some(({ path }) => path === key)) faults.push({ path: key, code: 'required' });
    return null;
  }
  const owner = owners?.get(said);
  if (owner !== undefined && 'id' in owner) return owner.id;
  faults.push({ path: key, ...(owner?.fault ?? { code: 'cell-business-unknown' }) });
  return null;
}

function twinIn(kind: BulkKind, row: BulkRow<unknown>, seen: SeenKeys): FieldFault | null {
  const keys = kind.keys(row);
  const twin = keys.find(({ column, key }) => seen.has(`${column} ${key}`));
  for (const { column, key } of keys) {
    const whole = `${column} ${key}`;
    if (!seen.has(whole)) seen.set(whole, row.line);
  }
  if (twin === undefined) return null;
  return {
    path: twin.column,
    code: 'cell-twin',
    params: { line: seen.get(`${twin.column} ${twin.key}`) ?? 0 },
  };
}

/** What a choice is called in every language, and its value itself. */
function choiceNames({ choices, said = {} }: BulkColumn): ChoiceNames {
  if (choices === undefined) return new Map();
  const named = [vi, en].flatMap((words) => Object.entries(choices(words)));
  return new Map([
    ...Object.entries(said),
    ...named.flatMap(([value, name]) => [
      [foldName(name), value] as const,
      [foldName(value), value] as const,
    ]),
  ]);
}

function text(value: Value): string[] {
  return typeof value === 'string' ? [value] : [];
}

/** @throws Forbidden where an owner has no business yet. */
export function assertMayLoad(actor: Actor): void {
  if (!isOfficial(actor.role) && actor.businessId === null) throw new Forbidden('no-business-yet');
}

import type {
  AdminLevel,
  AdminPeriod,
  AdminUnit,
  AdminUnitTable,
  MergedCommune,
} from './admin-units-read.js';
import { foldName, nameKey, sortKey } from './fold.js';

/** Where an old unit went. `several` must be asked: a hamlet or a coordinate decides, never the program. */
export type AdminConversion =
  | { readonly answer: 'one'; readonly unit: AdminUnit }
  | { readonly answer: 'several'; readonly units: readonly AdminUnit[] }
  | { readonly answer: 'unknown' };

export interface AdminSearch {
  readonly period?: AdminPeriod;
  readonly level?: AdminLevel;
  /** Code of a unit that what is found must lie in, at any depth. */
  readonly within?: string;
  readonly limit?: number;
}

/** The administrative units in memory: 14,000 of them, found by code, by place in the tree, by name. */
export class AdminUnits {
  private readonly byCode = new Map<string, AdminUnit>();
  private readonly children = new Map<string, AdminUnit[]>();
  private readonly byName = new Map<string, AdminUnit[]>();
  private readonly bySqueezed = new Map<string, AdminUnit[]>();
  private readonly names = new Map<AdminUnit, { readonly folded: string; readonly order: string }>();
  private readonly predecessors = new Map<string, AdminUnit[]>();
  private readonly merged = new Map<string, MergedCommune[]>();

  constructor(private readonly table: AdminUnitTable) {
    // Half of the units bear a name that another bears, too: what a name gives is worked out once.
    const given = new Map<string, { readonly folded: string; readonly order: string }>();
    for (const unit of table.units) {
      const { name } = unit;
      const keys = given.get(name) ?? { folded: foldName(name), order: sortKey(name) };
      given.set(name, keys);
      this.byCode.set(key(unit.period, unit.code), unit);
      this.names.set(unit, keys);
      push(this.children, key(unit.period, unit.parentCode ?? ''), unit);
      push(this.byName, key(unit.period, keys.folded), unit);
      push(this.bySqueezed, key(unit.period, squeezed(keys.folded)), unit);
    }
    for (const commune of table.merged) push(this.merged, foldName(commune.name), commune);
    for (const list of this.children.values()) list.sort((a, b) => this.compare(a, b));
    for (const [code, next] of table.successors) {
      const old = this.find(code, 'before');
      if (old) for (const now of next) push(this.predecessors, now, old);
    }
  }

  /** The unit with a code in a period, or undefined. */
  find(code: string, period: AdminPeriod = 'now'): AdminUnit | undefined {
    return this.byCode.get(key(period, code));
  }

  /** Provinces in the order of the alphabet. */
  provinces(period: AdminPeriod = 'now'): readonly AdminUnit[] {
    return this.children.get(key(period, '')) ?? [];
  }

  /** The units directly in a unit, in the order of the alphabet: communes of a province now, districts of one before. */
  within(unit: AdminUnit): readonly AdminUnit[] {
    return this.children.get(key(unit.period, unit.code)) ?? [];
  }

  /** The unit, then those it lies in, up to the province. */
  path(unit: AdminUnit): readonly AdminUnit[] {
    const parent = unit.parentCode === undefined ? undefined : this.find(unit.parentCode, unit.period);
    return parent ? [unit, ...this.path(parent)] : [unit];
  }

  /** As an address is written: `Xã Thông Nguyên, Tỉnh Tuyên Quang`. */
  address(unit: AdminUnit): string {
    return this.path(unit)
      .map(({ kind, name }) => `${kind} ${name}`)
      .join(', ');
  }

  /** The old communes that became part of a commune now; empty when the code is none. */
  formerly(code: string): readonly AdminUnit[] {
    return this.predecessors.get(code) ?? [];
  }

  /** What an old commune, by its code, became; also a district that had no communes. */
  convert(code: string): AdminConversion {
    return this.conversion(this.table.successors.get(code) ?? []);
  }

  /**
   * Units whose name begins with, or has a word that begins with, what was typed, with or without accents and the
   * word for the kind: `hoa an`, `Xã Hòa An`. Best first: exact, beginning, middle; then the alphabet.
   */
  search(
    text: string,
    { period = 'now', level, within, limit = 20 }: AdminSearch = {},
  ): readonly AdminUnit[] {
    const wanted = spellings(text);
    const withAccents = nameKey(text);
    const found: { unit: AdminUnit; rank: number }[] = [];
    for (const [unit, { folded }] of this.names) {
      if (unit.period !== period || (level !== undefined && unit.level !== level)) continue;
      // A reading that drops the word for a kind counts after every match of the whole.
      const rank = Math.min(...wanted.map((one, reading) => rankOf(folded, one) + 3 * reading));
      if (rank === Infinity) continue;
      if (within !== undefined && !this.path(unit).some(({ code }) => code === within)) continue;
      found.push({ unit, rank: rank === 0 && withAccents === nameKey(unit.name) ? -1 : rank });
    }
    found.sort((a, b) => a.rank - b.rank || this.compare(a.unit, b.unit));
    return found.slice(0, Math.max(0, limit)).map(({ unit }) => unit);
  }

  /** All communes of a period that bear a folded name; where none does, that bear it parted otherwise: `P Rao`, `Prao`. */
  communesNamed(name: string, period: AdminPeriod): readonly AdminUnit[] {
    const communes = (found: readonly AdminUnit[] = []) => found.filter(({ level }) => level === 'commune');
    const named = communes(this.byName.get(key(period, name)));
    return named.length > 0 ? named : communes(this.bySqueezed.get(key(period, squeezed(name))));
  }

  /** The communes that were merged or renamed from 2023 to 2025 and bore a folded name. */
  mergedNamed(name: string): readonly MergedCommune[] {
    return this.merged.get(name) ?? [];
  }

  /** The order of the alphabet; between namesakes that of the codes. */
  private compare(a: AdminUnit, b: AdminUnit): number {
    const [one = '', other = ''] = [this.names.get(a)?.order, this.names.get(b)?.order];
    return one === other ? (a.code < b.code ? -1 : 1) : one < other ? -1 : 1;
  }

  private conversion(codes: readonly string[]): AdminConversion {
    const units = codes.map((code) => this.find(code)).filter((unit) => unit !== undefined);
    const [unit, ...others] = units;
    if (unit === undefined) return { answer: 'unknown' };
    return others.length === 0 ? { answer: 'one', unit } : { answer: 'several', units };
  }
}

/** Names of other languages are written in one word or in several: Đakrông, Đa Krông. */
export function squeezed(folded: string): string {
  return folded.replaceAll(' ', '');
}

/** Words for kinds of units and what clerks shorten them to, as written with accents and without. */
const KIND =
  /^(?:(?:thành phố|thị trấn|đặc khu|thị xã|phường|huyện|quận|tỉnh|xã|tp|tt|tx)\s+|(?:tp|tt|tx|x|p|h|q|t)\.\s*)(?=\S)/;
const KIND_WITHOUT_ACCENTS =
  /^(?:thanh pho|thi tran|dac khu|thi xa|phuong|huyen|quan|tinh|xa|tp|tt|tx|x|p|h|q|t) (?=\S)/;

/**
 * What a typed name may mean, folded, the likelier first. With accents the word for a kind is plain (*Quản Bạ* is a
 * name, *quận Ba* is not); typed without, both readings are possible.
 */
function spellings(text: string): readonly string[] {
  const small = text.normalize('NFC').trim().toLowerCase();
  const whole = foldName(small);
  const readings = /[^\x20-\x7e]/.test(small)
    ? [foldName(small.replace(KIND, '')), whole] // The whole too: one ward was called Phường Đúc.
    : [whole, whole.replace(KIND_WITHOUT_ACCENTS, '')];
  return [...new Set(readings)].filter((name) => name !== '');
}

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(` ${wanted}`) ? 2 : Infinity;
}

function key(period: AdminPeriod, text: string): string {
  return `${period} ${text}`;
}

function push<T>(map: Map<string, T[]>, at: string, value: T): void {
  const list = map.get(at);
  if (list) list.push(value);
  else map.set(at, [value]);
}

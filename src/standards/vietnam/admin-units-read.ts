import { fail, ok, type Result } from '../result.js';
import type { CalendarDate } from './calendar-date.js';
import { unaccented } from './fold.js';

export type AdminLevel = 'province' | 'district' | 'commune';

/** The two times of the reference data: until 30 June 2025 with districts, and since 1 July 2025 without. */
export type AdminPeriod = 'before' | 'now';

/** The first day of the two-tier order (Law on the Organisation of Local Government 72/2025/QH15). */
export const REFORM = '2025-07-01' as CalendarDate;
const LAST_DAY_BEFORE = '2025-06-30' as CalendarDate;

/** One unit in one period. A code alone names none: an old and a new commune may share it. */
export interface AdminUnit {
  readonly code: string;
  readonly period: AdminPeriod;
  readonly level: AdminLevel;
  /** Code of the unit of the same period it lies in; undefined for provinces. */
  readonly parentCode: string | undefined;
  /** `Xã`, `Phường`, `Thị trấn`, `Đặc khu`, `Huyện`, `Quận`, `Thị xã`, `Thành phố`, `Tỉnh`. */
  readonly kind: string;
  readonly name: string;
  readonly nameEn: string;
  /** Undefined where the unit is older than the data. */
  readonly validFrom: CalendarDate | undefined;
  readonly validTo: CalendarDate | undefined;
  /** Only communes now. */
  readonly centre: AdminCentre | undefined;
}

/** WGS 84, degrees; area in square kilometres where known. */
export interface AdminCentre {
  readonly latitude: number;
  readonly longitude: number;
  readonly areaKm2: number | undefined;
}

/** The files of `data/admin-units/`, as text. */
export interface AdminUnitFiles {
  readonly before: string;
  readonly now: string;
  readonly successors: string;
  readonly merged: string;
  readonly centres: string;
}

export interface AdminUnitTable {
  readonly units: readonly AdminUnit[];
  /** Code of an old commune, or of a district that had none, to the codes of communes now; never empty. */
  readonly successors: ReadonlyMap<string, readonly string[]>;
  readonly merged: readonly MergedCommune[];
}

/**
 * A commune that was merged into others, or renamed, between April 2023 and June 2025, while there still were districts:
 * many addresses still name it.
 */
export interface MergedCommune {
  readonly kind: string;
  readonly name: string;
  /** As it was called then. */
  readonly district: string;
  readonly provinceCode: string;
  /** Codes of the communes until 2025-06-30 that it became; never empty. */
  readonly into: readonly string[];
}

export type AdminUnitsFault =
  'admin-units-header' | 'admin-units-line' | 'admin-units-reference' | 'admin-units-repeat';

const LEVEL_BY_CODE_LENGTH: ReadonlyMap<number, AdminLevel> = new Map([
  [2, 'province'],
  [3, 'district'],
  [5, 'commune'],
]);

const UNIT_COLUMNS = ['code', 'within', 'kind', 'name', 'english'];

/** Names of the files as they are shipped, for faults and for those who open them. */
export const ADMIN_UNIT_FILES: Readonly<Record<keyof AdminUnitFiles, string>> = {
  before: 'until-2025-06-30.tsv',
  now: 'from-2025-07-01.tsv',
  successors: 'successors.tsv',
  merged: 'merged-2023-2025.tsv',
  centres: 'centres.tsv',
};

/**
 * Reads the reference data and checks that it holds together: known columns, codes of the right length, no code twice
 * in a period, every parent and every successor there.
 *
 * Errors, at `file:line`: `admin-units-header`, `admin-units-line`, `admin-units-repeat`, `admin-units-reference`.
 */
export function readAdminUnits(files: AdminUnitFiles): Result<AdminUnitTable, AdminUnitsFault> {
  const centres = readCentres(files.centres);
  if (!centres.ok) return centres;
  const before = readUnits('before', files.before, new Map());
  if (!before.ok) return before;
  const now = readUnits('now', files.now, centres.value);
  if (!now.ok) return now;
  const successors = new Map<string, readonly string[]>();
  const lines = readLines('successors', files.successors, ['before', 'now']);
  if (!lines.ok) return lines;
  for (const { at, cells } of lines.value) {
    const [code = '', codes = ''] = cells;
    const next = codes.split(' ');
    if (!before.value.has(code) || !next.every((one) => now.value.get(one)?.level === 'commune')) {
      return fail('admin-units-reference', at, 'A line of successors names a unit that is not in the data.');
    }
    if (successors.has(code)) return fail('admin-units-repeat', at, `The successors of ${code} stand twice.`);
    successors.set(code, next);
  }
  const merged = readMerged(files.merged, before.value);
  if (!merged.ok) return merged;
  return ok({ units: [...before.value.values(), ...now.value.values()], successors, merged: merged.value });
}

function readMerged(
  text: string,
  before: ReadonlyMap<string, AdminUnit>,
): Result<readonly MergedCommune[], AdminUnitsFault> {
  const lines = readLines('merged', text, ['code', 'kind', 'name', 'district', 'province', 'into']);
  if (!lines.ok) return lines;
  const merged: MergedCommune[] = [];
  for (const { at, cells } of lines.value) {
    const [, kind = '', name = '', district = '', provinceCode = '', codes = ''] = cells;
    const into = codes.split(' ');
    if (kind === '' || name === '' || district === '')
      return fail('admin-units-line', at, 'A merged commune has a kind, a name and a district.');
    if (
      before.get(provinceCode)?.level !== 'province' ||
      !into.every((one) => before.get(one)?.level === 'commune')
    )
      return fail('admin-units-reference', at, 'A line of merged names a unit that is not in the data.');
    merged.push({ kind, name, district, provinceCode, into });
  }
  return ok(merged);
}

function readUnits(
  period: AdminPeriod,
  text: string,
  centres: ReadonlyMap<string, AdminCentre>,
): Result<ReadonlyMap<string, AdminUnit>, AdminUnitsFault> {
  const lines = readLines(period, text, UNIT_COLUMNS);
  if (!lines.ok) return lines;
  const units = new Map<string, AdminUnit>();
  for (const { at, cells } of lines.value) {
    const [code = '', parentCode = '', kind = '', name = '', english = ''] = cells;
    const level = /^\d+$/.test(code) ? LEVEL_BY_CODE_LENGTH.get(code.length) : undefined;
    if (level === undefined || kind === '' || name === '') {
      return fail(
        'admin-units-line',
        at,
        'A unit needs a code of two, three or five digits, a kind and a name.',
      );
    }
    if (units.has(code)) return fail('admin-units-repeat', at, `The code ${code} stands twice.`);
    // Larger units come first, so a parent is known before its children.
    if (units.get(parentCode)?.level !== parentLevel(level, period)) {
      return fail(
        'admin-units-reference',
        at,
        `The unit that ${code} lies in is not there, or not of the right level.`,
      );
    }
    units.set(code, {
      ...{ code, period, level, kind, name },
      parentCode: parentCode === '' ? undefined : parentCode,
      nameEn: english === '' ? unaccented(name) : english,
      validFrom: period === 'now' ? REFORM : undefined,
      validTo: period === 'before' ? LAST_DAY_BEFORE : undefined,
      centre: centres.get(code),
    });
  }
  return ok(units);
}

function parentLevel(level: AdminLevel, period: AdminPeriod): AdminLevel | undefined {
  if (level === 'province') return undefined;
  return level === 'district' || period === 'now' ? 'province' : 'district';
}

function readCentres(text: string): Result<ReadonlyMap<string, AdminCentre>, AdminUnitsFault> {
  const lines = readLines('centres', text, ['code', 'latitude', 'longitude', 'km2']);
  if (!lines.ok) return lines;
  const centres = new Map<string, AdminCentre>();
  for (const { at, cells } of lines.value) {
    const [code = '', latitude = '', longitude = '', area = ''] = cells;
    const centre = {
      latitude: Number(latitude),
      longitude: Number(longitude),
      areaKm2: area === '' ? undefined : Number(area),
    };
    // Mainland, islands and the archipelagos of Hoàng Sa and Trường Sa.
    const inVietnam =
      centre.latitude > 6 && centre.latitude < 24 && centre.longitude > 102 && centre.longitude < 118;
    if (!inVietnam || (centre.areaKm2 !== undefined && !(centre.areaKm2 > 0))) {
      return fail('admin-units-line', at, 'A centre lies in Viet Nam, and an area is more than nothing.');
    }
    if (centres.has(code)) return fail('admin-units-repeat', at, `The centre of ${code} stands twice.`);
    centres.set(code, centre);
  }
  return ok(centres);
}

interface Line {
  readonly at: string;
  readonly cells: readonly string[];
}

function readLines(
  file: keyof AdminUnitFiles,
  text: string,
  columns: readonly string[],
): Result<readonly Line[], 'admin-units-header' | 'admin-units-line'> {
  const name = ADMIN_UNIT_FILES[file];
  const [header = '', ...rows] = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (header !== columns.join('\t')) {
    return fail('admin-units-header', `${name}:1`, `The columns are ${columns.join(', ')}.`);
  }
  const lines = rows.map((row, index) => ({ at: `${name}:${index + 2}`, cells: row.split('\t') }));
  const wrong = lines.find(({ cells }) => cells.length < 2 || cells.length > columns.length);
  return wrong ? fail('admin-units-line', wrong.at, 'The line has too few or too many columns.') : ok(lines);
}

/** The period a day falls in. */
export function adminPeriodOn(date: CalendarDate): AdminPeriod {
  return date < REFORM ? 'before' : 'now';
}

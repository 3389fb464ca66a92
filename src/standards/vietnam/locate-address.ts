import { addressParts, type AddressPart, type PartLevel } from './address-parts.js';
import type { AdminUnit } from './admin-units-read.js';
import { type AdminUnits, squeezed } from './admin-units.js';
import { foldName, nameKey } from './fold.js';

/** The kind and name of a unit that may no longer be. */
export interface NamedUnit {
  readonly kind: string;
  readonly name: string;
}

export interface LocatedCommune {
  /** A commune of today. */
  readonly unit: AdminUnit;
  /** The old commune, district and province by which it was found; undefined where by its name of today. */
  readonly formerly: readonly NamedUnit[] | undefined;
  /** That old commune went to several. */
  readonly divided: boolean;
}

/** Where a written address lies today. `several` is to be asked, also where it holds one: the address is not plain. */
export type LocatedAddress =
  | { readonly answer: 'one'; readonly place: LocatedCommune }
  | { readonly answer: 'several'; readonly places: readonly LocatedCommune[] }
  | { readonly answer: 'unknown' };

interface Candidate extends LocatedCommune {
  readonly named: NamedUnit;
}

const LARGER: ReadonlySet<PartLevel> = new Set(['district', 'city', 'province']);
/** A province that became a city in January 2025, and what addresses of before call it. */
const EARLIER: ReadonlyMap<string, readonly NamedUnit[]> = new Map([
  ['Huế', [{ kind: 'Tỉnh', name: 'Thừa Thiên Huế' }]],
]);
const UNKNOWN = { answer: 'unknown' } as const;
/** More parts than any address has; what follows is not looked at. */
const PARTS_MAX = 12;

/**
 * Where an address lies today, as people write it: by the names of today, of before July 2025, and of before the mergers
 * of 2023 to 2025; a hamlet or street may stand in front. Nothing is guessed:
 *
 * - a part that calls itself huyện, quận, thị xã, thành phố or tỉnh is never a commune, one that calls itself thôn is neither;
 * - a part that calls itself xã, phường or thị trấn is the commune, and never a hamlet in front of another;
 * - every part behind the commune has to fit it as its district or province, old or of today;
 * - what does not say what it is may be a hamlet; where the name behind it is a district's too, it is asked.
 */
export function locateAddress(units: AdminUnits, text: string): LocatedAddress {
  const parts = addressParts(text.slice(0, 1000)).slice(0, PARTS_MAX);
  const explicit = parts.findIndex((part) => calls(part, 'commune'));
  const places = explicit >= 0 ? [explicit] : parts.map((_, index) => index).filter((index) => index < 3);
  for (const index of places) {
    const part = parts[index];
    if (part === undefined || (explicit < 0 && !maybeCommune(part))) continue;
    const behind = parts.slice(index + 1).filter((one) => !calls(one, 'hamlet'));
    const found = candidates(units, part, behind);
    if (found.length === 0) continue;
    const skipped = parts.slice(0, index).some((one) => !calls(one, 'hamlet'));
    return answer(found, skipped && explicit < 0 && isDistrict(units, part, found));
  }
  return UNKNOWN;
}

/** Whether what was written begins with a part that calls itself larger than a commune, with its marks, so that nothing else is meant. */
export function namesNoCommune(text: string): boolean {
  const [part] = addressParts(text.slice(0, 1000));
  const level = part?.readings[0]?.level;
  return part?.marked === true && level != null && LARGER.has(level);
}

/** Communes of today that lie in an old district, or in a province old or new, which is all that was written. */
export function communesWithin(units: AdminUnits, text: string): readonly AdminUnit[] {
  const [part, ...behind] = addressParts(text.slice(0, 1000)).slice(0, PARTS_MAX);
  if (part === undefined || ![...LARGER].some((level) => calls(part, level))) return [];
  const names = new Set(part.readings.filter(({ level }) => level !== null).map(({ name }) => name));
  const isProvince = (province: NamedUnit) => behind.length === 0 && fits(part, undefined, [province]);
  const now = units.provinces().filter(isProvince);
  if (now.length > 0) return now.flatMap((province) => units.within(province));
  const old = units
    .provinces('before')
    .flatMap((province) => units.within(province).map((district) => ({ district, province })))
    .filter(
      ({ district, province }) =>
        isProvince(province) ||
        (names.has(foldName(district.name)) && behind.every((one) => fits(one, undefined, [province]))),
    )
    .flatMap(({ district }) => units.within(district));
  const codes = new Set(old.flatMap((commune) => unitsOf(units, commune.code).map(({ code }) => code)));
  return [...codes].flatMap((code) => units.find(code) ?? []);
}

function candidates(units: AdminUnits, part: AddressPart, behind: readonly AddressPart[]): Candidate[] {
  const names = part.readings
    .filter(({ level }) => level === null || level === 'commune')
    .map(({ name }) => name);
  const standing = names.flatMap((name) => [
    ...units.communesNamed(name, 'now').flatMap((unit) => today(units, unit, behind)),
    ...units.communesNamed(name, 'before').flatMap((unit) => former(units, unit, behind)),
  ]);
  // A town may have had a commune of its name beside it, which is no more.
  const kinds = kindsOf(part);
  const isKind = ({ named }: Candidate) => kinds.has(foldName(named.kind));
  if (standing.length > 0 && (kinds.size === 0 || standing.some(isKind))) return closest(part, standing);
  const gone = names.flatMap((name) => merged(units, name, behind));
  return closest(part, standing.length > 0 ? [...standing, ...gone.filter(isKind)] : gone);
}

function today(units: AdminUnits, unit: AdminUnit, behind: readonly AddressPart[]): Candidate[] {
  const [, province] = units.path(unit);
  const fitting = behind.every((part) => fits(part, undefined, [province]));
  return fitting ? [{ unit, named: unit, formerly: undefined, divided: false }] : [];
}

function former(units: AdminUnits, old: AdminUnit, behind: readonly AddressPart[]): Candidate[] {
  const path = units.path(old);
  const [, district, province] = path;
  return become(units, [old.code], path, old, (unit) => {
    const provinceNow = units.path(unit).at(-1);
    return behind.every((part) => fits(part, district?.name, [province, provinceNow]));
  });
}

function merged(units: AdminUnits, name: string, behind: readonly AddressPart[]): Candidate[] {
  return units.mergedNamed(name).flatMap((commune) => {
    const province = units.find(commune.provinceCode, 'before');
    const districts = commune.into
      .flatMap((code) => units.find(code, 'before') ?? [])
      .flatMap((unit) => units.path(unit)[1] ?? []);
    const district = { kind: districts[0]?.kind ?? 'Huyện', name: commune.district };
    return become(
      units,
      commune.into,
      [commune, district, ...(province ? [province] : [])],
      commune,
      (unit) =>
        [district, ...districts].some((each) =>
          behind.every((part) => fits(part, each.name, [province, units.path(unit).at(-1)])),
        ),
    );
  });
}

function become(
  units: AdminUnits,
  codes: readonly string[],
  formerly: readonly NamedUnit[],
  named: NamedUnit,
  fitting: (unit: AdminUnit) => boolean,
): Candidate[] {
  const next = [...new Set(codes.flatMap((code) => unitsOf(units, code)))];
  return next.filter(fitting).map((unit) => ({ unit, named, formerly, divided: next.length > 1 }));
}

/** Of several the ones written with the same marks, then of the same kind, where there are such. */
function closest(part: AddressPart, found: readonly Candidate[]): Candidate[] {
  const marks = part.marked
    ? found.filter(
        ({ named }) =>
          nameKey(named.name) === nameKey(part.text) ||
          nameKey(`${named.kind} ${named.name}`) === nameKey(part.text),
      )
    : [];
  const named = marks.length > 0 ? marks : found;
  const kinds = kindsOf(part);
  const sameKind = named.filter(({ named: { kind } }) => kinds.has(foldName(kind)));
  return [...(sameKind.length > 0 ? sameKind : named)];
}

function answer(found: readonly Candidate[], doubtful: boolean): LocatedAddress {
  const byCode = new Map<string, LocatedCommune>();
  for (const { unit, formerly, divided } of found) {
    if (!byCode.has(unit.code)) byCode.set(unit.code, { unit, formerly, divided });
  }
  const [place, ...others] = byCode.values();
  if (place === undefined) return UNKNOWN;
  return others.length === 0 && !doubtful
    ? { answer: 'one', place }
    : { answer: 'several', places: [place, ...others] };
}

/** Whether a part can be the district or one of the provinces. A city of its own is no province that is named like it. */
function fits(
  part: AddressPart,
  district: string | undefined,
  provinces: readonly (NamedUnit | undefined)[],
): boolean {
  const is = (name: string, levels: readonly (PartLevel | null)[]) =>
    part.readings.some(
      (reading) => levels.includes(reading.level) && squeezed(reading.name) === squeezed(foldName(name)),
    );
  if (district !== undefined && is(district, [null, 'district', 'city'])) return true;
  return provinces
    .flatMap((province) => (province === undefined ? [] : [province, ...(EARLIER.get(province.name) ?? [])]))
    .some((province) =>
      is(province.name, [null, province.kind.startsWith('Thành phố') ? 'city' : 'province']),
    );
}

/** Written with marks a part calls itself one thing; without, it may. */
function calls(part: AddressPart, wanted: PartLevel): boolean {
  return part.readings.some(({ level }) => level === wanted);
}

function maybeCommune(part: AddressPart): boolean {
  return part.readings.some(({ level }) => level === null);
}

/** Whether the name found is that of the district it lay in, too. */
function isDistrict(units: AdminUnits, part: AddressPart, found: readonly Candidate[]): boolean {
  const districts = found.flatMap(({ unit, formerly }) => [
    formerly?.[1]?.name,
    ...units.formerly(unit.code).map((old) => units.path(old)[1]?.name),
  ]);
  return districts.some(
    (name) => name !== undefined && part.readings.some((one) => one.name === foldName(name)),
  );
}

function unitsOf(units: AdminUnits, code: string): readonly AdminUnit[] {
  const became = units.convert(code);
  return became.answer === 'unknown' ? [] : became.answer === 'one' ? [became.unit] : became.units;
}

function kindsOf(part: AddressPart): ReadonlySet<string> {
  return new Set(part.readings.filter(({ level }) => level === 'commune').map(({ kind }) => kind));
}

import { fail, ok, type Result } from '../result.js';
import { foldName, nameKey } from './fold.js';
import { readNumber, type NumberFault } from './read.js';

/** Where a customary unit of land is used: a sào is not the same everywhere. */
export type LandRegion = 'north' | 'central' | 'south';

/** Square metres of one sào (in the south: công). A mẫu is ten of them. */
export const SAO_M2: Readonly<Record<LandRegion, number>> = { north: 360, central: 500, south: 1000 };

export type AreaUnit = 'm2' | 'ha' | 'sao' | 'mau';
export type MassUnit = 'g' | 'kg' | 'yen' | 'ta' | 'tan';

/** Kilograms of each unit of mass. */
export const KILOGRAMS: Readonly<Record<MassUnit, number>> = { g: 0.001, kg: 1, yen: 10, ta: 100, tan: 1000 };

/** Units as pages print them. */
export const UNIT_LABEL: Readonly<Record<AreaUnit | MassUnit, string>> = {
  ...{ m2: 'm²', ha: 'ha', sao: 'sào', mau: 'mẫu' },
  ...{ g: 'g', kg: 'kg', yen: 'yến', ta: 'tạ', tan: 'tấn' },
};

export type QuantityFault = NumberFault | 'quantity-unit' | 'quantity-region' | 'quantity-negative';

const AREA_NAMES: ReadonlyMap<string, AreaUnit> = names({
  m2: ['m2', 'm²', 'mét vuông'],
  ha: ['ha', 'hecta', 'héc ta', 'hec ta'],
  sao: ['sào', 'công', 'sao'],
  mau: ['mẫu', 'mau'],
});
const MASS_NAMES: ReadonlyMap<string, MassUnit> = names({
  g: ['g', 'gam', 'gram'],
  kg: ['kg', 'ki lô gam', 'kilôgam', 'cân', 'ký', 'kí'],
  yen: ['yến', 'yen'],
  ta: ['tạ', 'ta'],
  tan: ['tấn', 'tan', 't'],
});

/** Square metres of an area. A sào or mẫu needs the region. */
export function toSquareMetres(value: number, unit: 'm2' | 'ha'): number;
export function toSquareMetres(value: number, unit: AreaUnit, region: LandRegion): number;
export function toSquareMetres(value: number, unit: AreaUnit, region?: LandRegion): number {
  if (unit === 'm2') return exact(value);
  if (unit === 'ha') return exact(value * 10_000);
  const sao = region === undefined ? NaN : SAO_M2[region];
  return exact(value * sao * (unit === 'mau' ? 10 : 1));
}

/** Kilograms of a mass. */
export function toKilograms(value: number, unit: MassUnit): number {
  return exact(value * KILOGRAMS[unit]);
}

/**
 * Reads an area with its unit, in square metres: `12,4 ha`, `360 m²`, `3 sào`. Without `region` a sào or mẫu is
 * refused with `quantity-region`: ask where the land lies, for the same word means 360, 500 or 1 000 m².
 *
 * Errors: those of `readNumber`; `quantity-unit`; `quantity-region`; `quantity-negative`.
 */
export function readArea(text: string, region?: LandRegion): Result<number, QuantityFault> {
  const parts = splitUnit(text, AREA_NAMES);
  if (!parts.ok) return parts;
  const { value, unit } = parts.value;
  if (unit === 'm2' || unit === 'ha') return ok(toSquareMetres(value, unit));
  if (region === undefined) {
    return fail('quantity-region', 0, 'A sào is 360, 500 or 1 000 m²: the region must be known.');
  }
  return ok(toSquareMetres(value, unit, region));
}

/**
 * Reads a mass with its unit, in kilograms: `18,6 tấn`, `5 tạ`, `250 g`.
 *
 * Errors: those of `readNumber`; `quantity-unit`; `quantity-negative`.
 */
export function readMass(text: string): Result<number, QuantityFault> {
  const parts = splitUnit(text, MASS_NAMES);
  return parts.ok ? ok(toKilograms(parts.value.value, parts.value.unit)) : parts;
}

function splitUnit<Unit>(
  text: string,
  known: ReadonlyMap<string, Unit>,
): Result<{ value: number; unit: Unit }, QuantityFault> {
  const at = text.slice(0, 128).search(/[^\d\s.,+\u2212-]/);
  const word = at < 0 ? '' : text.slice(at, at + 32);
  const unit = known.get(nameKey(word)) ?? known.get(foldName(word));
  if (unit === undefined) return fail('quantity-unit', Math.max(at, 0), 'The unit is missing or not known.');
  const value = readNumber(text.slice(0, at));
  if (!value.ok) return value;
  if (value.value < 0) return fail('quantity-negative', 0, 'A quantity is not negative.');
  return ok({ value: value.value, unit });
}

function names<Unit extends string>(table: Readonly<Record<Unit, readonly string[]>>): Map<string, Unit> {
  const known = new Map<string, Unit>();
  for (const unit in table) for (const name of table[unit]) known.set(nameKey(name), unit);
  return known;
}

/** Without the dust of binary fractions: to a millionth of the base unit. */
function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

import { toBase } from './units.js';

/**
 * Units in which the net content of a package is told: common codes of UN/ECE Recommendation 20 (revision 17), which GS1 and
 * schema.org (`unitCode`) take as they are.
 */
export const MEASURE_UNITS = [
  'MGM',
  'GRM',
  'KGM',
  'TNE',
  'MLT',
  'LTR',
  'CMT',
  'MTR',
  'MTK',
  'H87',
  'NPR',
  'SET',
] as const;
export type MeasureUnit = (typeof MEASURE_UNITS)[number];

/** Whether two net contents are the same amount, in whichever unit each is written. */
export function sameContent(
  one: { readonly quantity: number; readonly unit: MeasureUnit },
  other: { readonly quantity: number; readonly unit: MeasureUnit },
): boolean {
  const [a, b] = [toBase(one.quantity, one.unit), toBase(other.quantity, other.unit)];
  return a.base === b.base && a.amount === b.amount;
}

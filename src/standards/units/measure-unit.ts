/**
 * Units in which the net content of a package is told: common codes of UN/ECE Recommendation 20 (revision 17), which GS1 and
 * schema.org (`unitCode`) take as they are. `base` and `factor` bring amounts of one kind together: 0.25 KGM and 250 GRM are one content.
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

const UNITS: Readonly<Record<MeasureUnit, Unit>> = {
  MGM: { base: 'GRM', factor: 0.001 },
  GRM: { base: 'GRM', factor: 1 },
  KGM: { base: 'GRM', factor: 1000 },
  TNE: { base: 'GRM', factor: 1_000_000 },
  MLT: { base: 'MLT', factor: 1 },
  LTR: { base: 'MLT', factor: 1000 },
  CMT: { base: 'CMT', factor: 1 },
  MTR: { base: 'CMT', factor: 100 },
  MTK: { base: 'MTK', factor: 1 },
  H87: { base: 'H87', factor: 1 },
  NPR: { base: 'NPR', factor: 1 },
  SET: { base: 'SET', factor: 1 },
};

interface Unit {
  readonly base: MeasureUnit;
  readonly factor: number;
}

/** Whether two net contents are the same amount, in whichever unit each is written. */
export function sameContent(
  one: { readonly quantity: number; readonly unit: MeasureUnit },
  other: { readonly quantity: number; readonly unit: MeasureUnit },
): boolean {
  const [a, b] = [UNITS[one.unit], UNITS[other.unit]];
  if (a.base !== b.base) return false;
  return Math.abs(one.quantity * a.factor - other.quantity * b.factor) < 1e-9 * one.quantity * a.factor;
}

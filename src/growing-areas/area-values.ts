import type { AreaDetails } from './area-details.js';

/** What stands in the fields of a form: the record, or what was typed. */
export type AreaValues = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

export function textOf(value: AreaValues[string]): string | null {
  return value === null || value === undefined || Array.isArray(value) ? null : String(value);
}

export function listOf(value: AreaValues[string]): readonly string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
}

/** The further facts as they are kept, for the fields of their form. */
export function detailValues(area: AreaDetails): AreaValues {
  const { harvestMonths, pastYields, ...plain } = area;
  return {
    ...plain,
    harvestMonths: harvestMonths?.map(String) ?? [],
    ...Object.fromEntries((pastYields ?? []).map(({ year, tonnes }) => [`pastYields.${year}`, tonnes])),
  };
}

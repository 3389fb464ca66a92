/** Where the water comes from. */
export const IRRIGATION = ['rain', 'gravity', 'pumped', 'drip', 'sprinkler', 'other'] as const;
export type Irrigation = (typeof IRRIGATION)[number];

/** By which a business says it works; what others attest of it is a certificate. */
export const AREA_STANDARDS = ['vietgap', 'globalgap', 'organic', 'haccp', 'iso-22000', 'other'] as const;
export type AreaStandard = (typeof AREA_STANDARDS)[number];

export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
/** Years back that the office asks the yield of. */
export const PAST_YEARS = 3;

export interface PastYield {
  readonly year: number;
  readonly tonnes: number;
}

/** What is told of an area beside what every area must have; null where nobody has told it. */
export interface AreaDetails {
  readonly variety: string | null;
  readonly plantedYear: number | null;
  readonly harvestsPerYear: number | null;
  readonly harvestMonths: readonly number[] | null;
  readonly expectedTonnes: number | null;
  /** The latest year first. */
  readonly pastYields: readonly PastYield[] | null;
  readonly irrigation: Irrigation | null;
  readonly standards: readonly AreaStandard[] | null;
  readonly intendedMarkets: readonly string[] | null;
  /** A person's name: never beyond the business and the office. */
  readonly registrant: string | null;
}

export const DETAILS = [
  'variety',
  'plantedYear',
  'harvestsPerYear',
  'harvestMonths',
  'expectedTonnes',
  'pastYields',
  'irrigation',
  'standards',
  'intendedMarkets',
  'registrant',
] as const satisfies readonly (keyof AreaDetails)[];

/** Their columns of `growing_areas a`, under the names of `AreaDetails`. */
export const DETAIL_COLUMNS = `a.variety, a.planted_year as "plantedYear", a.harvests_per_year as "harvestsPerYear", a.harvest_months as "harvestMonths",
    a.expected_tonnes::float8 as "expectedTonnes", a.past_yields as "pastYields", a.irrigation, a.standards, a.intended_markets as "intendedMarkets", a.registrant`;

type Told = { readonly [Key in keyof AreaDetails]?: AreaDetails[Key] | undefined };

/** Those that were told of what a person or program sent; an empty list says nothing. */
export function toDetails(sent: Told): AreaDetails {
  return {
    variety: sent.variety ?? null,
    plantedYear: sent.plantedYear ?? null,
    harvestsPerYear: sent.harvestsPerYear ?? null,
    harvestMonths: listed(sent.harvestMonths),
    expectedTonnes: sent.expectedTonnes ?? null,
    pastYields: listed(sent.pastYields),
    irrigation: sent.irrigation ?? null,
    standards: listed(sent.standards),
    intendedMarkets: listed(sent.intendedMarkets),
    registrant: sent.registrant ?? null,
  };
}

function listed<Item>(items: readonly Item[] | null | undefined): readonly Item[] | null {
  return items === null || items === undefined || items.length === 0 ? null : items;
}

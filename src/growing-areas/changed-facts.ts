import { unitsText, type UnitName } from '../places/place-names.js';
import type { ChangedValue } from '../ui/changed-values.js';
import { formatNumber } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { AreaKind } from '../area-codes/code-numbers.service.js';
import { DETAILS, type AreaDetails, toDetails } from './area-details.js';
import { detailRows } from './area-details.views.js';
import { asDeclaredUnit } from './declared-size.js';
import type { GrowingAreaStatus } from './growing-area.entity.js';

/** Who answers for it is a person's name, which the log never held and this page does not tell either. */
const TOLD_DETAILS = DETAILS.filter((name) => name !== 'registrant');

/** Facts that are compared, in the order of the page. */
export const COMPARED = [
  'status',
  'code',
  'name',
  'crop',
  'hectaresDeclared',
  'declaredUnit',
  'areaM2',
  'communeCode',
  'village',
  'lon',
  'lat',
  'households',
  'facilityNumber',
  'capacityTonnes',
  ...TOLD_DETAILS,
] as const;
type Compared = (typeof COMPARED)[number];

/** As the log keeps them: those that changed. A number mended on request is kept as it was typed. */
export type ChangedFacts = {
  readonly [Name in Exclude<Compared, keyof AreaDetails | 'status'>]?: string | number | null;
} & { readonly [Name in keyof AreaDetails]?: AreaDetails[Name] } & { readonly status?: GrowingAreaStatus };

export interface ChangedBetween {
  readonly kind: AreaKind;
  readonly before: ChangedFacts;
  readonly after: ChangedFacts;
  readonly communes: ReadonlyMap<string, readonly UnitName[]>;
}

export interface ChangedFact extends ChangedValue {
  readonly name: Compared;
}

/** What reads otherwise after it, in words. */
export function changedFacts(lang: Lang, { kind, before, after, communes }: ChangedBetween): ChangedFact[] {
  const [was, is] = [before, after].map((facts) => factsText(lang, facts, communes));
  const labels = labelsOf(lang, kind);
  return COMPARED.filter((name) => name in before || name in after).flatMap((name) => {
    const read = { before: was?.[name] ?? null, after: is?.[name] ?? null };
    return read.before === read.after ? [] : [{ name, label: labels[name], ...read, replaced: false }];
  });
}

function labelsOf(lang: Lang, kind: AreaKind): Readonly<Record<Compared, string>> {
  const { areas, areaDetails, packingHouses } = words(lang);
  const shared = { ...areaDetails.fields, ...packingHouses.fields, ...areas.fields };
  const own = kind === 'field' ? areas.fields : packingHouses.fields;
  return { ...shared, ...own, status: areas.state, areaM2: areas.fields.hectaresMeasured };
}

function factsText(
  lang: Lang,
  facts: ChangedFacts,
  communes: ChangedBetween['communes'],
): Readonly<Record<Compared, string | null>> {
  const { areas } = words(lang);
  const number = (value: string | number | null | undefined, decimals: number) =>
    value === null || value === undefined ? null : formatNumber(lang, Number(value), decimals);
  const text = (value: string | number | null | undefined) =>
    value === null || value === undefined || value === '' ? null : String(value);
  const place = communes.get(String(facts.communeCode));
  const details = new Map(detailRows(lang, toDetails(facts)).map(({ key, value }) => [key, value]));
  const detail = (name: keyof AreaDetails) => details.get(name) ?? null;
  return {
    status: facts.status === undefined ? null : areas.statuses[facts.status],
    code: text(facts.code),
    name: text(facts.name),
    crop: text(facts.crop),
    hectaresDeclared: number(facts.hectaresDeclared, 4),
    declaredUnit: text(facts.declaredUnit) === null ? null : areas.units[asDeclaredUnit(facts.declaredUnit)],
    areaM2: number(text(facts.areaM2) === null ? null : Math.round(Number(facts.areaM2)) / 10_000, 4),
    communeCode: place === undefined ? text(facts.communeCode) : unitsText(place, lang),
    village: text(facts.village),
    lon: number(facts.lon, 5),
    lat: number(facts.lat, 5),
    households: number(facts.households, 0),
    facilityNumber: text(facts.facilityNumber),
    capacityTonnes: number(facts.capacityTonnes, 3),
    variety: detail('variety'),
    plantedYear: detail('plantedYear'),
    harvestsPerYear: detail('harvestsPerYear'),
    harvestMonths: detail('harvestMonths'),
    expectedTonnes: detail('expectedTonnes'),
    pastYields: detail('pastYields'),
    irrigation: detail('irrigation'),
    standards: detail('standards'),
    intendedMarkets: detail('intendedMarkets'),
  };
}

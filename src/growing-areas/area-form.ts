import { fieldOf, type SentForm } from '../platform/http/form.js';
import { Invalid } from '../platform/errors.js';
import { pickFields, readInput, withNumbers } from '../platform/http/validation.js';
import { readNumber } from '../standards/vietnam/read.js';
import { DETAILS } from './area-details.js';
import type { AreaValues } from './area-values.js';
import { boundaryText } from './boundary.js';
import { asDeclaredUnit, toHectares } from './declared-size.js';
import { GrowingAreaInputDto } from './growing-areas.dto.js';

/** What every area has, as its form sends it. */
const FIELDS = [
  'name',
  'crop',
  'hectaresDeclared',
  'declaredUnit',
  'communeCode',
  'village',
  'households',
  'polygon',
  'grid',
] as const;
const LISTS = ['harvestMonths', 'standards', 'intendedMarkets'] as const;
const NUMBERS = ['plantedYear', 'harvestsPerYear', 'expectedTonnes'];
const TEXTS = ['variety', 'irrigation', 'registrant'];
const YIELD = /^pastYields\.(\d{4})$/;
const YIELDS_READ = 12;

export async function readArea(form: SentForm): Promise<GrowingAreaInputDto> {
  const file = form.uploads.get('boundaryFile');
  const fields = withNumbers(pickFields(form.fields, FIELDS), ['hectaresDeclared', 'households']);
  const { hectaresDeclared: size, declaredUnit: unit } = fields;
  try {
    return await readInput(GrowingAreaInputDto, {
      ...fields,
      ...readDetails(form),
      // Written in a unit of one's own, kept in hectares.
      ...(typeof size === 'number' ? { hectaresDeclared: toHectares(size, asDeclaredUnit(unit)) } : {}),
      ...(file === undefined ? {} : { polygon: boundaryText(file.data) }),
    });
  } catch (error) {
    throw error instanceof Invalid ? new Invalid(atYears(form, error.faults)) : error;
  }
}

/** What was typed, with the content of the file: a browser does not send a chosen file twice. */
export function typedArea(form: SentForm): AreaValues {
  const file = form.uploads.get('boundaryFile');
  const values = { ...pickFields(form.fields, [...FIELDS, 'oldName']), ...typedDetails(form) };
  try {
    return file === undefined ? values : { ...values, polygon: boundaryText(file.data) };
  } catch {
    return values; // no text to put back; the fault says so
  }
}

export function sentBoundary(form: SentForm) {
  const file = form.uploads.get('boundaryFile');
  return {
    polygon: file === undefined ? (fieldOf(form.fields, 'polygon') ?? '') : boundaryText(file.data),
    grid: fieldOf(form.fields, 'grid') ?? '',
    communeCode: fieldOf(form.fields, 'communeCode') ?? '',
  };
}

/** What packing houses have of them. */
export function typedShared({ fields }: SentForm): AreaValues {
  return {
    ...pickFields(fields, ['registrant']),
    standards: many(fields['standards']),
    intendedMarkets: many(fields['intendedMarkets']),
  };
}

export function readShared(form: SentForm): Record<string, unknown> {
  return { registrant: null, ...typedShared(form) };
}

/** As they were typed, to be shown again. */
function typedDetails({ fields }: SentForm): AreaValues {
  return {
    ...pickFields(fields, [...NUMBERS, ...TEXTS]),
    ...Object.fromEntries(LISTS.map((name) => [name, many(fields[name])])),
    ...Object.fromEntries(yieldsOf(fields).map(({ name, text }) => [name, text])),
  };
}

/** Further facts of a form, as the input takes them: a form shows every field, so that one left empty is emptied. */
function readDetails({ fields }: SentForm): Record<string, unknown> {
  return {
    ...Object.fromEntries(DETAILS.map((name) => [name, null])),
    ...withNumbers(pickFields(fields, [...NUMBERS, ...TEXTS]), NUMBERS),
    standards: many(fields['standards']),
    intendedMarkets: many(fields['intendedMarkets']),
    harvestMonths: many(fields['harvestMonths']).map((text) =>
      /^\d{1,2}$/.test(text) ? Number(text) : text,
    ),
    pastYields: yieldsOf(fields).map(({ year, text }) => {
      const tonnes = readNumber(text);
      return { year, tonnes: tonnes.ok ? tonnes.value : text };
    }),
  };
}

/** A fault at `pastYields.1.tonnes` stands at the field of its year. */
function atYears<Fault extends { readonly path: string }>(
  { fields }: SentForm,
  faults: readonly Fault[],
): Fault[] {
  const years = yieldsOf(fields);
  return faults.map((fault) => {
    const at = /^pastYields\.(\d{1,2})\./.exec(fault.path)?.[1];
    const name = at === undefined ? undefined : years[Number(at)]?.name;
    return name === undefined ? fault : { ...fault, path: name };
  });
}

function yieldsOf(fields: SentForm['fields']) {
  return Object.keys(fields)
    .flatMap((name) => {
      const year = YIELD.exec(name)?.[1];
      const text = year === undefined ? undefined : pickFields(fields, [name])[name];
      return year === undefined || text === undefined ? [] : [{ name, year: Number(year), text }];
    })
    .sort((one, other) => other.year - one.year)
    .slice(0, YIELDS_READ);
}

function many(value: string | readonly string[] | undefined): string[] {
  return (typeof value === 'string' ? [value] : [...(value ?? [])]).filter((text) => text !== '');
}

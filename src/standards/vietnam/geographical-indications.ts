import type { AdminUnits } from './admin-units.js';
import { foldName, nameKey } from './fold.js';

/** A geographical indication (chỉ dẫn địa lý): a name that only goods of a kind from a place may bear. It has no end. */
export interface GeographicalIndication {
  readonly name: string;
  readonly product: { readonly vi: string; readonly en: string };
  /** Words one of which the name of such goods has, and headings of the Harmonised System they fall under. */
  readonly words: readonly string[];
  readonly headings: readonly string[];
  /** Of its certificate of registration, of the decision, and its day; null where it is not known here. */
  readonly number: string | null;
  readonly decision: string | null;
  readonly since: string | null;
  /** Districts and communes as they were until 30 June 2025, by code; null where the area is not known here. */
  readonly area: readonly string[] | null;
}

/** Those registered for what today's Tuyên Quang grows and makes, as the Intellectual Property Office and the province made known. */
export const INDICATIONS: readonly GeographicalIndication[] = [
  {
    name: 'Mèo Vạc',
    product: { vi: 'Mật ong bạc hà', en: 'Wild-mint honey' },
    words: ['mật ong bạc hà', 'mật ong hoa bạc hà'],
    headings: ['0409'],
    number: '00035',
    decision: '316/QĐ-SHTT',
    since: '2013-03-01',
    area: ['026', '027', '028', '029'],
  },
  {
    name: 'Hà Giang',
    product: { vi: 'Cam sành', en: 'King oranges' },
    words: ['cam sành'],
    headings: ['0805'],
    number: null,
    decision: null,
    since: null,
    area: ['030', '034', '035'],
  },
  {
    name: 'Quản Bạ',
    product: { vi: 'Hồng không hạt', en: 'Seedless persimmons' },
    words: ['hồng không hạt', 'quả hồng', 'hồng giòn', 'hồng sấy', 'hồng treo gió'],
    headings: ['0810', '0813'],
    number: '00056',
    decision: null,
    since: '2017-07-05',
    area: ['00874', '00877', '00880', '00889', '00898'],
  },
  {
    name: 'Vị Xuyên',
    product: { vi: 'Thảo quả', en: 'Black cardamom' },
    words: ['thảo quả'],
    headings: ['0908'],
    number: '00084',
    decision: '3159/QĐ-SHTT',
    since: '2020-08-07',
    // Of nine communes the ninth could not be made out: who is outside these is asked to be looked at, no more.
    area: ['00928', '00931', '00937', '00940', '00943', '00952', '00958', '00964'],
  },
  {
    name: 'Soi Hà',
    product: { vi: 'Bưởi', en: 'Pomelos' },
    words: ['bưởi'],
    headings: ['0805'],
    number: '00109',
    decision: '4031/QĐ-SHTT',
    since: '2021-09-15',
    area: [
      '02431',
      '02434',
      '02437',
      '02443',
      '02446',
      '02449',
      '02452',
      '02461',
      '02464',
      '02470',
      '02473',
      '02479',
    ],
  },
  unplaced('Hàm Yên', { vi: 'Cam sành', en: 'King oranges' }, ['cam sành'], ['0805']),
  unplaced('Na Hang', { vi: 'Chè Shan tuyết', en: 'Shan Tuyết tea' }, ['shan'], ['0902']),
  unplaced('Na Hang', { vi: 'Rượu ngô men lá', en: 'Maize spirit with leaf yeast' }, ['rượu ngô'], ['2208']),
];

/** Registered, with nothing more known here. */
function unplaced(
  name: string,
  product: GeographicalIndication['product'],
  words: readonly string[],
  headings: readonly string[],
): GeographicalIndication {
  return { name, product, words, headings, number: null, decision: null, since: null, area: null };
}

/** Those whose name stands in a title: `Mèo Vạc`, `Chỉ dẫn địa lý "Na Hang"`, `Cam sành Hà Giang`; several bear one name. */
export function indicationsNamed(title: string): readonly GeographicalIndication[] {
  const asked = ` ${foldName(title)} `;
  return INDICATIONS.filter(({ name }) => asked.includes(` ${foldName(name)} `));
}

/** Whether goods are of the kind an indication was registered for, by their name or their code of goods. */
export function isOfKind(
  { words, headings }: GeographicalIndication,
  { nameVi, hsCode }: { readonly nameVi: string; readonly hsCode: string | null },
): boolean {
  if (hsCode !== null && !headings.includes(hsCode.slice(0, 4))) return false;
  const name = ` ${nameKey(nameVi)} `;
  return words.some((word) => name.includes(` ${nameKey(word)} `));
}

/** Codes of today's communes that have a part of its area; null where that is not known here. */
export function communesOf(
  { area }: GeographicalIndication,
  units: Pick<AdminUnits, 'find' | 'within' | 'convert'>,
): ReadonlySet<string> | null {
  if (area === null) return null;
  const old = area.flatMap((code) => {
    const unit = units.find(code, 'before');
    if (unit === undefined) return [];
    return unit.level === 'district' ? units.within(unit) : [unit];
  });
  return new Set(
    old.flatMap(({ code }) => {
      const now = units.convert(code);
      if (now.answer === 'unknown') return [];
      return now.answer === 'one' ? [now.unit.code] : now.units.map((unit) => unit.code);
    }),
  );
}

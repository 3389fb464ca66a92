import { foldName, nameKey } from '../vietnam/fold.js';

/** What a unit measures. Packages are counted; what is in one, only who packed it knows. */
export type Dimension = 'mass' | 'volume' | 'area' | 'length' | 'count' | 'package';

/** A unit of UN/ECE Recommendation 20 (packages: of Recommendation 21, which Recommendation 20 takes over with an X before it). */
export interface Unit {
  readonly code: string;
  readonly dimension: Dimension;
  /** The unit its amounts are added up in. */
  readonly base: string;
  /** How many of the base one is. */
  readonly factor: number;
}

/** A unit as people write it, which may be several of one that the recommendation has: a yến is ten kilograms. */
export interface SaidUnit extends Unit {
  /** As pages print it, in Vietnamese. */
  readonly name: string;
  /** How many of `code` one is. */
  readonly times: number;
}

/** An amount in the unit it is added up in. `base` is a code, or the word of a unit nobody can convert. */
export interface BaseAmount {
  readonly amount: number;
  readonly base: string;
}

const BASE: Readonly<Record<Exclude<Dimension, 'package'>, string>> = {
  mass: 'KGM',
  volume: 'LTR',
  area: 'MTK',
  length: 'MTR',
  count: 'H87',
};

const UNITS: ReadonlyMap<string, Unit> = new Map(
  [
    ...measures('mass', {
      MGM: 1e-6,
      GRM: 0.001,
      KGM: 1,
      DTN: 100,
      TNE: 1000,
      LBR: 0.453_592_37,
      ONZ: 0.028_349_523_125,
    }),
    ...measures('volume', {
      MLT: 0.001,
      CLT: 0.01,
      DLT: 0.1,
      LTR: 1,
      HLT: 100,
      MTQ: 1000,
      DMQ: 1,
      CMQ: 0.001,
    }),
    ...measures('area', { CMK: 0.0001, MTK: 1, ARE: 100, HAR: 10_000, KMK: 1e6 }),
    ...measures('length', { MMT: 0.001, CMT: 0.01, MTR: 1, KMT: 1000 }),
    ...measures('count', { H87: 1, C62: 1, EA: 1, PR: 2, TP: 10, DZN: 12, CEN: 100, MIL: 1000, NPR: 2 }),
    ...[
      'SET',
      'XBA',
      'XBE',
      'XBG',
      'XBJ',
      'XBK',
      'XBO',
      'XBX',
      'XCR',
      'XCT',
      'XCX',
      'XJR',
      'XPK',
      'XPO',
      'XPX',
      'XSA',
      'XTN',
      'XTR',
    ].map((code): Unit => ({ code, dimension: 'package', base: code, factor: 1 })),
  ].map((unit) => [unit.code, unit]),
);

/** Names, the first as pages print it; the code and how many of it. */
const NAMES: readonly (readonly [names: readonly string[], code: string, times?: number])[] = [
  [['mg', 'miligam'], 'MGM'],
  [['g', 'gam', 'gram', 'gr'], 'GRM'],
  [['kg', 'kilôgam', 'ki lô gam', 'kilogam', 'cân', 'ký', 'kí', 'kilogram'], 'KGM'],
  [['lạng'], 'GRM', 100],
  [['yến'], 'KGM', 10],
  [['tạ'], 'DTN'],
  [['tấn', 't', 'tonne', 'ton'], 'TNE'],
  [['ml', 'mililít', 'cc'], 'MLT'],
  [['l', 'lít', 'lit', 'litre', 'liter'], 'LTR'],
  [['m³', 'm3', 'khối', 'mét khối'], 'MTQ'],
  [['m²', 'm2', 'mét vuông'], 'MTK'],
  [['ha', 'hecta', 'héc ta', 'hectare'], 'HAR'],
  [['mm'], 'MMT'],
  [['cm'], 'CMT'],
  [['m', 'mét', 'metre', 'meter'], 'MTR'],
  [['cái', 'chiếc', 'piece', 'pcs'], 'H87'],
  [['con'], 'H87'],
  [['quả', 'trái'], 'H87'],
  [['cây', 'gốc'], 'H87'],
  [['củ'], 'H87'],
  [['bông', 'hoa'], 'H87'],
  [['bánh'], 'H87'],
  [['đôi', 'cặp', 'pair'], 'PR'],
  [['chục'], 'H87', 10],
  [['tá', 'dozen'], 'DZN'],
  [['nghìn', 'ngàn'], 'MIL'],
  [['hộp', 'box'], 'XBX'],
  [['túi', 'pouch'], 'XPO'],
  [['gói', 'pack', 'package'], 'XPK'],
  [['bịch', 'bag'], 'XBG'],
  [['chai', 'bottle'], 'XBO'],
  [['lọ', 'hũ', 'jar'], 'XJR'],
  [['lon', 'can'], 'XCX'],
  [['bao', 'sack'], 'XSA'],
  [['thùng', 'thùng các tông', 'carton'], 'XCT'],
  [['sọt', 'két', 'crate'], 'XCR'],
  [['rổ', 'giỏ', 'basket'], 'XBK'],
  [['bó', 'bundle'], 'XBE'],
  [['xô', 'bucket'], 'XBJ'],
  [['phuy', 'barrel'], 'XBA'],
  [['hộp thiếc', 'tin'], 'XTN'],
  [['pallet', 'kệ hàng'], 'XPX'],
];

// Exactly as written first: tá (12), tạ (100 kg) and ta are told apart by their marks alone.
const BY_NAME = new Map<string, SaidUnit>();
const BY_FOLDED = new Map<string, SaidUnit | null>();
for (const [names, code, times = 1] of NAMES) {
  const unit = UNITS.get(code);
  const [name] = names;
  if (unit === undefined || name === undefined) throw new Error(`${code} is no unit`);
  const said: SaidUnit = { ...unit, name, times };
  for (const each of names) {
    BY_NAME.set(nameKey(each), said);
    const folded = foldName(each);
    BY_FOLDED.set(folded, BY_FOLDED.has(folded) && BY_FOLDED.get(folded) !== said ? null : said);
  }
}

/** The unit with this code of UN/ECE Recommendation 20, or null where it is none that is known here. */
export function unitOfCode(code: string): Unit | null {
  return UNITS.get(code) ?? null;
}

/**
 * The unit that a word or a code means: `kg`, `KGM`, `tạ`, `hộp`. Without marks only where one unit alone can be meant:
 * `tan` is a tấn, `ta` may be tạ (100 kg) or tá (12). Null for a word that names none.
 */
export function readUnit(text: string): SaidUnit | null {
  const word = text.trim();
  const named = BY_NAME.get(nameKey(word)) ?? BY_FOLDED.get(foldName(word)) ?? null;
  if (named !== null) return named;
  const coded = UNITS.get(word.toUpperCase());
  return coded === undefined ? null : { ...coded, name: nameOf(coded.code), times: 1 };
}

/** The word that pages print for a code; the code itself where there is none. */
export function nameOf(code: string): string {
  return NAMES.find(([, each, times = 1]) => each === code && times === 1)?.[0][0] ?? code;
}

/**
 * An amount in the unit it is added up in: grams and tạ in kilograms, a dozen as twelve. Of packages and of words that
 * name no unit, in the unit itself: boxes can be added to boxes and to nothing else.
 */
export function toBase(quantity: number, unit: string): BaseAmount {
  const said = readUnit(unit);
  if (said === null) return { amount: exact(quantity), base: nameKey(unit.trim()) };
  return { amount: exact(quantity * said.times * said.factor), base: said.base };
}

/** As EPCIS 2.0 §7.3.3.3 says it: a count of things has no unit of measure. */
export function toMeasure(quantity: number, unit: string): { quantity: number; uom?: string } {
  const said = readUnit(unit);
  if (said === null) return { quantity };
  if (said.dimension === 'count') return { quantity: exact(quantity * said.times * said.factor) };
  return { quantity: exact(quantity * said.times), uom: said.code };
}

function measures(
  dimension: Exclude<Dimension, 'package'>,
  factors: Readonly<Record<string, number>>,
): Unit[] {
  return Object.entries(factors).map(([code, factor]) => ({
    code,
    dimension,
    base: BASE[dimension],
    factor,
  }));
}

/** Without the dust of binary fractions: to a millionth. */
function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

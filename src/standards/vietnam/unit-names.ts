import { nameKey } from './fold.js';

/** What goods are counted and packed in, with its English words for one and for several. */
const NAMES: Readonly<Record<string, readonly [one: string, several: string]>> = {
  bánh: ['cake', 'cakes'],
  bao: ['sack', 'sacks'],
  bịch: ['bag', 'bags'],
  bình: ['flask', 'flasks'],
  bó: ['bunch', 'bunches'],
  bộ: ['set', 'sets'],
  buồng: ['stem', 'stems'],
  cái: ['piece', 'pieces'],
  can: ['can', 'cans'],
  cây: ['plant', 'plants'],
  chai: ['bottle', 'bottles'],
  chén: ['bowl', 'bowls'],
  chiếc: ['piece', 'pieces'],
  chùm: ['cluster', 'clusters'],
  con: ['head', 'head'],
  cốc: ['cup', 'cups'],
  củ: ['root', 'roots'],
  cuộn: ['roll', 'rolls'],
  gánh: ['load', 'loads'],
  giỏ: ['basket', 'baskets'],
  gói: ['packet', 'packets'],
  hạt: ['seed', 'seeds'],
  hộp: ['box', 'boxes'],
  hũ: ['jar', 'jars'],
  khay: ['tray', 'trays'],
  kiện: ['bale', 'bales'],
  lít: ['litre', 'litres'],
  lọ: ['jar', 'jars'],
  lon: ['can', 'cans'],
  lốc: ['pack', 'packs'],
  miếng: ['piece', 'pieces'],
  nải: ['hand', 'hands'],
  ống: ['tube', 'tubes'],
  phần: ['portion', 'portions'],
  quả: ['fruit', 'fruits'],
  rổ: ['basket', 'baskets'],
  sọt: ['crate', 'crates'],
  tấm: ['sheet', 'sheets'],
  tấn: ['tonne', 'tonnes'],
  tem: ['label', 'labels'],
  thanh: ['bar', 'bars'],
  thùng: ['carton', 'cartons'],
  trái: ['fruit', 'fruits'],
  trứng: ['egg', 'eggs'],
  túi: ['bag', 'bags'],
  'túi lưới': ['net bag', 'net bags'],
  'túi lọc': ['tea bag', 'tea bags'],
  vại: ['crock', 'crocks'],
  vỉ: ['tray', 'trays'],
  xâu: ['string', 'strings'],
};

/** The same in every language. */
const SYMBOLS = new Set([
  'g',
  'kg',
  'mg',
  't',
  'ml',
  'l',
  'cl',
  'dl',
  'm',
  'cm',
  'mm',
  'm²',
  'm2',
  'm³',
  'm3',
  'ha',
  '%',
]);

/** Customary weights that English has no word for, in kilograms. */
const WEIGHTS: Readonly<Record<string, number>> = { lạng: 0.1, cân: 1, yến: 10, tạ: 100 };

const names = new Map(Object.entries(NAMES).map(([name, words]) => [nameKey(name), words]));
const weights = new Map(Object.entries(WEIGHTS).map(([name, kilograms]) => [nameKey(name), kilograms]));

function isSymbol(unit: string): boolean {
  return SYMBOLS.has(unit.trim().toLowerCase());
}

export interface EnglishAmount {
  readonly quantity: number;
  readonly unit: string;
}

/**
 * So much of a unit in English: `2 400 hộp` is 2 400 boxes, `3 tạ` is 300 kg. null for a unit that people made up: it
 * stays as they wrote it.
 */
export function amountInEnglish(quantity: number, unit: string): EnglishAmount | null {
  const key = nameKey(unit);
  if (isSymbol(unit)) return { quantity, unit };
  const words = names.get(key);
  if (words !== undefined) return { quantity, unit: words[Math.abs(quantity) === 1 ? 0 : 1] };
  const kilograms = weights.get(key);
  return kilograms === undefined
    ? null
    : { quantity: Math.round(quantity * kilograms * 1e6) / 1e6, unit: 'kg' };
}

/**
 * What is in a package, in English: `Hộp 100 g` is a `100 g box`, `Hộp 20 túi lọc` a `box of 20 tea bags`. null for words that are
 * not of this form.
 */
export function contentInEnglish(text: string): string | null {
  const [, packed = '', number = '', unit = ''] =
    /^(\p{L}[\p{L} ]*?)?\s*(\d+(?:,\d+|\.\d\d?)?)\s*(\p{L}[\p{L}²³ ]*)$/u.exec(
      text.normalize('NFC').trim(),
    ) ?? [];
  if (number === '') return null;
  const quantity = number.replace(',', '.');
  const key = nameKey(unit);
  const words = names.get(key);
  const counted = isSymbol(unit) ? unit : words?.[quantity === '1' ? 0 : 1];
  if (counted === undefined) return null;
  if (packed === '') return `${quantity} ${counted}`;
  const [container] = names.get(nameKey(packed)) ?? [];
  if (container === undefined) return null;
  return words === undefined ? `${quantity} ${unit} ${container}` : `${container} of ${quantity} ${counted}`;
}

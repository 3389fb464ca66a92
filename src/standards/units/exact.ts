import { nameKey } from '../vietnam/fold.js';
import { readUnit, unitOfCode } from './units.js';

/**
 * Decimals without binary fractions: whole numbers of millionths (10⁻⁶), which is as fine as amounts are kept.
 * Products of two are compared in 10⁻¹², so that nothing is rounded before it is judged.
 */
export type Millionths = bigint;

const PLACES = 6;
const ONE = 10n ** BigInt(PLACES);
/** Factors of units have up to twelve decimals (an ounce is 0.028349523125 kg). */
const FACTOR_PLACES = 15;
const FACTOR_ONE = 10n ** BigInt(FACTOR_PLACES);

/** An amount in the unit it is added up in: a code of UN/ECE Recommendation 20, or the word of a unit nobody can convert. */
export interface ExactAmount {
  readonly amount: Millionths;
  readonly base: string;
}

/** What one package holds, as its business declared it. */
export type Content = ExactAmount | null;

/** A number as JSON or PostgreSQL writes it, in millionths; what is finer is rounded, halves away from zero. */
export function millionths(value: number | string): Millionths {
  return scaled(String(value), PLACES);
}

/** As PostgreSQL's `numeric` reads it: `120.5`. */
export function decimalText(amount: Millionths): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Grams and tạ in kilograms, a dozen as twelve; packages and unknown words in themselves. Rounded once, at the end. */
export function exactBase(quantity: number | string, unit: string): ExactAmount {
  const said = readUnit(unit);
  if (said === null) return { amount: millionths(quantity), base: nameKey(unit.trim()) };
  const factor = scaled(String(said.times), 3) * scaled(String(said.factor), FACTOR_PLACES);
  return { amount: rounded(millionths(quantity) * factor, 1000n * FACTOR_ONE), base: said.base };
}

/** The same in another unit: itself, or by what one package holds. Null where nobody knows. In 10⁻¹². */
export function inBase({ amount, base }: ExactAmount, content: Content, wanted: string): bigint | null {
  if (base === wanted) return amount * ONE;
  return content?.base === wanted ? amount * content.amount : null;
}

/** An amount said in one unit, in the unit of the lot it is of: 24 kg of boxes of 100 g are 240. Null where it does not come out even. */
export function inUnitOf(said: ExactAmount, base: string, content: Content): Millionths | null {
  if (said.base === base) return said.amount;
  if (content === null || content.base !== said.base) return null;
  const parts = said.amount * ONE;
  return parts % content.amount === 0n ? parts / content.amount : null;
}

/** Packages are not cut: two and a half boxes are none. */
export function isWhole(amount: Millionths, base: string): boolean {
  return unitOfCode(base)?.dimension !== 'package' || amount % ONE === 0n;
}

/** Units that all of these can be told in, the first that is found; null where there is none. */
export function commonBase(
  all: readonly { readonly amount: ExactAmount; readonly content: Content }[],
): string | null {
  const candidates = all.flatMap(({ amount, content }) => [
    amount.base,
    ...(content === null ? [] : [content.base]),
  ]);
  const fits = (base: string) => all.every(({ amount, content }) => inBase(amount, content, base) !== null);
  return candidates.find(fits) ?? null;
}

/** From 10⁻¹² to millionths, rounded. */
export function fromProduct(value: bigint): Millionths {
  return rounded(value, ONE);
}

function scaled(text: string, places: number): bigint {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text.trim()) ?? [];
  const shift = places + Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  const value = shift >= 0 ? digits * 10n ** BigInt(shift) : rounded(digits, 10n ** BigInt(-shift));
  return sign === '-' ? -value : value;
}

function rounded(value: bigint, by: bigint): bigint {
  const half = by / 2n;
  return value < 0n ? -((-value + half) / by) : (value + half) / by;
}

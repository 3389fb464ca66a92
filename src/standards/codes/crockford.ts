import { fail, ok, type Result } from '../result.js';

/**
 * Douglas Crockford's base 32 (https://www.crockford.com/base32.html): digits and capital letters without I, L, O
 * and U, so that no two symbols of the alphabet are told apart only by a careful reader. Every character of it is
 * in the alphanumeric set of a QR symbol.
 */
export const CROCKFORD_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A symbol as a number, 0 to 31. */
export type CrockfordValue = number;

const VALUE_OF: ReadonlyMap<string, CrockfordValue> = new Map([
  ...Array.from(CROCKFORD_ALPHABET, (symbol, value) => [symbol, value] as const),
  ...Array.from(CROCKFORD_ALPHABET.toLowerCase(), (symbol, value) => [symbol, value] as const),
  // Crockford's decoding table reads these as the digit they are mistaken for.
  ...Array.from('Oo', (symbol) => [symbol, 0] as const),
  ...Array.from('IiLl', (symbol) => [symbol, 1] as const),
]);

/** What people and label software put between groups: spaces, every dash, the dot and the underscore. */
const SEPARATOR = /[\s\p{Pd}\u2212._]/u;

/**
 * Longest text looked at, in UTF-16 units: a code with every character separated, with room to spare. What is
 * longer is refused unread.
 */
const LONGEST_TEXT = 128;

export type CrockfordFault = 'length' | 'character';

/**
 * The symbols of `text` as values, exactly `count` of them. Case, separators, O for 0, I and L for 1 are forgiven;
 * U is not, for the alphabet leaves it out.
 *
 * Errors: `character` at the offset of the character that is no symbol; `length` at the offset where a symbol is
 * missing or one too many stands. Characters come first: a wrong one is reported whatever the length is.
 */
export function readCrockford(
  text: string,
  count: number,
): Result<readonly CrockfordValue[], CrockfordFault> {
  if (text.length > LONGEST_TEXT) {
    return fail('length', LONGEST_TEXT, `A code has ${count} characters; this text has ${text.length}.`);
  }
  const values: CrockfordValue[] = [];
  let surplusAt: number | undefined;
  let at = 0;
  for (const character of text) {
    const value = VALUE_OF.get(character);
    if (value !== undefined) {
      if (values.length === count) surplusAt ??= at;
      else values.push(value);
    } else if (!SEPARATOR.test(character)) {
      return fail('character', at, refusal(character));
    }
    at += character.length;
  }
  if (surplusAt !== undefined) {
    return fail('length', surplusAt, `A code has ${count} characters; this one goes on after them.`);
  }
  if (values.length < count) {
    return fail('length', text.length, `A code has ${count} characters; this one has ${values.length}.`);
  }
  return ok(values);
}

/** Values (0 to 31) as upper-case symbols. */
export function writeCrockford(values: Iterable<CrockfordValue>): string {
  let text = '';
  for (const value of values) text += CROCKFORD_ALPHABET.charAt(value);
  return text;
}

/** What was typed, as it is written: `count` upper-case symbols. Null where `readCrockford` finds a fault. */
export function typedCrockford(text: string, count: number): string | null {
  const read = readCrockford(text, count);
  return read.ok ? writeCrockford(read.value) : null;
}

/** `text` in groups of `size` characters with `separator` between them, the last group as long as it comes. */
export function groupSymbols(text: string, size: number, separator = ' '): string {
  const groups: string[] = [];
  for (let from = 0; from < text.length; from += size) groups.push(text.slice(from, from + size));
  return groups.join(separator);
}

function refusal(character: string): string {
  return character === 'U' || character === 'u'
    ? 'The letter U is never in a code: look again, it is probably V.'
    : 'A code has digits and the letters A to Z without I, L, O and U.';
}

import { fail, ok, type Result } from '../result.js';
import {
  CROCKFORD_ALPHABET,
  groupSymbols,
  readCrockford,
  writeCrockford,
  type CrockfordValue,
} from './crockford.js';

/**
 * A product's or lot's own code: nine random Crockford characters and a check character, upper case, no separators
 * (`4F7K29QXCM`). It comes only from {@link generateRegistryCode}, {@link parseRegistryCode} or
 * {@link suggestRegistryCodes}, so that one in hand always has the right check character.
 *
 * **The check.** The alphabet has 32 symbols, so the values are taken as elements of the field GF(32) with the
 * primitive polynomial x⁵ + x² + 1 and its generator α = 2. The code c₀…c₉ is right when
 *
 *     α⁹·c₀ + α⁸·c₁ + … + α·c₈ + c₉ = 0.
 *
 * The ten weights are ten different, non-zero powers of α. Hence, always caught:
 * - any single character replaced by another;
 * - any two characters exchanged, adjacent or not;
 * - any twin error (aa becomes bb), adjacent or not;
 * - a missing or an extra character, by the length.
 *
 * Two characters wrong in other ways, and longer accidents, pass once in 32, which is all that one character of 32
 * can give. Confusions that the alphabet folds (O and 0; I, L and 1) are no errors at all.
 */
export type RegistryCode = string & { readonly [registryCode]: true };
declare const registryCode: unique symbol;

export type RegistryCodeFault = 'registry-code-length' | 'registry-code-character' | 'registry-code-check';

/** Characters of a code, the check character included. */
export const REGISTRY_CODE_LENGTH = 10;

/** Random bytes one code takes: one for each character, of which five bits are used. */
export const REGISTRY_CODE_RANDOM_BYTES = REGISTRY_CODE_LENGTH - 1;

/**
 * A code from `randomBytes`, of which the first nine are used (45 random bits). They must come from a
 * cryptographic generator: a guessable code is no secret, but it tells how many were issued.
 *
 * @throws RangeError with fewer than nine bytes: that is a fault of the program, not of its input.
 */
export function generateRegistryCode(randomBytes: Uint8Array): RegistryCode {
  if (randomBytes.length < REGISTRY_CODE_RANDOM_BYTES) {
    throw new RangeError(`a registry code takes ${REGISTRY_CODE_RANDOM_BYTES} random bytes`);
  }
  const values = Array.from(randomBytes.subarray(0, REGISTRY_CODE_RANDOM_BYTES), (byte) => byte & 31);
  return brand([...values, checkValue(values)]);
}

/**
 * Reads a code as people type it: any case; spaces, dashes, dots between characters; O for 0, I and L for 1.
 *
 * Errors: `registry-code-character` with the offset of the character (U is refused, with a hint),
 * `registry-code-length`, `registry-code-check` when the code is well formed but mistyped or invented.
 */
export function parseRegistryCode(text: string): Result<RegistryCode, RegistryCodeFault> {
  const read = readCrockford(text, REGISTRY_CODE_LENGTH);
  if (!read.ok) return fail(`registry-code-${read.fault.code}`, read.fault.at, read.fault.sentence);
  if (syndrome(read.value) !== 0) {
    return fail('registry-code-check', 0, 'The characters do not fit together: at least one is mistyped.');
  }
  return ok(brand(read.value));
}

/** The code as it stands in print, in two groups of five: `4F7K2 9QXCM`. {@link parseRegistryCode} reads it back. */
export function formatRegistryCode(code: RegistryCode): string {
  return groupSymbols(code, REGISTRY_CODE_LENGTH / 2);
}

/**
 * The right codes that `text` may have been meant for: one look-alike character away (M and N, D and 0, 8 and B,
 * 5 and S, 2 and Z, U and V, 6 and G, …) or with two neighbours exchanged. At most a handful, sorted, without
 * repeats; empty when `text` is right already, has the wrong length, or holds more than one character that is no
 * symbol. For help after a slip of the finger only: never act on a suggestion that nobody confirmed.
 */
export function suggestRegistryCodes(text: string): RegistryCode[] {
  const found = new Set<RegistryCode>();
  const tryThese = (values: readonly CrockfordValue[]): void => {
    if (syndrome(values) === 0) found.add(brand(values));
  };
  const read = readCrockford(text, REGISTRY_CODE_LENGTH);
  if (!read.ok) {
    if (read.fault.code !== 'character' || typeof read.fault.at !== 'number') return [];
    const { at } = read.fault;
    const stranger = String.fromCodePoint(text.codePointAt(at) ?? 0);
    for (const meant of LOOK_ALIKES.get(stranger.toUpperCase()) ?? []) {
      const mended = readCrockford(
        text.slice(0, at) + meant + text.slice(at + stranger.length),
        REGISTRY_CODE_LENGTH,
      );
      if (mended.ok) tryThese(mended.value);
    }
    return [...found].sort();
  }
  const values = read.value;
  if (syndrome(values) === 0) return [];
  for (const [position, value] of values.entries()) {
    for (const meant of LOOK_ALIKES.get(CROCKFORD_ALPHABET.charAt(value)) ?? []) {
      tryThese(values.with(position, CROCKFORD_ALPHABET.indexOf(meant)));
    }
    const next = values[position + 1];
    if (next !== undefined) tryThese(values.with(position, next).with(position + 1, value));
  }
  return [...found].sort();
}

/** Characters that readers of small print, of handwriting and over the telephone take for one another. */
const LOOK_ALIKES: ReadonlyMap<string, ReadonlySet<string>> = lookAlikes(
  ...[
    'MN',
    'HN',
    'HM',
    'MW',
    '0D',
    '0Q',
    'DQ',
    '0C',
    '06',
    '8B',
    '38',
    '68',
    '3B',
    '5S',
    '56',
    '2Z',
    '7Z',
    '17',
    '1J',
    '1T',
  ],
  ...[
    '6G',
    'CG',
    '9G',
    '9Q',
    '4A',
    '49',
    '7T',
    'EF',
    'FP',
    'PR',
    'KX',
    'VY',
    'VW',
    'XY',
    '6B',
    'BR',
    'UV',
    'UW',
    'U0',
    'Đ0',
    'ĐD',
  ],
  ...['DB', 'CK', 'BP', 'DT', 'SX'],
);

function lookAlikes(...pairs: readonly string[]): Map<string, Set<string>> {
  const table = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const [one = '', other = ''] = Array.from(pair);
    table.set(one, (table.get(one) ?? new Set()).add(other));
    table.set(other, (table.get(other) ?? new Set()).add(one));
  }
  return table;
}

/** α·v in GF(32): shift, and subtract x⁵ + x² + 1 when the fifth bit falls out. */
function timesAlpha(value: CrockfordValue): CrockfordValue {
  return value & 16 ? (value << 1) ^ 0b100101 : value << 1;
}

/** α⁹·c₀ + … + c₉ by Horner's rule; zero for a right code. */
function syndrome(values: readonly CrockfordValue[]): CrockfordValue {
  return values.reduce((sum, value) => timesAlpha(sum) ^ value, 0);
}

function checkValue(values: readonly CrockfordValue[]): CrockfordValue {
  return timesAlpha(syndrome(values));
}

function brand(values: readonly CrockfordValue[]): RegistryCode {
  return writeCrockford(values) as RegistryCode;
}

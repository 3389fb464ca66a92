import { FF1 } from '@noble/ciphers/ff1.js';
import { createCipheriv } from 'node:crypto';
import type { CrockfordValue } from './crockford.js';

/**
 * FF1 (NIST SP 800-38G, algorithms 7 and 8) with AES on numeral strings of 16 digits in radix 32: a permutation of
 * 80-bit numbers, written as 16 Crockford symbols.
 */
export interface ItemCipher {
  encrypt(symbols: readonly CrockfordValue[]): readonly CrockfordValue[];
  decrypt(symbols: readonly CrockfordValue[]): readonly CrockfordValue[];
  /**
   * Encrypts many at once, given and returned as the two 40-bit halves of each, in place. The same function as
   * `encrypt`, for sheets of millions of codes: see {@link encryptHalves}.
   */
  encryptHalves(left: Float64Array, right: Float64Array): void;
}

const RADIX = 32;
const HALF_SYMBOLS = 8;
const ROUNDS = 10;
/** Symbols of a half as bytes, `b` in the standard. */
const HALF_BYTES = 5;
const HALF_RANGE = 2 ** 40;
const BLOCK = 16;

/** Longest tweak for which `Q`, tweak and round number and half, is one block of AES. */
export const LONGEST_TWEAK = BLOCK - 1 - HALF_BYTES;

/**
 * The cipher for one key (16, 24 or 32 bytes) and tweak (at most {@link LONGEST_TWEAK} bytes). Single numbers go
 * through `@noble/ciphers`.
 *
 * @throws RangeError for other lengths: keys come from configuration, which is checked before.
 */
export function itemCipher(key: Uint8Array, tweak: Uint8Array): ItemCipher {
  if (![16, 24, 32].includes(key.length)) throw new RangeError('an AES key has 16, 24 or 32 bytes');
  if (tweak.length > LONGEST_TWEAK) throw new RangeError(`the tweak has at most ${LONGEST_TWEAK} bytes`);
  const ff1 = FF1(RADIX, Uint8Array.from(key), Uint8Array.from(tweak));
  const bulkKey = Uint8Array.from(key);
  const bulkTweak = Uint8Array.from(tweak);
  return {
    encrypt: (symbols) => ff1.encrypt([...symbols]),
    decrypt: (symbols) => ff1.decrypt([...symbols]),
    encryptHalves: (left, right) => encryptHalves(bulkKey, bulkTweak, left, right),
  };
}

/**
 * FF1.Encrypt for many numbers at once. The first block, P, is the same for all and is encrypted once; of the second,
 * Q, all of one round go through AES in a single call, which hardware does in nanoseconds each, where one number at
 * a time costs a call and big integers. Sums are modulo 2⁴⁰, so the low five bytes of S are enough.
 */
function encryptHalves(key: Uint8Array, tweak: Uint8Array, left: Float64Array, right: Float64Array): void {
  const aes = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
  const count = left.length;
  // P = [1] [2] [1] [radix, 3 bytes] [10] [u mod 256] [n, 4 bytes] [t, 4 bytes] (step 5).
  const p = Buffer.from([
    1,
    2,
    1,
    0,
    0,
    RADIX,
    ROUNDS,
    HALF_SYMBOLS,
    0,
    0,
    0,
    2 * HALF_SYMBOLS,
    0,
    0,
    0,
    tweak.length,
  ]);
  const start = aes.update(p);
  const template = Buffer.alloc(BLOCK);
  template.set(tweak);
  const blocks = Buffer.alloc(BLOCK * count);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Q = tweak, zeros, [round], NUM(B) (step 6i); chained with the encrypted P, as in CBC-MAC (step 6ii).
    template[BLOCK - HALF_BYTES - 1] = round;
    const chained = template.map((byte, place) => byte ^ (start[place] ?? 0));
    for (let n = 0; n < count; n += 1) {
      const at = BLOCK * n;
      blocks.set(chained, at);
      const half = right[n] ?? 0;
      const high = Math.floor(half / 2 ** 32);
      const mask = chained[BLOCK - HALF_BYTES] ?? 0;
      blocks[at + BLOCK - HALF_BYTES] = high ^ mask;
      blocks.writeUInt32BE((half ^ blocks.readUInt32BE(at + BLOCK - 4)) >>> 0, at + BLOCK - 4);
    }
    const sums = aes.update(blocks);
    for (let n = 0; n < count; n += 1) {
      // S is the first d = 12 bytes (step 6iii): its low 40 bits are bytes 7 to 11.
      const sum = sums.readUIntBE(BLOCK * n + 12 - HALF_BYTES, HALF_BYTES);
      const next = ((left[n] ?? 0) + sum) % HALF_RANGE;
      left[n] = right[n] ?? 0;
      right[n] = next;
    }
  }
}

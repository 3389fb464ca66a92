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
  /** Many at once, given and returned in place as the two 40-bit halves of each: the same function as `encrypt`. */
  encryptHalves(left: Float64Array, right: Float64Array): void;
  /** The inverse of `encryptHalves`. */
  decryptHalves(left: Float64Array, right: Float64Array): void;
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
  const halves = { key: Uint8Array.from(key), tweak: Uint8Array.from(tweak) };
  return {
    encrypt: (symbols) => ff1.encrypt([...symbols]),
    decrypt: (symbols) => ff1.decrypt([...symbols]),
    // Decryption is the same network with its halves exchanged, the rounds backwards, and differences for sums.
    encryptHalves: (left, right) => runRounds(halves, UPWARDS, 1, right, left),
    decryptHalves: (left, right) => runRounds(halves, UPWARDS.toReversed(), -1, left, right),
  };
}

const UPWARDS = Array.from({ length: ROUNDS }, (_, round) => round);

/**
 * The rounds of FF1 for many numbers at once. The first block, P, is the same for all and is encrypted once; of the
 * second, Q, all of one round go through AES in a single call, which hardware does in nanoseconds each, where one
 * number at a time costs a call and big integers. Sums are modulo 2⁴⁰, so the low five bytes of S are enough.
 */
function runRounds(
  { key, tweak }: { readonly key: Uint8Array; readonly tweak: Uint8Array },
  rounds: readonly number[],
  sign: 1 | -1,
  source: Float64Array,
  target: Float64Array,
): void {
  const aes = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
  // P = [1] [2] [1] [radix, 3 bytes] [10] [u mod 256] [n, 4 bytes] [t, 4 bytes] (step 5).
  const p = [1, 2, 1, 0, 0, RADIX, ROUNDS, HALF_SYMBOLS, 0, 0, 0, 2 * HALF_SYMBOLS, 0, 0, 0, tweak.length];
  const start = aes.update(Buffer.from(p));
  // Q = tweak, zeros, [round], NUM(half) (step 6i), chained with the encrypted P as in CBC-MAC (step 6ii).
  const chained = Buffer.from(start);
  for (const [place, byte] of tweak.entries()) chained[place] = (start[place] ?? 0) ^ byte;
  const roundAt = BLOCK - HALF_BYTES - 1;
  const [highMask, lowMask] = [start[roundAt + 1] ?? 0, start.readUInt32BE(BLOCK - 4)];
  const blocks = Buffer.alloc(BLOCK * source.length);
  for (const round of rounds) {
    chained[roundAt] = (start[roundAt] ?? 0) ^ round;
    for (let n = 0, at = 0; n < source.length; n += 1, at += BLOCK) {
      const half = source[n] ?? 0;
      blocks.set(chained, at);
      blocks[at + roundAt + 1] = Math.floor(half / 2 ** 32) ^ highMask;
      blocks.writeUInt32BE((half ^ lowMask) >>> 0, at + BLOCK - 4);
    }
    const sums = aes.update(blocks);
    for (let n = 0; n < source.length; n += 1) {
      // S is the first d = 12 bytes (step 6iii): its low 40 bits are bytes 7 to 11.
      const sum = sums.readUIntBE(BLOCK * n + 12 - HALF_BYTES, HALF_BYTES);
      const next = ((target[n] ?? 0) + sign * sum + HALF_RANGE) % HALF_RANGE;
      target[n] = source[n] ?? 0;
      source[n] = next;
    }
  }
}

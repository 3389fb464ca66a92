import { fail, ok, type Result } from '../result.js';
import { groupSymbols, readCrockford, writeCrockford, type CrockfordValue } from './crockford.js';
import { itemCipher, type ItemCipher } from './item-cipher.js';

/**
 * The code of a single item: 16 Crockford characters that are an encrypted number of 80 bits,
 *
 *     batch, 26 bits ‖ index in the batch, 24 bits ‖ 30 zero bits
 *
 * under FF1 with AES (NIST SP 800-38G). So there is room for 67,108,864 batches of up to 16,777,216 items; checking
 * a code is arithmetic, without a table of codes; and of random guesses one in 2³⁰ per key decrypts to zeros at all,
 * before its batch must exist and be that long. Comes only from this file and `item-codes.ts`.
 */
export type ItemCode = string & { readonly [itemCode]: true };
declare const itemCode: unique symbol;

export const ITEM_CODE_LENGTH = 16;
/** Batches are numbered from 0 to one less than this. */
export const ITEM_BATCHES = 2 ** 26;
/** Items of a batch are numbered from 0 to one less than this. */
export const ITEMS_PER_BATCH = 2 ** 24;

/** A secret of the keyring: 16, 24 or 32 random bytes, and its number, 1 to 65535, which a batch records. */
export interface ItemKey {
  readonly id: number;
  readonly secret: Uint8Array;
}

/**
 * The keys in use. New batches take `currentId`; the others only read and reprint. To rotate, add a key, make it
 * current and keep the old ones for as long as their codes may be scanned. {@link itemKeyring} makes one.
 */
export interface ItemKeyring {
  readonly currentId: number;
  readonly ciphers: ReadonlyMap<number, ItemCipher>;
}

export type ItemKeyringFault = 'item-key-id' | 'item-key-length' | 'item-key-repeat' | 'item-key-current';
export type ItemNumberFault = 'item-batch' | 'item-index' | 'item-key';
export type ItemCodeFault = 'item-code-length' | 'item-code-character' | 'item-code-unknown';

/** What a code says once decrypted. That the batch exists, took this key and is that long, the caller checks. */
export interface ItemNumber {
  readonly code: ItemCode;
  readonly batch: number;
  readonly index: number;
  readonly keyId: number;
}

/** Zero symbols at the end: 30 bits. */
const REDUNDANT = 6;

/** First bytes of the tweak: the purpose and the version of the layout above. The key's number follows in two. */
const PURPOSE = new TextEncoder().encode('dg-item1');

/**
 * A keyring of configured keys. The tweak binds a code to this use and to the key's number, so that one secret
 * entered under two numbers gives different codes.
 *
 * Errors: `item-key-id`, `item-key-length`, `item-key-repeat`, `item-key-current` (no key has that number).
 */
export function itemKeyring(
  keys: readonly ItemKey[],
  currentId: number,
): Result<ItemKeyring, ItemKeyringFault> {
  const ciphers = new Map<number, ItemCipher>();
  for (const [position, { id, secret }] of keys.entries()) {
    if (!isBelow(id, 2 ** 16) || id === 0) {
      return fail('item-key-id', position, 'Keys are numbered from 1 to 65535.');
    }
    if (![16, 24, 32].includes(secret.length)) {
      return fail('item-key-length', position, 'A key has 16, 24 or 32 bytes.');
    }
    if (ciphers.has(id)) return fail('item-key-repeat', position, `Two keys have the number ${id}.`);
    ciphers.set(id, itemCipher(secret, Uint8Array.of(...PURPOSE, id >> 8, id & 255)));
  }
  if (!ciphers.has(currentId)) return fail('item-key-current', 0, `No key has the number ${currentId}.`);
  return ok({ currentId, ciphers });
}

/**
 * The code of one item. `keyId` is the one its batch recorded, for a new batch `keyring.currentId`.
 *
 * Errors: `item-batch`, `item-index` (not a whole number in range), `item-key` (not in the keyring).
 */
export function makeItemCode(
  keyring: ItemKeyring,
  keyId: number,
  batch: number,
  index: number,
): Result<ItemCode, ItemNumberFault> {
  const cipher = keyring.ciphers.get(keyId);
  const fault = numberFault(cipher, batch, index, 1);
  if (!cipher || fault) return fail(fault ?? 'item-key', 0, 'There is no such item code.');
  return ok(brand(cipher.encrypt(plainSymbols(batch, index))));
}

/**
 * Reads a code as people type it (any case, separators, O for 0, I and L for 1) and decrypts it. Every key is tried
 * whatever the ones before gave, and the zeros are looked at all together, so the time tells nothing about how close
 * a guess came.
 *
 * Errors: `item-code-character`, `item-code-length`, `item-code-unknown` (issued under none of these keys).
 */
export function parseItemCode(keyring: ItemKeyring, text: string): Result<ItemNumber, ItemCodeFault> {
  const read = readCrockford(text, ITEM_CODE_LENGTH);
  if (!read.ok) return fail(`item-code-${read.fault.code}`, read.fault.at, read.fault.sentence);
  let found: ItemNumber | undefined;
  for (const [keyId, cipher] of keyring.ciphers) {
    const plain = cipher.decrypt(read.value);
    const redundancy = plain.slice(-REDUNDANT).reduce((seen, symbol) => seen | symbol, 0);
    const number = plain.slice(0, -REDUNDANT).reduce((sum, symbol) => sum * 32 + symbol, 0);
    const item = {
      code: brand(read.value),
      batch: Math.floor(number / ITEMS_PER_BATCH),
      index: number % ITEMS_PER_BATCH,
      keyId,
    };
    found = redundancy === 0 ? item : found;
  }
  return found ? ok(found) : fail('item-code-unknown', 0, 'No such item code was issued here.');
}

/** The code as it stands in print, in fours: `7K3M 9TQF 2VXA 0HDN`. {@link parseItemCode} reads it back. */
export function formatItemCode(code: ItemCode): string {
  return groupSymbols(code, 4);
}

/** What is wrong with a run of `count` numbers from `from` on, if anything. */
export function numberFault(
  cipher: ItemCipher | undefined,
  batch: number,
  from: number,
  count: number,
): ItemNumberFault | undefined {
  if (!cipher) return 'item-key';
  if (!isBelow(batch, ITEM_BATCHES)) return 'item-batch';
  return isBelow(from, ITEMS_PER_BATCH) && isBelow(count, ITEMS_PER_BATCH - from + 1)
    ? undefined
    : 'item-index';
}

function isBelow(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < limit;
}

function plainSymbols(batch: number, index: number): CrockfordValue[] {
  const symbols = new Array<CrockfordValue>(ITEM_CODE_LENGTH).fill(0);
  let number = batch * ITEMS_PER_BATCH + index;
  for (let place = ITEM_CODE_LENGTH - REDUNDANT - 1; place >= 0; place -= 1) {
    symbols[place] = number % 32;
    number = Math.floor(number / 32);
  }
  return symbols;
}

function brand(symbols: readonly CrockfordValue[]): ItemCode {
  return writeCrockford(symbols) as ItemCode;
}

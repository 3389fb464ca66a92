import { fail, ok, type Result } from '../result.js';
import { CROCKFORD_ALPHABET, readCrockford } from './crockford.js';
import type { ItemCipher } from './item-cipher.js';
import {
  ITEM_CODE_LENGTH,
  numberFault,
  type ItemCode,
  type ItemCodeFault,
  type ItemKeyring,
  type ItemNumber,
  type ItemNumberFault,
} from './item-code.js';

/** Numbers in the cipher at a time: 1.6 MB of blocks. */
const CHUNK = 100_000;

/**
 * The codes of `count` items from `from` on, in order, some hundreds of thousands a second: an iterable, so that
 * ten million need not be in memory.
 *
 * Errors: as `makeItemCode`.
 */
export function makeItemCodes(
  keyring: ItemKeyring,
  keyId: number,
  batch: number,
  { from = 0, count }: { readonly from?: number; readonly count: number },
): Result<Iterable<ItemCode>, ItemNumberFault> {
  const cipher = keyring.ciphers.get(keyId);
  const fault = numberFault(cipher, batch, from, count);
  if (!cipher || fault) return fail(fault ?? 'item-key', 0, 'There are no such item codes.');
  return ok({ [Symbol.iterator]: () => encryptRun(cipher, batch, from, count) });
}

/**
 * Reads many codes at once, such as those read back from a sheet or found in a pallet's event: for each text the same
 * answer as `parseItemCode`, in order.
 */
export function parseItemCodes(
  keyring: ItemKeyring,
  texts: readonly string[],
): readonly Result<ItemNumber, ItemCodeFault>[] {
  const answers: Result<ItemNumber, ItemCodeFault>[] = [];
  for (let from = 0; from < texts.length; from += CHUNK) {
    for (const answer of parseChunk(keyring, texts.slice(from, from + CHUNK))) answers.push(answer);
  }
  return answers;
}

function parseChunk(
  keyring: ItemKeyring,
  texts: readonly string[],
): readonly Result<ItemNumber, ItemCodeFault>[] {
  const read = texts.map((text) => readCrockford(text, ITEM_CODE_LENGTH));
  const symbols = read.map((one) => (one.ok ? one.value : []));
  const left = symbols.map((values) => values.slice(0, 8).reduce((sum, value) => sum * 32 + value, 0));
  const right = symbols.map((values) => values.slice(8).reduce((sum, value) => sum * 32 + value, 0));
  const found: (ItemNumber | undefined)[] = texts.map(() => undefined);
  for (const [keyId, cipher] of keyring.ciphers) {
    const [high, low] = [Float64Array.from(left), Float64Array.from(right)];
    cipher.decryptHalves(high, low);
    for (const [n, values] of symbols.entries()) {
      const [one, two] = [high[n] ?? 0, low[n] ?? 0];
      if (two % 2 ** 30 !== 0 || values.length === 0) continue;
      const [batch, index] = [Math.floor(one / 2 ** 14), (one % 2 ** 14) * 2 ** 10 + two / 2 ** 30];
      const code = (writeHalf(left[n] ?? 0) + writeHalf(right[n] ?? 0)) as ItemCode;
      found[n] = { code, batch, index, keyId };
    }
  }
  return read.map((one, n) => {
    if (!one.ok) return fail(`item-code-${one.fault.code}`, one.fault.at, one.fault.sentence);
    const item = found[n];
    return item ? ok(item) : fail('item-code-unknown', 0, 'No such item code was issued here.');
  });
}

function* encryptRun(cipher: ItemCipher, batch: number, from: number, count: number): Generator<ItemCode> {
  for (let done = 0; done < count; done += CHUNK) {
    const size = Math.min(CHUNK, count - done);
    // 40 bits each: the batch with the high 14 bits of the index; the low ten with the zeros.
    const left = Float64Array.from(
      { length: size },
      (_, n) => batch * 2 ** 14 + Math.floor((from + done + n) / 2 ** 10),
    );
    const right = Float64Array.from({ length: size }, (_, n) => ((from + done + n) % 2 ** 10) * 2 ** 30);
    cipher.encryptHalves(left, right);
    for (let n = 0; n < size; n += 1) yield (writeHalf(left[n] ?? 0) + writeHalf(right[n] ?? 0)) as ItemCode;
  }
}

/** Four characters for each of two 20-bit parts of a half. */
function writeHalf(half: number): string {
  return writeTwenty(Math.floor(half / 2 ** 20)) + writeTwenty(half % 2 ** 20);
}

function writeTwenty(bits: number): string {
  return (
    CROCKFORD_ALPHABET.charAt(bits >> 15) +
    CROCKFORD_ALPHABET.charAt((bits >> 10) & 31) +
    CROCKFORD_ALPHABET.charAt((bits >> 5) & 31) +
    CROCKFORD_ALPHABET.charAt(bits & 31)
  );
}

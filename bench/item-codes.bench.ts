import { createCipheriv } from 'node:crypto';
import { itemKeyring, makeItemCode, parseItemCode } from '../src/standards/codes/item-code.js';
import { makeItemCodes, parseItemCodes } from '../src/standards/codes/item-codes.js';

const MILLION = 1_000_000;
/** Codes made and read singly: enough for a rate, and few enough for a run. */
const SINGLE = 5_000;
const LIMIT_SECONDS = 35;

/**
 * A million item codes on one core: made, read back, told apart from random guesses; beside making and reading them
 * singly and the bound that AES alone sets (ten blocks a code). `ok` when a million takes at most 35 seconds, none
 * repeats, all read back, and no guess is accepted. A fixed key: nothing here is a secret.
 */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  const secret = Uint8Array.from({ length: 16 }, (_, n) => n);
  const keyring = itemKeyring([{ id: 1, secret }], 1);
  if (!keyring.ok) throw new Error(keyring.fault.sentence);
  const rows: Record<string, string | number>[] = [];
  const measure = async <T>(
    what: string,
    count: number,
    work: () => T,
  ): Promise<{ result: T; seconds: number }> => {
    await new Promise(setImmediate);
    const start = performance.now();
    const result = work();
    const seconds = (performance.now() - start) / 1000;
    rows.push({
      what,
      count,
      seconds: Number(seconds.toFixed(2)),
      'per second': Math.round(count / seconds),
    });
    return { result, seconds };
  };

  const made = await measure('made in bulk', MILLION, () => {
    const codes = makeItemCodes(keyring.value, 1, 1, { count: MILLION });
    return codes.ok ? [...codes.value] : [];
  });
  const read = await measure('read in bulk', MILLION, () => parseItemCodes(keyring.value, made.result));
  const guesses = made.result.map((code, n) => code.slice(1 + (n % 15)) + code.slice(0, 1 + (n % 15)));
  const guessed = await measure('guesses refused', guesses.length, () =>
    parseItemCodes(keyring.value, guesses).filter(({ ok }) => ok),
  );
  await measure('made singly (@noble/ciphers)', SINGLE, () => {
    for (let n = 0; n < SINGLE; n += 1) makeItemCode(keyring.value, 1, 1, n);
  });
  await measure('read singly (@noble/ciphers)', SINGLE, () => {
    for (const code of made.result.slice(0, SINGLE)) parseItemCode(keyring.value, code);
  });
  const blocks = Buffer.alloc(16 * 100_000);
  const bound = await measure('bound: AES, ten blocks a code', MILLION, () => {
    const aes = createCipheriv('aes-128-ecb', secret, null).setAutoPadding(false);
    for (let n = 0; n < 100; n += 1) aes.update(blocks);
  });
  rows.push({
    what: 'made in bulk ÷ bound',
    count: 1,
    seconds: Number((made.seconds / bound.seconds).toFixed(1)),
    'per second': '',
  });

  const distinct = new Set(made.result).size === MILLION;
  const backAgain = read.result.every((one, n) => one.ok && one.value.index === n);
  const ok = made.seconds <= LIMIT_SECONDS && distinct && backAgain && guessed.result.length === 0;
  return { name: 'Item codes, FF1 with AES-128', rows, ok };
}

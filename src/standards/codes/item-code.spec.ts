import { describe, expect, it } from '@jest/globals';
import { FF1 } from '@noble/ciphers/ff1.js';
import fc from 'fast-check';
import { CROCKFORD_ALPHABET } from './crockford.js';
import { itemCipher } from './item-cipher.js';
import {
  formatItemCode,
  ITEM_BATCHES,
  itemKeyring,
  ITEMS_PER_BATCH,
  makeItemCode,
  parseItemCode,
  type ItemKey,
} from './item-code.js';
import { makeItemCodes, parseItemCodes } from './item-codes.js';

const full = process.env.FUZZ === 'full';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const first: ItemKey = { id: 1, secret: hex('000102030405060708090a0b0c0d0e0f') };
const second: ItemKey = {
  id: 2,
  secret: hex('101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f'),
};

function ring(keys: readonly ItemKey[] = [first, second], currentId = 2) {
  const keyring = itemKeyring(keys, currentId);
  if (!keyring.ok) throw new Error(keyring.fault.sentence);
  return keyring.value;
}

function codeOf(keyId: number, batch: number, index: number): string {
  const code = makeItemCode(ring(), keyId, batch, index);
  if (!code.ok) throw new Error(code.fault.code);
  return code.value;
}

function run(keyId: number, batch: number, from: number, count: number): string[] {
  const codes = makeItemCodes(ring(), keyId, batch, { from, count });
  if (!codes.ok) throw new Error(codes.fault.code);
  return [...codes.value];
}

describe('FF1 of the library in use', () => {
  const key128 = '2b7e151628aed2a6abf7158809cf4f3c';
  const key192 = `${key128}ef4359d8d580aa4f`;
  const key256 = `${key192}7f036d6f04fc6a94`;
  const tweak10 = '39383736353433323130';
  const tweak36 = '3737373770717273373737';

  // NIST, Cryptographic Standards and Guidelines, examples with intermediate values: FF1 samples 1 to 9.
  it.each([
    [1, key128, '', 10, '0123456789', '2433477484'],
    [2, key128, tweak10, 10, '0123456789', '6124200773'],
    [3, key128, tweak36, 36, '0123456789abcdefghi', 'a9tv40mll9kdu509eum'],
    [4, key192, '', 10, '0123456789', '2830668132'],
    [5, key192, tweak10, 10, '0123456789', '2496655549'],
    [6, key192, tweak36, 36, '0123456789abcdefghi', 'xbj3kv35jrawxv32ysr'],
    [7, key256, '', 10, '0123456789', '6657667009'],
    [8, key256, tweak10, 10, '0123456789', '1001623463'],
    [9, key256, tweak36, 36, '0123456789abcdefghi', 'xs8a0azh2avyalyzuwd'],
  ])('gives NIST sample %d', (_, key, tweak, radix, plain, cipher) => {
    const ff1 = FF1(radix, hex(key), hex(tweak));
    const digits = (text: string) => Array.from(text, (digit) => parseInt(digit, 36));
    expect(ff1.encrypt(digits(plain))).toEqual(digits(cipher));
    expect(ff1.decrypt(digits(cipher))).toEqual(digits(plain));
  });
});

describe('the cipher of item codes', () => {
  it('gives in bulk what the library gives one by one, for every length of key and tweak', () => {
    const half = fc.nat(2 ** 20 - 1).chain((high) => fc.nat(2 ** 20 - 1).map((low) => high * 2 ** 20 + low));
    fc.assert(
      fc.property(
        fc
          .constantFrom(16, 24, 32)
          .chain((length) => fc.uint8Array({ minLength: length, maxLength: length })),
        fc.uint8Array({ maxLength: 10 }),
        fc.array(fc.tuple(half, half), { minLength: 1, maxLength: 5 }),
        (key, tweak, halves) => {
          const cipher = itemCipher(key, tweak);
          const [left, right] = [
            Float64Array.from(halves, ([one]) => one),
            Float64Array.from(halves, ([, two]) => two),
          ];
          cipher.encryptHalves(left, right);
          for (const [n, [one, two]] of halves.entries()) {
            const encrypted = cipher.encrypt([...symbols(one), ...symbols(two)]);
            expect([...symbols(left[n] ?? NaN), ...symbols(right[n] ?? NaN)]).toEqual(encrypted);
            expect(cipher.decrypt(encrypted)).toEqual([...symbols(one), ...symbols(two)]);
          }
          cipher.decryptHalves(left, right);
          expect([...left, ...right]).toEqual([
            ...halves.map(([one]) => one),
            ...halves.map(([, two]) => two),
          ]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('takes no key or tweak of another length', () => {
    expect(() => itemCipher(new Uint8Array(15), new Uint8Array(0))).toThrow(RangeError);
    expect(() => itemCipher(new Uint8Array(16), new Uint8Array(11))).toThrow(RangeError);
  });
});

describe('item codes', () => {
  it('have known answers, which must never change: they are printed on labels', () => {
    expect([codeOf(1, 0, 0), codeOf(1, 0, 1), codeOf(1, 1, 0), codeOf(2, 0, 0)]).toEqual([
      '9V5RF343NCS13F9F',
      'RBC0Y05WCZBCX3PA',
      'MR6EYVKSQFZ6M8SS',
      'X5246MQKE1KQ2G39',
    ]);
    expect(codeOf(2, ITEM_BATCHES - 1, ITEMS_PER_BATCH - 1)).toBe('4HGEDRK8M4HTKRH8');
  });

  it('come back as batch, index and key, however they are typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2),
        fc.nat(ITEM_BATCHES - 1),
        fc.nat(ITEMS_PER_BATCH - 1),
        (keyId, batch, index) => {
          const code = codeOf(keyId, batch, index);
          const typed = code
            .toLowerCase()
            .replaceAll('0', 'o')
            .replaceAll('1', 'l')
            .replace(/(.{4})(?=.)/g, '$1-');
          for (const text of [code, typed]) {
            expect(parseItemCode(ring(), text)).toEqual({ ok: true, value: { code, batch, index, keyId } });
          }
        },
      ),
    );
    const code = makeItemCode(ring(), 1, 7, 8);
    expect(code.ok && formatItemCode(code.value)).toMatch(/^(?:[0-9A-Z]{4} ){3}[0-9A-Z]{4}$/);
  });

  it('are the same in runs as one by one, across chunks', () => {
    const codes = run(2, 5, 99_990, 100_020);
    expect(codes).toHaveLength(100_020);
    for (const n of [0, 9, 10, 99_999, 100_000, 100_019]) expect(codes[n]).toBe(codeOf(2, 5, 99_990 + n));
    expect(run(2, 5, 0, 0)).toEqual([]);
  });

  it('survive rotation: old keys read on, a withdrawn key reads no more', () => {
    const old = codeOf(1, 3, 4);
    expect(parseItemCode(ring([first], 1), old)).toMatchObject({ value: { keyId: 1 } });
    expect(parseItemCode(ring([second, first], 2), old)).toMatchObject({
      value: { keyId: 1, batch: 3, index: 4 },
    });
    expect(parseItemCode(ring([second], 2), old)).toMatchObject({ fault: { code: 'item-code-unknown' } });
    // The same secret under another number is another key.
    expect(parseItemCode(ring([{ ...first, id: 9 }], 9), old)).toMatchObject({
      fault: { code: 'item-code-unknown' },
    });
  });

  it('refuse impossible numbers and keyrings', () => {
    expect(makeItemCode(ring(), 3, 0, 0)).toMatchObject({ fault: { code: 'item-key' } });
    expect(makeItemCode(ring(), 1, ITEM_BATCHES, 0)).toMatchObject({ fault: { code: 'item-batch' } });
    for (const index of [-1, 0.5, NaN, ITEMS_PER_BATCH]) {
      expect(makeItemCode(ring(), 1, 0, index)).toMatchObject({ fault: { code: 'item-index' } });
    }
    expect(makeItemCodes(ring(), 1, 0, { from: ITEMS_PER_BATCH - 1, count: 2 })).toMatchObject({
      fault: { code: 'item-index' },
    });
    expect(makeItemCodes(ring(), 1, 0, { from: ITEMS_PER_BATCH - 1, count: 1 }).ok).toBe(true);
    expect(itemKeyring([{ id: 0, secret: first.secret }], 0)).toMatchObject({
      fault: { code: 'item-key-id' },
    });
    expect(itemKeyring([{ id: 1, secret: hex('00') }], 1)).toMatchObject({
      fault: { code: 'item-key-length' },
    });
    expect(itemKeyring([first, first], 1)).toMatchObject({ fault: { code: 'item-key-repeat', at: 1 } });
    expect(itemKeyring([first], 2)).toMatchObject({ fault: { code: 'item-key-current' } });
    expect(itemKeyring([], 1)).toMatchObject({ fault: { code: 'item-key-current' } });
  });

  it('refuse what is mistyped', () => {
    const code = codeOf(1, 3, 4);
    expect(parseItemCode(ring(), code.slice(1))).toMatchObject({ fault: { code: 'item-code-length' } });
    expect(parseItemCode(ring(), `U${code.slice(1)}`)).toMatchObject({
      fault: { code: 'item-code-character', at: 0 },
    });
    for (let at = 0; at < code.length; at += 1) {
      for (const other of CROCKFORD_ALPHABET) {
        if (other === code.charAt(at)) continue;
        expect(parseItemCode(ring(), code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false);
      }
    }
  });

  it(`do not repeat and look random in every place (${full ? 'a million' : '50,000; FUZZ=full for a million'})`, () => {
    const codes = run(2, 77, 0, full ? 1_000_000 : 50_000);
    expect(new Set(codes).size).toBe(codes.length);
    for (let place = 0; place < 16; place += 1) {
      const counts = new Map<string, number>();
      for (const code of codes) counts.set(code.charAt(place), (counts.get(code.charAt(place)) ?? 0) + 1);
      const mean = codes.length / 32;
      const chiSquare = Array.from(
        CROCKFORD_ALPHABET,
        (symbol) => ((counts.get(symbol) ?? 0) - mean) ** 2 / mean,
      ).reduce((a, b) => a + b);
      // 31 degrees of freedom: below 8 or above 70 would happen by chance once in ten thousand.
      expect(chiSquare).toBeGreaterThan(8);
      expect(chiSquare).toBeLessThan(70);
    }
  });

  it('are read in bulk as one by one, faults included', () => {
    const texts = [
      codeOf(1, 3, 4),
      codeOf(2, ITEM_BATCHES - 1, 1023).toLowerCase(),
      codeOf(2, 0, 1024),
      'U',
      '',
      '0'.repeat(16),
    ];
    expect(parseItemCodes(ring(), texts)).toEqual(texts.map((text) => parseItemCode(ring(), text)));
    const many = run(2, 9, 0, 100_001);
    const read = parseItemCodes(ring(), many);
    expect(
      read.every(
        (one, n) => one.ok && one.value.index === n && one.value.batch === 9 && one.value.code === many[n],
      ),
    ).toBe(true);
  });

  it(`are not guessed (${full ? 'a million' : '100,000; FUZZ=full for a million'} guesses)`, () => {
    // A small generator of known sequence: the test is the same every time.
    let state = 20261121;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return CROCKFORD_ALPHABET.charAt(state >>> 27);
    };
    const guesses = Array.from({ length: full ? 1_000_000 : 100_000 }, () =>
      Array.from({ length: 16 }, next).join(''),
    );
    const answers = parseItemCodes(ring(), guesses);
    expect(answers.filter(({ ok }) => ok)).toEqual([]);
    expect(answers.filter((one) => !one.ok && one.fault.code !== 'item-code-unknown')).toEqual([]);
  });
});

function symbols(half: number): number[] {
  return Array.from({ length: 8 }, (_, place) => Math.floor(half / 32 ** (7 - place)) % 32);
}

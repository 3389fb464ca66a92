import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CROCKFORD_ALPHABET } from './crockford.js';
import {
  formatRegistryCode,
  generateRegistryCode,
  parseRegistryCode,
  REGISTRY_CODE_LENGTH,
  suggestRegistryCodes,
  type RegistryCode,
} from './registry-code.js';

const codes = fc.uint8Array({ minLength: 9, maxLength: 9 }).map(generateRegistryCode);

/** Codes to try a slip on: those of single symbols, which decide for a linear code, and some mixed ones. */
function sampleCodes(): RegistryCode[] {
  const zero = generateRegistryCode(new Uint8Array(9));
  const single = Array.from({ length: 9 * 31 }, (_, n) =>
    generateRegistryCode(new Uint8Array(9).fill((n % 31) + 1, Math.floor(n / 31), Math.floor(n / 31) + 1)),
  );
  return [zero, ...single, ...fc.sample(codes, { numRuns: 200, seed: 20261121 })];
}

function put(code: string, at: number, character: string): string {
  return code.slice(0, at) + character + code.slice(at + 1);
}

const accepts = (text: string): boolean => parseRegistryCode(text).ok;

describe('registry code', () => {
  it('has known answers', () => {
    expect(generateRegistryCode(new Uint8Array(9))).toBe('0000000000');
    // The last random symbol is 1, so the check is α·1 = 2.
    expect(generateRegistryCode(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1))).toBe('0000000012');
    // α⁵ = α² + 1: a one in the fifth place from the right costs 5.
    expect(generateRegistryCode(Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0))).toBe('0000100005');
    expect(generateRegistryCode(Uint8Array.of(36, 15, 7, 19, 2, 9, 255, 29, 12))).toBe('4F7K29ZXC4');
  });

  it('reads back what it generates and what it prints', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toHaveLength(REGISTRY_CODE_LENGTH);
        expect(parseRegistryCode(code)).toEqual({ ok: true, value: code });
        expect(parseRegistryCode(formatRegistryCode(code))).toEqual({ ok: true, value: code });
        expect(suggestRegistryCodes(code)).toEqual([]);
      }),
    );
  });

  it('catches every single wrong character', () => {
    for (const code of sampleCodes()) {
      for (let at = 0; at < code.length; at += 1) {
        for (const other of CROCKFORD_ALPHABET) {
          if (accepts(put(code, at, other)) !== (other === code.charAt(at)))
            throw new Error(`${code} ${at} ${other}`);
        }
      }
    }
  });

  it('catches every exchange and every twin error, adjacent or not', () => {
    const missed: string[] = [];
    for (const code of sampleCodes()) {
      for (let i = 0; i < code.length; i += 1) {
        for (let j = i + 1; j < code.length; j += 1) {
          const [a, b] = [code.charAt(i), code.charAt(j)];
          if (a !== b && accepts(put(put(code, i, b), j, a))) missed.push(`${code} ${i}-${j}`);
          if (a !== b) continue;
          for (const other of CROCKFORD_ALPHABET) {
            if (other !== a && accepts(put(put(code, i, other), j, other))) missed.push(`${code} ${i}=${j}`);
          }
        }
      }
    }
    expect(missed).toEqual([]);
  });

  it('proves exchanges and twins for every pair of places and of symbols, not for samples only', () => {
    // The code is linear: a slip is missed exactly when its difference pattern is itself a code word. An exchange or
    // a twin error has the same difference d at two places.
    const missed: string[] = [];
    for (let i = 0; i < REGISTRY_CODE_LENGTH; i += 1) {
      for (let j = i + 1; j < REGISTRY_CODE_LENGTH; j += 1) {
        for (const d of CROCKFORD_ALPHABET.slice(1)) {
          const pattern = put(put('0000000000', i, d), j, d);
          if (accepts(pattern)) missed.push(pattern);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  it('lets one random word in 32 through, which is all that one character can do', () => {
    const words = fc.sample(
      fc.string({ unit: fc.constantFrom(...Array.from(CROCKFORD_ALPHABET)), minLength: 10, maxLength: 10 }),
      {
        numRuns: 32_000,
        seed: 7,
      },
    );
    const passed = words.filter(accepts).length;
    expect(passed).toBeGreaterThan(800);
    expect(passed).toBeLessThan(1200);
  });

  it('forgives case, separators, O for 0, I and L for 1', () => {
    for (const text of ['0000 0000 l2', 'oooo0-ooo i2', '  OO–00.0000 I2', '0_0_0_0_0_0_0_0_1_2']) {
      expect([text, parseRegistryCode(text)]).toEqual([text, { ok: true, value: '0000000012' }]);
    }
    expect(parseRegistryCode('4f7k2-9zxc4')).toEqual({ ok: true, value: '4F7K29ZXC4' });
    expect(parseRegistryCode('\u00a04F7K2\u202f9ZXC4 ')).toEqual({ ok: true, value: '4F7K29ZXC4' });
  });

  it('tells what is wrong and where', () => {
    expect(parseRegistryCode('4F7K2 9ZXC5')).toMatchObject({
      ok: false,
      fault: { code: 'registry-code-check' },
    });
    expect(parseRegistryCode('4F7K2 9UXC4')).toMatchObject({
      ok: false,
      fault: { code: 'registry-code-character', at: 7, sentence: expect.stringContaining('V') },
    });
    expect(parseRegistryCode('4F7K2/9ZXC4')).toMatchObject({
      fault: { code: 'registry-code-character', at: 5 },
    });
    expect(parseRegistryCode('4F7K29ZXC')).toMatchObject({ fault: { code: 'registry-code-length', at: 9 } });
    expect(parseRegistryCode('4F7K29ZXC4-1')).toMatchObject({
      fault: { code: 'registry-code-length', at: 11 },
    });
    expect(parseRegistryCode('')).toMatchObject({ fault: { code: 'registry-code-length', at: 0 } });
    expect(parseRegistryCode('-'.repeat(1_000_000))).toMatchObject({
      fault: { code: 'registry-code-length' },
    });
  });

  it('answers any text with a code or a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const result = parseRegistryCode(text);
        if (!result.ok) expect(result.fault.at).toBeLessThanOrEqual(text.length);
        expect(suggestRegistryCodes(text).every(accepts)).toBe(true);
      }),
    );
  });

  it('refuses to generate from too little randomness', () => {
    expect(() => generateRegistryCode(new Uint8Array(8))).toThrow(RangeError);
  });
});

describe('suggestions after a slip', () => {
  it('find the code again after a look-alike or an exchange of neighbours', () => {
    const slips = [
      ['M', 'N'],
      ['D', '0'],
      ['8', 'B'],
      ['5', 'S'],
      ['2', 'Z'],
      ['V', 'U'],
      ['6', 'G'],
    ] as const;
    fc.assert(
      fc.property(codes, (code) => {
        for (let at = 0; at < code.length; at += 1) {
          for (const [meant, typed] of slips) {
            if (code.charAt(at) === meant) expect(suggestRegistryCodes(put(code, at, typed))).toContain(code);
            if (code.charAt(at) === typed) expect(suggestRegistryCodes(put(code, at, meant))).toContain(code);
          }
          const swapped = put(put(code, at, code.charAt(at + 1)), at + 1, code.charAt(at)).slice(0, 10);
          if (at < 9 && swapped !== code) expect(suggestRegistryCodes(swapped)).toContain(code);
        }
      }),
    );
  });

  it('stay few, right and in order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from(CROCKFORD_ALPHABET)), minLength: 10, maxLength: 10 }),
        (text) => {
          const found = suggestRegistryCodes(text);
          expect(found.length).toBeLessThanOrEqual(20);
          expect(found).toEqual([...new Set(found)].sort());
          expect(found.every(accepts)).toBe(true);
        },
      ),
    );
  });

  it('are none for two strangers or a wrong length', () => {
    expect(suggestRegistryCodes('UU7K29ZXC4')).toEqual([]);
    expect(suggestRegistryCodes('4F7K29ZXC')).toEqual([]);
  });
});

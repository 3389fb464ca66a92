import { describe, expect, it } from '@jest/globals';
import { formatHsCode, parseHsCode } from './hs-code.js';

describe('a code of goods of the Harmonised System', () => {
  it.each([
    ['0902.30.10', '09023010'], // black tea
    ['0409 00', '040900'], // honey
    ['1006', '1006'], // rice
    ['97.06', '9706'],
  ])('%s is read', (text, digits) => {
    expect(parseHsCode(text)).toEqual({ ok: true, value: digits });
  });

  it.each([
    ['7701', 'hs-code-unknown'], // kept free
    ['0000', 'hs-code-unknown'],
    ['0211', 'hs-code-unknown'], // chapter 2 ends at 0210
    ['0900', 'hs-code-unknown'],
    ['9801', 'hs-code-unknown'],
    ['6915', 'hs-code-unknown'], // chapter 69 ends at 6914
    ['0509', 'hs-code-unknown'], // given up in 2007
    ['8107.20', 'hs-code-unknown'], // given up in 2022
    ['090', 'hs-code-length'],
    ['09023', 'hs-code-length'],
    ['0902301000', 'hs-code-length'],
    ['', 'hs-code-length'],
    ['09O2', 'hs-code-character'],
    ['٠٩٠٢', 'hs-code-character'],
  ])('%s is refused as %s', (text, code) => {
    const parsed = parseHsCode(text);
    expect(parsed.ok ? null : parsed.fault.code).toBe(code);
  });

  it('is not read to the end when it is endless', () => {
    expect(parseHsCode('0'.repeat(100_000))).toMatchObject({ ok: false, fault: { code: 'hs-code-length' } });
  });

  it('is printed in groups', () => {
    expect(['09023010', '040900', '1006'].map(formatHsCode)).toEqual(['0902.30.10', '0409.00', '1006']);
  });
});

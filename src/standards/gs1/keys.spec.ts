import { describe, expect, it } from '@jest/globals';
import { checkDigit, checkPair, isCheckDigitRight } from './check-digit.js';
import { LINTERS } from './linters.js';
import { parseScan } from './scan-data.js';
import { gtinToGtin14, parseGln, parseGmn, parseGtin14, parseLotNumber, parseSscc } from './keys.js';

describe('check digit', () => {
  it('follows the worked examples of the General Specifications, section 7.9', () => {
    expect(checkDigit('629104150021')).toBe(3);
    expect(checkPair('1987654Ad4X4bL5ttr2310c')).toBe('2K');
    expect(checkPair('A B')).toBeNull();
  });

  it('is wrong for what is no number', () => {
    for (const text of ['', '0', '6291041500214', '62910415002l3', '６２９１']) {
      expect(isCheckDigitRight(text)).toBe(false);
    }
    expect(isCheckDigitRight('6291041500213')).toBe(true);
  });
});

describe('keys', () => {
  it('come only from exact text', () => {
    expect(parseGtin14('08935202123450')).toEqual({ ok: true, value: '08935202123450' });
    expect(parseGln('8935202000010').ok).toBe(true);
    expect(parseSscc('389352020000000011').ok).toBe(true);
    expect(parseGmn('1987654Ad4X4bL5ttr2310c2K').ok).toBe(true);
  });

  it.each([
    ['08935202123451', 'incorrect-check-digit', 13],
    ['8935202123450', 'value-too-short', 13],
    ['089352021234500', 'value-too-long', 14],
    ['0893520212345A', 'non-digit-character', 13],
    [' 8935202123450', 'non-digit-character', 0],
    ['', 'value-empty', 0],
  ])('refuses the GTIN %j: %s at %d', (text, code, at) => {
    expect(parseGtin14(text)).toMatchObject({ ok: false, fault: { code, at } });
  });

  it('has lots of one to twenty characters of set 82', () => {
    expect(parseLotNumber('LÔ-1')).toMatchObject({ fault: { code: 'invalid-cset82-character', at: 1 } });
    expect(parseLotNumber('L'.repeat(21))).toMatchObject({ fault: { code: 'value-too-long', at: 20 } });
    expect(parseLotNumber('a/B+c').ok).toBe(true);
  });
});

describe('a GTIN in a form', () => {
  it.each([
    ['9638-5074', '00000096385074'],
    ['0 36000 29145 2', '00036000291452'],
    ['8935202123450', '08935202123450'],
    ['1893 5202 1234 57', '18935202123457'],
    ['893\u00a05202\u2013123450', '08935202123450'],
  ])('%j is %s', (text, gtin) => {
    expect(gtinToGtin14(text)).toEqual({ ok: true, value: gtin });
  });

  it.each([
    ['893520212345', 'incorrect-check-digit', 11],
    ['893520212345X', 'non-digit-character', 12],
    ['12345', 'value-length', 5],
    ['0893520212345000', 'value-length', 14],
    ['', 'value-length', 0],
  ])('refuses %j: %s at %d', (text, code, at) => {
    expect(gtinToGtin14(text)).toMatchObject({ ok: false, fault: { code, at } });
  });
});

describe('an IBAN', () => {
  it('has its wrong character named by its place', () => {
    for (const wrong of ['-', '/', '#', 'x', '+']) {
      expect(LINTERS.iban?.(`BE7109612345${wrong}769`)).toMatchObject({
        fault: { code: 'invalid-iban-character', at: 12 },
      });
    }
  });
});

describe('a check character pair', () => {
  it('follows 97 characters at most', () => {
    const longest = 'z'.repeat(97);
    const pair = checkPair(longest);
    expect(LINTERS.pair?.(`${longest}${pair ?? ''}`)).toBeNull();
    expect(checkPair(`z${longest}`)).toBeNull();
    expect(LINTERS.pair?.(`z${longest}UA`)).toMatchObject({
      fault: { code: 'too-long-for-check-pair-implementation' },
    });
  });
});

describe('code lists', () => {
  it('has every Venezuelan currency in use, and none withdrawn', () => {
    expect(['926', '928'].map((code) => LINTERS.currency?.(code))).toEqual([null, null]);
    expect(LINTERS.currency?.('937')).toMatchObject({ fault: { code: 'not-iso4217' } });
  });
});

describe('a scan of text', () => {
  it('is a Digital Link URI only with a scheme in one case', () => {
    const path = '//example.com/01/09520123456788';
    for (const scheme of ['https:', 'HTTPS:']) {
      expect(parseScan(`]Q1${scheme}${path}`)).toMatchObject({
        ok: true,
        value: { link: { stem: expect.any(String) } },
      });
    }
    expect(parseScan(`]Q1HtTps:${path}`)).toMatchObject({ ok: true, value: { link: null } });
  });
});

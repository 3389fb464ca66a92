import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseAgencyId, parseBusinessLocationCode } from './agency-id.js';
import { formatDossierNumber, parseDossierNumber } from './dossier-number.js';
import { maskPersonalId, parsePersonalId } from './personal-id.js';
import { formatPhone, internationalPhone, maskPhone, parsePhone } from './phone.js';
import { headTaxCode, parseTaxCode } from './tax-code.js';

const digitString = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });

describe('tax codes', () => {
  it('accepts real codes and refuses wrong ones', () => {
    for (const code of ['0100109106', '0312904360', '0300588569']) {
      expect(parseTaxCode(code)).toEqual({ ok: true, value: code });
    }
    expect(parseTaxCode('0100233480')).toMatchObject({ fault: { code: 'tax-code-check', at: 9 } });
    expect(parseTaxCode('5100000124')).toMatchObject({ fault: { code: 'tax-code-check' } });
  });

  it('reads branches with or without the dash', () => {
    for (const text of ['0100109106-001', '0100109106001', ' 0100.109.106 – 001 ']) {
      expect(parseTaxCode(text)).toEqual({ ok: true, value: '0100109106-001' });
    }
    const branch = parseTaxCode('0100109106-001');
    expect(branch.ok && headTaxCode(branch.value)).toBe('0100109106');
    expect(parseTaxCode('0100109106-000')).toMatchObject({ fault: { code: 'tax-code-branch', at: 11 } });
  });

  it('says what else is wrong, and where', () => {
    expect(parseTaxCode('01001O9106')).toMatchObject({ fault: { code: 'tax-code-character', at: 5 } });
    expect(parseTaxCode('010010910')).toMatchObject({ fault: { code: 'tax-code-length', at: 9 } });
    expect(parseTaxCode('01001091060012')).toMatchObject({ fault: { code: 'tax-code-length', at: 13 } });
    expect(parseTaxCode('')).toMatchObject({ fault: { code: 'tax-code-length' } });
    expect(parseTaxCode('002090123456')).toMatchObject({ fault: { code: 'tax-code-personal-id' } });
    expect(parseTaxCode('0'.repeat(1_000_000))).toMatchObject({ fault: { code: 'tax-code-character' } });
  });

  it('has one check digit for every base, or none at all for one in eleven', () => {
    let none = 0;
    for (let n = 0; n < 20_000; n += 1) {
      const base = String(n * 49_999 + 7)
        .padStart(9, '0')
        .slice(-9);
      const fits = Array.from('0123456789').filter((digit) => parseTaxCode(base + digit).ok);
      expect(fits.length).toBeLessThanOrEqual(1);
      if (fits.length === 0) {
        none += 1;
        expect(parseTaxCode(`${base}0`)).toMatchObject({ fault: { code: 'tax-code-base' } });
      }
    }
    expect(none / 20_000).toBeCloseTo(1 / 11, 2);
    expect(parseTaxCode('0000000000')).toMatchObject({ fault: { code: 'tax-code-base' } });
  });

  it('catches every single wrong digit of the ten', () => {
    // All weights and all digit differences are prime to 11, so no slip of one digit can pass.
    for (const code of ['0100109106', '0312904360', '0300588569']) {
      for (let at = 0; at < 10; at += 1) {
        for (const digit of '0123456789') {
          expect(parseTaxCode(code.slice(0, at) + digit + code.slice(at + 1)).ok).toBe(
            digit === code.charAt(at),
          );
        }
      }
    }
  });
});

describe('personal IDs', () => {
  it('accepts plausible ones and prints the last four digits only', () => {
    for (const text of ['002090123456', '002 090 123456', '096304001234', '001199000001', '015201005678']) {
      const id = parsePersonalId(text);
      expect(id.ok).toBe(true);
      if (id.ok) expect(maskPersonalId(id.value)).toBe(`•••• •••• ${text.slice(-4)}`);
    }
    expect(parsePersonalId('136090123456').ok).toBe(true); // registered abroad
  });

  it('takes any twelve digits: none of them says a place or a year any more', () => {
    for (const text of ['003190000001', '000000000001', '097090123456', '002400123456', '999 999 999 999'])
      expect([text, parsePersonalId(text).ok]).toEqual([text, true]);
  });

  it('tells an old card, a wrong length and a stray letter apart', () => {
    expect(parsePersonalId('073123456')).toMatchObject({ fault: { code: 'personal-id-old-card' } });
    expect(parsePersonalId('00209012345')).toMatchObject({ fault: { code: 'personal-id-length' } });
    expect(parsePersonalId('0020901234567')).toMatchObject({ fault: { code: 'personal-id-length', at: 12 } });
    expect(parsePersonalId('O02090123456')).toMatchObject({
      fault: { code: 'personal-id-character', at: 0 },
    });
  });
});

describe('telephone numbers', () => {
  it('reads the usual spellings', () => {
    for (const text of [
      '0912345678',
      '0912 345 678',
      '+84 912 345 678',
      '(84) 912.345.678',
      '84912345678',
      '0084912345678',
      '+84 0912 345 678',
      '+84 (0) 912 345 678',
      '+84(0)912345678',
      '(+84) 912-345-678',
      '84 0912 345 678',
      '0084 (0)912 345 678',
      '00 84 912 345 678',
      '+840912345678',
      'tel:+84912345678',
      '\u202a+84 912 345 678\u202c', // as telephones copy it out of their address book
      '0912\u00a0345\u2011678',
      '＋８４ ９１２ ３４５ ６７８',
    ]) {
      expect([text, parsePhone(text)]).toEqual([text, { ok: true, value: '0912345678' }]);
    }
    for (const text of [
      '0219 3866 123',
      '(0219) 3866 123',
      '+84 219 3866 123',
      '+84 (0219) 3866123',
      '84 219 3866 123',
    ])
      expect([text, parsePhone(text)]).toEqual([text, { ok: true, value: '02193866123' }]);
  });

  it('prints them', () => {
    const phone = parsePhone('0912345678');
    if (!phone.ok) throw new Error('unreadable');
    expect([formatPhone(phone.value), internationalPhone(phone.value), maskPhone(phone.value)]).toEqual([
      '0912 345 678',
      '+84912345678',
      '•••• ••• 678',
    ]);
  });

  it('refuses the rest', () => {
    expect(parsePhone('01234567890')).toMatchObject({ fault: { code: 'phone-prefix' } }); // eleven digits, before 2018
    expect(parsePhone('+86 912 345 678')).toMatchObject({ fault: { code: 'phone-prefix', at: 0 } });
    expect(parsePhone('+0912345678')).toMatchObject({ fault: { code: 'phone-prefix' } });
    expect(parsePhone('+84 00912 345 678')).toMatchObject({ fault: { code: 'phone-prefix' } });
    expect(parsePhone('0912+345678')).toMatchObject({ fault: { code: 'phone-character', at: 4 } });
    expect(parsePhone('091234567')).toMatchObject({ fault: { code: 'phone-length' } });
    expect(parsePhone('0912-345-67x')).toMatchObject({ fault: { code: 'phone-character', at: 11 } });
  });
});

describe('agencies, locations, dossiers', () => {
  it('reads agency identifiers and location codes', () => {
    expect(parseAgencyId(' 000.00.12.h22 ')).toEqual({ ok: true, value: '000.00.12.H22' });
    for (const wrong of ['', '.H22', 'H22.', 'H..22', 'H-22', 'A'.repeat(36)]) {
      expect(parseAgencyId(wrong)).toMatchObject({ fault: { code: 'agency-id' } });
    }
    expect(parseBusinessLocationCode('01 234').ok).toBe(true);
    expect(parseBusinessLocationCode('1234')).toMatchObject({ fault: { code: 'location-code' } });
  });

  it('reads dossier numbers and prints them again', () => {
    const long = parseDossierNumber('000.00.12.H22 – 261120 – 0063');
    expect(long).toEqual({
      ok: true,
      value: { agency: '000.00.12.H22', received: '2026-11-20', sequence: 63 },
    });
    expect(long.ok && formatDossierNumber(long.value)).toBe('000.00.12.H22-261120-0063');
    const short = parseDossierNumber('261120-0063');
    expect(short.ok && formatDossierNumber(short.value)).toBe('261120-0063');
  });

  it('refuses impossible ones', () => {
    expect(parseDossierNumber('H22-261131-0063')).toMatchObject({ fault: { code: 'dossier-date', at: 4 } });
    expect(parseDossierNumber('H22-261120-0000')).toMatchObject({
      fault: { code: 'dossier-sequence', at: 11 },
    });
    expect(parseDossierNumber('H..22-261120-0001')).toMatchObject({ fault: { code: 'dossier-agency' } });
    expect(parseDossierNumber('261120')).toMatchObject({ fault: { code: 'dossier-shape' } });
  });
});

describe('any text', () => {
  it('gives a value or a fault with a place in the text', () => {
    const parsers = [
      parseTaxCode,
      parsePersonalId,
      parsePhone,
      parseAgencyId,
      parseBusinessLocationCode,
      parseDossierNumber,
    ];
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), digitString(10), digitString(12), digitString(13)),
        (text) => {
          for (const parse of parsers) {
            const result = parse(text);
            if (!result.ok) expect(result.fault.at).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});

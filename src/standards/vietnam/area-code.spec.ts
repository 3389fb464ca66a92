import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseAreaCode, parseAreaCode, readUsAreaNumber } from './area-code.js';
import { readAreaPattern } from './area-pattern.js';

describe('growing-area and packing-house codes', () => {
  it.each([
    ['VN-TQOR-0112', 'orchard', { group: 'TQ', number: '0112' }],
    ['VN-LAOR-123', 'orchard', { group: 'LA', number: '123' }],
    ['VN-BTHOR-00123', 'orchard', { group: 'BTH', number: '00123' }],
    ['VN-DTOR-0123OT', 'orchard', { group: 'DT', number: '0123', suffix: 'OT' }],
    ['VN-TGPH-012', 'packing-house', { group: 'TG', number: '012' }],
    ['VN-TGPH-012.ABC', 'packing-house', { group: 'TG', number: '012', suffix: 'ABC' }],
    ['AB.12.34.56.789', 'other-market', { group: 'AB', number: '12.34.56.789' }],
    ['AB.12.34.56.789.XYZ', 'other-market', { group: 'AB', number: '12.34.56.789', suffix: 'XYZ' }],
  ])('reads %s', (code, shape, parts) => {
    expect(parseAreaCode(code)).toEqual({ ok: true, value: { code, shape, parts } });
  });

  it.each([
    ['vn-tqor-0112', 'VN-TQOR-0112'],
    [' VN – ĐTOR — 0112 ', 'VN-DTOR-0112'],
    ['VN\u2011đtph\u2212012 .abc', 'VN-DTPH-012.ABC'],
    ['ab .12.34. 56.789', 'AB.12.34.56.789'],
    ['vn-D\u0110or-0112', 'VN-DDOR-0112'],
  ])('normalises %s', (text, code) => {
    expect(parseAreaCode(text)).toMatchObject({ ok: true, value: { code } });
    expect(normaliseAreaCode(text)).toBe(code);
  });

  it.each([
    ['', 'area-code-empty', 0],
    ['   ', 'area-code-empty', 0],
    ['VN-TQOR-01', 'area-code-shape', 0],
    ['VN-TQOR-012345', 'area-code-shape', 0],
    ['VN-TOR-0112', 'area-code-shape', 0],
    ['VN-TQXYOR-0112', 'area-code-shape', 0],
    ['VN-TQPH-0123', 'area-code-shape', 0],
    ['VN-TQPH-012.AB', 'area-code-shape', 0],
    ['AB.12.34.56.78', 'area-code-shape', 0],
    ['VNTQOR0112', 'area-code-shape', 0],
    ['VN-TQOR-0112\n;', 'area-code-character', 13],
    ['VN-TÔOR-0112', 'area-code-character', 4],
    ['VN-TQOR_0112', 'area-code-character', 7],
    [`VN-TQOR-${'0'.repeat(40)}`, 'area-code-length', 40],
    ['-'.repeat(1_000_000), 'area-code-length', 40],
  ])('refuses %j', (text, code, at) => {
    expect(parseAreaCode(text)).toMatchObject({ ok: false, fault: { code, at } });
  });

  it('reads domestic codes by the configured patterns, and only by them', () => {
    const now = readAreaPattern('VN-{province:99}-{commune:99999}-{sequence:9999}');
    const before = readAreaPattern('VN-{province:99}-{district:999}-{commune:99999}-{sequence:9999}');
    if (!now.ok || !before.ok) throw new Error('unreadable pattern');
    expect(parseAreaCode('VN-08-00958-0001')).toMatchObject({ fault: { code: 'area-code-shape' } });
    expect(parseAreaCode('vn 08-00958-0001', [now.value])).toMatchObject({
      fault: { code: 'area-code-shape' },
    });
    expect(parseAreaCode('vn-08-00958-0001', [before.value, now.value])).toEqual({
      ok: true,
      value: {
        code: 'VN-08-00958-0001',
        shape: 'domestic',
        parts: { province: '08', commune: '00958', sequence: '0001' },
      },
    });
  });

  it('refuses patterns that are none', () => {
    expect(readAreaPattern('VN-{province:99')).toMatchObject({ fault: { code: 'area-pattern-part', at: 3 } });
    expect(readAreaPattern('{a:9}{a:9}')).toMatchObject({ fault: { code: 'area-pattern-part', at: 5 } });
    expect(readAreaPattern('(a+)+$')).toMatchObject({ fault: { code: 'area-pattern-character', at: 0 } });
    expect(readAreaPattern('VN-01')).toMatchObject({ fault: { code: 'area-pattern-empty' } });
    expect(readAreaPattern('X.{mixed:XA9}')).toMatchObject({ ok: true });
  });

  it('reads the number that the United States add', () => {
    expect(readUsAreaNumber('123 456')).toBe('123456');
    expect(readUsAreaNumber('12')).toBeUndefined();
    expect(readUsAreaNumber('12a456')).toBeUndefined();
  });

  it('is a fixed point on what it accepts, and answers any text', () => {
    const shaped = fc.stringMatching(/^[vV][nN]-[A-Za-zĐđ]{2,3}(OR|PH)[-–]\d{3}$/);
    fc.assert(
      fc.property(fc.oneof(shaped, fc.string({ unit: 'binary' })), (text) => {
        const first = parseAreaCode(text);
        if (first.ok) expect(parseAreaCode(first.value.code)).toEqual(first);
        else expect(first.fault.at).toBeLessThanOrEqual(Math.max(text.length, 40));
      }),
    );
  });
});

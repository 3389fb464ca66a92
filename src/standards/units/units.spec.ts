import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameOf, readUnit, toBase, toMeasure, unitOfCode } from './units.js';

describe('Units', () => {
  it.each([
    [18.6, 'tấn', { amount: 18_600, base: 'KGM' }],
    [5, 'tạ', { amount: 500, base: 'KGM' }],
    [3, 'yến', { amount: 30, base: 'KGM' }],
    [2, 'lạng', { amount: 0.2, base: 'KGM' }],
    [250, 'g', { amount: 0.25, base: 'KGM' }],
    [0.1, 'KG', { amount: 0.1, base: 'KGM' }],
    [7, 'GRM', { amount: 0.007, base: 'KGM' }],
    [500, 'ml', { amount: 0.5, base: 'LTR' }],
    [2, 'tá', { amount: 24, base: 'H87' }],
    [3, 'chục', { amount: 30, base: 'H87' }],
    [12, 'quả', { amount: 12, base: 'H87' }],
    [1.5, 'ha', { amount: 15_000, base: 'MTK' }],
    [48, 'hộp', { amount: 48, base: 'XBX' }],
    [4, ' Mẻ ', { amount: 4, base: 'mẻ' }],
  ])('%d %s is %j', (quantity, unit, amount) => {
    expect(toBase(quantity, unit)).toEqual(amount);
  });

  it.each([
    [5, 'tạ', { quantity: 5, uom: 'DTN' }],
    [3, 'yến', { quantity: 30, uom: 'KGM' }],
    [48, 'hộp', { quantity: 48, uom: 'XBX' }],
    [12, 'quả', { quantity: 12 }],
    [2, 'đôi', { quantity: 4 }],
    [4, 'mẻ', { quantity: 4 }],
  ])('EPCIS says %d %s as %j', (quantity, unit, measure) => {
    expect(toMeasure(quantity, unit)).toEqual(measure);
  });

  it('reads a word without marks where one unit alone can be meant', () => {
    expect(readUnit('tan')?.code).toBe('TNE');
    expect(readUnit('yen')?.times).toBe(10);
    expect(readUnit('hop')?.code).toBe('XBX');
    expect(readUnit('ta')).toBeNull();
    expect(readUnit('tá')?.code).toBe('DZN');
    expect(readUnit('TẠ')?.code).toBe('DTN');
    expect(readUnit('ki lo gam')?.code).toBe('KGM');
    expect(readUnit('')).toBeNull();
  });

  it('prints every unit so that it is read back', () => {
    for (const code of ['KGM', 'GRM', 'TNE', 'DTN', 'LTR', 'MLT', 'H87', 'XBX', 'XCT', 'DZN', 'HLT'])
      expect(readUnit(nameOf(code))?.code).toBe(code);
    expect(nameOf('KGM')).toBe('kg');
    expect(unitOfCode('kgm')).toBeNull();
  });

  it('leaves no dust of binary fractions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (thousandths) => {
        const { amount } = toBase(thousandths / 1000, 'kg');
        expect(amount).toBe(thousandths / 1000);
      }),
    );
  });
});

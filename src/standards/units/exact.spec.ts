import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  commonBase,
  decimalText,
  exactBase,
  fromProduct,
  inBase,
  inUnitOf,
  isWhole,
  millionths,
} from './exact.js';

const kilograms = (text: string) => ({ amount: millionths(text), base: 'KGM' });
const boxes = (text: string) => ({ amount: millionths(text), base: 'XBX' });
const hundredGrams = kilograms('0.1');

describe('Exact amounts', () => {
  it.each([
    ['0.1', 'kg', '0.1', 'KGM'],
    ['99999999999.999', 'tấn', '99999999999999', 'KGM'],
    ['99999999999.999', 'kg', '99999999999.999', 'KGM'],
    ['3', 'oz', '3', 'oz'],
    ['1', 'ONZ', '0.02835', 'KGM'],
    ['1000000', 'ONZ', '28349.523125', 'KGM'],
    ['2.5', 'yến', '25', 'KGM'],
    ['48', 'hộp', '48', 'XBX'],
    ['0.001', 'g', '0.000001', 'KGM'],
  ])('%s %s is %s %s', (quantity, unit, amount, base) => {
    const found = exactBase(quantity, unit);
    expect({ amount: decimalText(found.amount), base: found.base }).toEqual({ amount, base });
  });

  it('read numbers in every form JSON writes them', () => {
    expect([1e-6, 1e11, 0.1 + 0.2, 120.5].map(millionths)).toEqual([1n, 10n ** 17n, 300_000n, 120_500_000n]);
    expect(decimalText(-1_500_000n)).toBe('-1.5');
  });

  it('add up without dust, however many', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99_999_999 }), { maxLength: 60 }), (thousandths) => {
        const sum = thousandths.reduce((all, each) => all + millionths(each / 1000), 0n);
        expect(sum).toBe(BigInt(thousandths.reduce((all, each) => all + each, 0)) * 1000n);
      }),
    );
  });

  it('go from boxes to kilograms and back where it comes out even', () => {
    expect(inBase(boxes('2400'), hundredGrams, 'KGM')).toBe(240n * 10n ** 12n);
    expect(inUnitOf(kilograms('24'), 'XBX', hundredGrams)).toBe(millionths('240'));
    expect(inUnitOf(kilograms('1'), 'XBX', kilograms('0.3'))).toBeNull();
    expect(inUnitOf(kilograms('1'), 'XBX', null)).toBeNull();
    expect([isWhole(millionths('2.5'), 'XBX'), isWhole(millionths('2'), 'XBX'), isWhole(millionths('2.5'), 'KGM')]).toEqual([false, true, true]); // prettier-ignore
    expect(fromProduct(inBase(boxes('3'), hundredGrams, 'KGM') ?? 0n)).toBe(millionths('0.3'));
  });

  it('find the unit that all can be told in', () => {
    const [kg, box] = [kilograms('1'), boxes('1')];
    expect(commonBase([{ amount: kg, content: null }])).toBe('KGM');
    expect(commonBase([{ amount: kg, content: null }, { amount: box, content: hundredGrams }])).toBe('KGM'); // prettier-ignore
    expect(commonBase([{ amount: box, content: null }, { amount: box, content: hundredGrams }])).toBe('XBX'); // prettier-ignore
    expect(commonBase([{ amount: kg, content: null }, { amount: box, content: null }])).toBeNull(); // prettier-ignore
  });
});

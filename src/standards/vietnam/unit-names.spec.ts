import { describe, expect, it } from '@jest/globals';
import { amountInEnglish, contentInEnglish } from './unit-names.js';

describe('units in English', () => {
  it.each([
    [2400, 'hộp', 2400, 'boxes'],
    [1, 'hộp', 1, 'box'],
    [5, 'Gói', 5, 'packets'],
    [5, 'chai', 5, 'bottles'],
    [3, 'tạ', 300, 'kg'],
    [2, 'yến', 20, 'kg'],
    [3, 'lạng', 0.3, 'kg'],
    [1.5, 'tấn', 1.5, 'tonnes'],
    [2, 'lít', 2, 'litres'],
    [12, 'bó', 12, 'bunches'],
    [12, 'quả', 12, 'fruits'],
    [7, 'hũ', 7, 'jars'],
    [7, 'túi', 7, 'bags'],
    [7, 'tu\u0301i', 7, 'bags'],
    [120, 'kg', 120, 'kg'],
  ])('%d %s are %d %s', (quantity, unit, inEnglish, word) => {
    expect(amountInEnglish(quantity, unit)).toEqual({ quantity: inEnglish, unit: word });
  });

  it.each(['mẹt', 'constructor', '', 'hộp quà', '__proto__'])('%s stays as it was written', (unit) => {
    expect(amountInEnglish(2, unit)).toBeNull();
  });
});

describe('what a package holds, in English', () => {
  it.each([
    ['Hộp 100 g', '100 g box'],
    ['Chai 500 ml', '500 ml bottle'],
    ['Túi lưới 3 kg', '3 kg net bag'],
    ['Hộp 20 túi lọc', 'box of 20 tea bags'],
    ['Lốc 6 chai', 'pack of 6 bottles'],
    ['100 g', '100 g'],
    ['1,5 kg', '1.5 kg'],
  ])('%s is a %s', (text, english) => {
    expect(contentInEnglish(text)).toBe(english);
  });

  it.each(['Hộp quà Tết', 'Hộp 10 gói x 2 g', 'Mẹt 2 kg', '', `${'a'.repeat(500)} 1`])(
    '%s is not of this form',
    (text) => {
      expect(contentInEnglish(text)).toBeNull();
    },
  );
});

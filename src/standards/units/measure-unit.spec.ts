import { describe, expect, it } from '@jest/globals';
import { MEASURE_UNITS, sameContent } from './measure-unit.js';

describe('units of net content', () => {
  it('are common codes of Recommendation 20', () => {
    expect(MEASURE_UNITS).toEqual(expect.arrayContaining(['GRM', 'KGM', 'MLT', 'LTR', 'H87']));
    for (const code of MEASURE_UNITS) expect(code).toMatch(/^[A-Z0-9]{2,3}$/);
  });

  it.each([
    [0.25, 'KGM', 250, 'GRM', true],
    [0.1, 'LTR', 100, 'MLT', true],
    [250, 'GRM', 251, 'GRM', false],
    [1, 'KGM', 1, 'LTR', false],
    [1, 'MTR', 100, 'CMT', true],
  ] as const)('%d %s and %d %s: %s', (a, unitA, b, unitB, same) => {
    expect(sameContent({ quantity: a, unit: unitA }, { quantity: b, unit: unitB })).toBe(same);
    expect(sameContent({ quantity: b, unit: unitB }, { quantity: a, unit: unitA })).toBe(same);
  });
});

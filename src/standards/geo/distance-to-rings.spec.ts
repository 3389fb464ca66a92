import { describe, expect, it } from '@jest/globals';
import { metresOutside } from './distance-to-rings.js';
import { metresPerDegree } from './measure.js';

const ring: [number, number][] = [
  [105, 22],
  [105.1, 22],
  [105.1, 22.1],
  [105, 22.1],
  [105, 22],
];

describe('the distance of a place from an area', () => {
  it('is nothing inside, and counts from the nearest side or corner outside', () => {
    const { lon, lat } = metresPerDegree(22.05);
    expect(metresOutside([105.05, 22.05], [ring])).toBe(0);
    expect(metresOutside([105.11, 22.05], [ring])).toBeCloseTo(0.01 * lon, 3);
    expect(metresOutside([105.05, 22.12], [ring]) / (0.02 * lat)).toBeCloseTo(1, 3);
    expect(metresOutside([105.11, 22.11], [ring]) / Math.hypot(0.01 * lon, 0.01 * lat)).toBeCloseTo(1, 2);
    expect(metresOutside([105, 22], [])).toBe(Infinity);
  });

  it('knows holes and several parts', () => {
    const hole = ring.map(([x, y]): [number, number] => [105.04 + (x - 105) * 0.2, 22.04 + (y - 22) * 0.2]);
    expect(metresOutside([105.05, 22.05], [ring, hole])).toBeGreaterThan(900);
    const apart = ring.map(([x, y]): [number, number] => [x + 1, y]);
    expect(metresOutside([106.05, 22.05], [ring, apart])).toBe(0);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AreaGeometry, LonLat } from './area-geometry.js';
import { areaOf, field } from '../../../test/support/arbitrary-areas.js';
import { geodesicAreaM2 } from './measure.js';
import { overlapShare } from './overlap.js';
import { parsePolygon } from './polygon.js';

describe('overlapShare', () => {
  const box = (west: number, south: number, width: number, height: number): AreaGeometry =>
    areaOf([
      [west, south],
      [west + width, south],
      [west + width, south + height],
      [west, south + height],
      [west, south],
    ]);

  it.each([
    [
      'half of one, a quarter of the other',
      box(105, 21, 0.01, 0.01),
      box(105.005, 21, 0.02, 0.01),
      0.5,
      0.25,
    ],
    ['one inside the other', box(105, 21, 0.02, 0.02), box(105.005, 21.005, 0.01, 0.01), 0.25, 1],
    ['the same', box(105, 21, 0.01, 0.01), box(105, 21, 0.01, 0.01), 1, 1],
    ['a common border', box(105, 21, 0.01, 0.01), box(105.01, 21, 0.01, 0.01), 0, 0],
    ['apart', box(105, 21, 0.01, 0.01), box(106, 21, 0.01, 0.01), 0, 0],
  ])('%s', (_, first, second, ofFirst, ofSecond) => {
    const result = overlapShare(first, second);
    expect(result.ok && result.value.ofFirst).toBeCloseTo(ofFirst, 4);
    expect(result.ok && result.value.ofSecond).toBeCloseTo(ofSecond, 4);
  });

  it('counts what lies in a hole as outside', () => {
    const holed = parsePolygon({
      type: 'Polygon',
      coordinates: [...box(105, 21, 0.04, 0.04).coordinates, ...box(105.01, 21.01, 0.02, 0.02).coordinates],
    });
    const result = holed.ok && overlapShare(holed.value, box(105.015, 21.015, 0.01, 0.01));
    expect(result && result.ok && result.value.ofSecond).toBe(0);
    const around = holed.ok && overlapShare(holed.value, box(104.99, 20.99, 0.06, 0.06));
    expect(around && around.ok && around.value.ofFirst).toBeCloseTo(1, 6);
    expect(around && around.ok && around.value.ofSecond).toBeCloseTo((16 - 4) / 36, 3);
  });

  it('is the same from both sides and never more than all', () => {
    fc.assert(
      fc.property(field, field, fc.boolean(), (a, b, near) => {
        const [[x0, y0] = [0, 0]] = a;
        const [[x1, y1] = [0, 0]] = b;
        const moved = near ? b.map(([x, y]): LonLat => [x - x1 + x0, y - y1 + y0]) : b;
        const [first, second] = [areaOf(a), areaOf(moved)];
        const [there, back] = [overlapShare(first, second), overlapShare(second, first)];
        fc.pre(there.ok && back.ok);
        expect(there.value.ofFirst).toBeCloseTo(back.value.ofSecond, 6);
        expect(there.value.areaM2).toBeLessThanOrEqual(
          Math.min(geodesicAreaM2(first), geodesicAreaM2(second)) * 1.0001,
        );
      }),
    );
  });
});

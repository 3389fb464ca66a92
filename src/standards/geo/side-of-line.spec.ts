import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LonLat } from './area-geometry.js';
import { sideOfLine } from './side-of-line.js';

const near = fc.double({ min: 104, max: 106, noNaN: true });
const point = fc.tuple(near, near);

describe('sideOfLine', () => {
  it('knows left, right and on', () => {
    expect(sideOfLine([0, 0], [1, 0], [0, 1])).toBe(1);
    expect(sideOfLine([0, 0], [1, 0], [0, -1])).toBe(-1);
    expect(sideOfLine([0, 0], [1, 1], [5, 5])).toBe(0);
  });

  it('is exact where rounding would decide', () => {
    // The middle of two points is on their line; one step of the last digit beside it is not. The plain formula
    // gives 0 for both.
    const [a, b]: [LonLat, LonLat] = [
      [105, 21],
      [105.5, 21.5],
    ];
    const step = 2 ** -46;
    expect(sideOfLine(a, b, [105.25, 21.25])).toBe(0);
    expect(sideOfLine(a, b, [105.25 + step, 21.25])).toBe(-1);
    expect(sideOfLine(a, b, [105.25 - step, 21.25])).toBe(1);
    expect(sideOfLine([0, 0], [5e-324, 1e-323], [1e-323, 2e-323])).toBe(0);
    expect(sideOfLine([0, 0], [5e-324, 1e-323], [1e-323, 1.5e-323])).toBe(-1);
  });

  it('changes sign, and only sign, when two points are exchanged', () => {
    const twisted = fc
      .tuple(point, point, fc.double({ min: -1, max: 2, noNaN: true }))
      .map(([a, b, t]): [LonLat, LonLat, LonLat] => {
        // A third point as near the line as rounding lets it come.
        return [a, b, [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]];
      });
    fc.assert(
      fc.property(twisted, ([a, b, c]) => {
        const side = sideOfLine(a, b, c);
        expect(sideOfLine(b, c, a)).toBe(side);
        expect(sideOfLine(c, a, b)).toBe(side);
        expect(sideOfLine(b, a, c) + side).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });
});

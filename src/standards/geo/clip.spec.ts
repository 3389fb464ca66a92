import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clipRing } from './clip.js';

const FRAME = [0, 0, 10, 10] as const;

describe('a ring cut to a frame', () => {
  it('stays whole inside and goes away outside', () => {
    const inside = [
      [1, 1],
      [9, 1],
      [5, 8],
    ] as const;
    expect(clipRing(inside, FRAME)).toEqual(inside);
    expect(
      clipRing(
        [
          [11, 1],
          [19, 1],
          [15, 8],
        ],
        FRAME,
      ),
    ).toEqual([]);
  });

  it('covers the frame where it lies around it', () => {
    const area = areaOf(
      clipRing(
        [
          [-50, -50],
          [50, -50],
          [50, 50],
          [-50, 50],
        ],
        FRAME,
      ),
    );
    expect(area).toBeCloseTo(100, 9);
  });

  it('has the surface that a triangle shares with the frame', () => {
    expect(
      areaOf(
        clipRing(
          [
            [-5, 5],
            [5, -5],
            [5, 5],
          ],
          FRAME,
        ),
      ),
    ).toBeCloseTo(25, 9);
  });

  it('never leaves the frame, whatever comes in', () => {
    const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 30 }), (ring) => {
        for (const [x, y] of clipRing(ring, FRAME)) {
          expect(Math.min(x, y)).toBeGreaterThan(-1e-6);
          expect(Math.max(x, y)).toBeLessThan(10 + 1e-6);
        }
      }),
    );
  });
});

function areaOf(points: readonly (readonly [number, number])[]): number {
  return Math.abs(
    points.reduce((sum, [x, y], index) => {
      const [px, py] = points.at(index - 1) ?? [x, y];
      return sum + px * y - x * py;
    }, 0) / 2,
  );
}

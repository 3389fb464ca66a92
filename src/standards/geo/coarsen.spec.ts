import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LonLat } from './area-geometry.js';
import { areaOf, field, polygon, scribble, verdictOf } from '../../../test/support/arbitrary-areas.js';
import { coarsenForPublic, simplifyArea } from './coarsen.js';
import { boundingBox, geodesicAreaM2 } from './measure.js';

describe('coarsenForPublic', () => {
  const cell = fc.constantFrom(10, 20, 100, 1000);

  it('never reveals a corner: every corner of the original lies strictly inside', () => {
    const onGrid = scribble.filter((ring) => verdictOf(polygon(ring)) === 'ok');
    fc.assert(
      fc.property(fc.oneof(field, onGrid), cell, (ring, cells) => {
        const { west, south, east, north } = boundingBox(areaOf(ring));
        const [[[left, bottom], , [right, top]]] = coarsenForPublic(areaOf(ring), cells).coordinates;
        expect([left < west, bottom < south, right > east, top > north]).toEqual([true, true, true, true]);
      }),
    );
  });

  it('says nothing of where in its cells a corner lies', () => {
    const inCell = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    const offsets = fc.tuple(inCell, inCell, inCell, inCell);
    const cells = fc.tuple(fc.integer({ min: 10_200, max: 10_900 }), fc.integer({ min: 800, max: 2_300 }));
    const size = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(cells, size, offsets, offsets, ([x, y], span, ...drawings) => {
        const coarse = drawings.map(([west, south, east, north]) => {
          const [left, right] = [(x + west) / 100, (x + span + east) / 100];
          const [low, high] = [(y + south) / 100, (y + span + north) / 100];
          return coarsenForPublic(
            areaOf([
              [left, low],
              [right, low],
              [right, high],
              [left, high],
              [left, low],
            ]),
          );
        });
        expect(coarse[0]).toEqual(coarse[1]);
      }),
    );
  });

  it('ends on whole cells, and is never smaller than one', () => {
    const { coordinates } = coarsenForPublic(
      areaOf([
        [105.001, 21.001],
        [105.002, 21.001],
        [105.001, 21.002],
        [105.001, 21.001],
      ]),
    );
    expect(coordinates[0]).toEqual([
      [105, 21],
      [105.01, 21],
      [105.01, 21.01],
      [105, 21.01],
      [105, 21],
    ]);
  });
});

describe('simplifyArea', () => {
  it('gives a valid area of about the same surface with fewer corners', () => {
    const circle = Array.from({ length: 720 }, (_, i): LonLat => {
      const turn = (Math.PI * i) / 360;
      return [105 + 0.01 * Math.cos(turn), 21 + 0.01 * Math.sin(turn)];
    });
    const round = areaOf([...circle, ...circle.slice(0, 1)]);
    const simple = simplifyArea(round, 5);
    expect(simple.coordinates.flat().length).toBeLessThan(100);
    expect(Math.abs(geodesicAreaM2(simple) / geodesicAreaM2(round) - 1)).toBeLessThan(0.01);
  });

  it('is valid whatever the tolerance', () => {
    fc.assert(
      fc.property(field, fc.double({ min: -10, max: 1e9 }), (ring, tolerance) => {
        expect(verdictOf(simplifyArea(areaOf(ring), tolerance))).toBe('ok');
      }),
    );
  });
});

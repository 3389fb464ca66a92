import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LonLat } from './area-geometry.js';
import { areaOf, field, polygon, scribble, verdictOf } from '../../../test/support/arbitrary-areas.js';
import { kinks } from '@turf/kinks';
import { parsePolygon } from './polygon.js';
import { growthOf, timeOf } from '../../../test/support/growth.js';

describe('parsePolygon', () => {
  it('accepts every simple ring, and what it gives passes again unchanged', () => {
    fc.assert(
      fc.property(field, (ring) => {
        const value = areaOf(ring);
        const again = parsePolygon(value);
        expect(again.ok && again.value).toEqual(value);
        expect(again.ok && again.notices.filter(({ code }) => code !== 'geo-sharp-corner')).toEqual([]);
      }),
    );
  });

  it('decides alike wherever a ring starts and whichever way it runs', () => {
    fc.assert(
      fc.property(scribble, fc.nat(8), (ring, shift) => {
        const open = ring.slice(1);
        const start = shift % open.length;
        const turned = [...open.slice(start), ...open.slice(0, start)];
        const closed = [...turned, ...turned.slice(0, 1)];
        const ok = verdictOf(polygon(ring)) === 'ok';
        expect(verdictOf(polygon(closed)) === 'ok').toBe(ok);
        expect(verdictOf(polygon(closed.toReversed())) === 'ok').toBe(ok);
      }),
      { numRuns: 1_000 },
    );
  });

  it('agrees with @turf/kinks, which compares every pair of edges', () => {
    let accepted = 0;
    fc.assert(
      fc.property(scribble, (ring) => {
        const parsed = parsePolygon(polygon(ring));
        if (!parsed.ok) return;
        accepted++;
        expect(kinks(parsed.value).features).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('refuses whatever has a proper crossing, and gives its place', () => {
    fc.assert(
      fc.property(field, fc.nat(), fc.nat(), (ring, a, b) => {
        const corners = ring.slice(1);
        const [i, j] = [a % corners.length, b % corners.length];
        const [first, second] = [corners[i], corners[j]];
        fc.pre(first !== undefined && second !== undefined);
        const swapped = corners.map((corner, k) => (k === i ? second : k === j ? first : corner));
        const crossed = [...swapped, ...swapped.slice(0, 1)];
        const { features } = kinks({ type: 'Polygon', coordinates: [crossed] });
        const parsed = parsePolygon(polygon(crossed));
        if (features.length > 0) expect(parsed.ok).toBe(false);
        if (parsed.ok || parsed.fault.code !== 'geo-self-intersection') return;
        const [lon = 0, lat = 0] = parsed.fault.place ?? [];
        expect(
          features.some(
            ({
              geometry: {
                coordinates: [x = 0, y = 0],
              },
            }) => Math.hypot(x - lon, y - lat) < 1e-9,
          ),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('time', () => {
  const closed = (ring: readonly LonLat[]) => polygon([...ring, ...ring.slice(0, 1)]);
  const coast = (points: number) =>
    closed(
      Array.from({ length: points }, (_, i): LonLat => {
        const turn = (2 * Math.PI * i) / points;
        const far = 0.1 + 0.01 * Math.sin(400 * turn);
        return [105 + far * Math.cos(turn), 21 + far * Math.sin(turn)];
      }),
    );
  const comb = (points: number) => {
    const teeth = Array.from({ length: points }, (_, i): LonLat => [105 + (i % 2), 21 + i / points]);
    return closed([...teeth, [107, 22], [107, 20.5], [104.9, 20.5]]);
  };
  const slantedComb = (points: number) => {
    const teeth = Array.from({ length: points }, (_, i): LonLat => [
      105 + (i % 2) + i / points,
      21 - (i % 2) + i / points,
    ]);
    return closed([...teeth, [106.5, 23], [103, 23]]);
  };

  it('grows with the points of an outline as those drawn outside do', () => {
    expect(verdictOf(coast(9_990))).toBe('ok');
    expect(growthOf((points) => verdictOf(coast(points)), { from: 2_490 })).toBeLessThan(2.5);
  });

  it('is bounded for outlines drawn to be slow', () => {
    expect(verdictOf(slantedComb(9_990))).toBe('geo-too-intricate');
    // Each tooth beside each would take thousands of times as long as an outline of as many points.
    const plain = timeOf(() => verdictOf(coast(9_990)));
    expect(timeOf(() => verdictOf(comb(9_990))) / plain).toBeLessThan(25);
    expect(timeOf(() => verdictOf(slantedComb(9_990))) / plain).toBeLessThan(25);
  });
});

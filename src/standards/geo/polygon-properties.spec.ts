import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LonLat } from './area-geometry.js';
import { areaOf, field, polygon, scribble, verdictOf } from '../../../test/support/arbitrary-areas.js';
import { kinks } from '@turf/kinks';
import { parsePolygon } from './polygon.js';

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
  const measure = (ring: LonLat[]): { ms: number; verdict: string } => {
    const input = polygon([...ring, ...ring.slice(0, 1)]);
    // Time of this process alone: other work on the machine does not count.
    const started = process.cpuUsage();
    const verdict = verdictOf(input);
    return { ms: process.cpuUsage(started).user / 1_000, verdict };
  };

  it('10,000 points take a fraction of a second, however drawn', () => {
    const coast = Array.from({ length: 9_990 }, (_, i): LonLat => {
      const turn = (2 * Math.PI * i) / 9_990;
      const far = 0.1 + 0.01 * Math.sin(400 * turn);
      return [105 + far * Math.cos(turn), 21 + far * Math.sin(turn)];
    });
    const teeth = Array.from({ length: 9_990 }, (_, i): LonLat => [105 + (i % 2), 21 + i / 9_990]);
    const slanted = Array.from({ length: 9_990 }, (_, i): LonLat => [
      105 + (i % 2) + i / 9_990,
      21 - (i % 2) + i / 9_990,
    ]);
    const drawings = {
      coast: measure(coast),
      comb: measure([...teeth, [107, 22], [107, 20.5], [104.9, 20.5]]),
      slantedComb: measure([...slanted, [106.5, 23], [103, 23]]),
    };
    expect(drawings.coast.verdict).toBe('ok');
    expect(drawings.slantedComb.verdict).toBe('geo-too-intricate');
    for (const { ms } of Object.values(drawings)) expect(ms).toBeLessThan(6_000);
  });
});

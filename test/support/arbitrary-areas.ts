import fc from 'fast-check';
import type { AreaGeometry, LonLat } from '../../src/standards/geo/area-geometry.js';
import { parsePolygon } from '../../src/standards/geo/polygon.js';

/** A field in Viet Nam that is always simple: corners at growing angles round a middle. */
export const field: fc.Arbitrary<LonLat[]> = fc
  .record({
    lon: fc.double({ min: 103, max: 109, noNaN: true }),
    lat: fc.double({ min: 9, max: 23, noNaN: true }),
    far: fc.array(fc.double({ min: 0.0005, max: 0.02, noNaN: true }), { minLength: 4, maxLength: 30 }),
  })
  .map(({ lon, lat, far }) => {
    const ring = far.map((distance, i): LonLat => {
      const turn = (2 * Math.PI * i) / far.length;
      return [lon + distance * Math.cos(turn), lat + distance * Math.sin(turn)];
    });
    return [...ring, ...ring.slice(0, 1)];
  });

/** Corners in any order on a small grid: mostly invalid, full of touching and shared edges. */
export const scribble: fc.Arbitrary<LonLat[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
    minLength: 3,
    maxLength: 9,
  })
  .map((points) => [...points, ...points.slice(0, 1)].map(([x, y]): LonLat => [105 + x / 8, 21 + y / 8]));

export const polygon = (...rings: LonLat[][]): unknown => ({ type: 'Polygon', coordinates: rings });

export function areaOf(ring: LonLat[]): AreaGeometry {
  const parsed = parsePolygon(polygon(ring));
  if (!parsed.ok) throw new Error(parsed.fault.sentence);
  return parsed.value;
}

export function verdictOf(input: unknown): string {
  const parsed = parsePolygon(input);
  return parsed.ok ? 'ok' : parsed.fault.code;
}

import { feature, featureCollection } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { polygonsOf, type AreaGeometry, type LonLat } from './area-geometry.js';
import { boundingBox } from './measure.js';

/** More cuts than any field needs. */
const CUTS_MAX = 200;

/**
 * The same surface without holes, as formats ask for that know none: as it is where it has none, else polygons that are cut from north to
 * south through the middle of a hole until none is left. Neighbours then share a side, so that they are surfaces of their own. null where
 * there are too many holes, or the clipping library gives up. Never throws.
 */
export function withoutHoles(geometry: AreaGeometry): AreaGeometry[] | null {
  if (polygonsOf(geometry).every(({ length }) => length === 1)) return [geometry];
  const waiting: LonLat[][][] = polygonsOf(geometry).map((rings) => rings.map((ring) => [...ring]));
  const whole: LonLat[][][] = [];
  for (let cuts = 0; waiting.length > 0;) {
    const polygon = waiting.pop() ?? [];
    const [, hole] = polygon;
    if (hole === undefined) {
      whole.push(polygon);
      continue;
    }
    if (++cuts > CUTS_MAX) return null;
    const { west, south, east, north } = boundingBox({
      type: 'Polygon',
      coordinates: polygon,
    } as AreaGeometry);
    const holed = boundingBox({ type: 'Polygon', coordinates: [hole] } as AreaGeometry);
    const middle = (holed.west + holed.east) / 2;
    for (const [left, right] of [
      [west - 1, middle],
      [middle, east + 1],
    ] as const) {
      const parts = within(polygon, [left, south - 1, right, north + 1]);
      if (parts === null) return null;
      waiting.push(...parts);
    }
  }
  return whole.map((coordinates) => ({ type: 'Polygon', coordinates }) as AreaGeometry);
}

function within(
  polygon: LonLat[][],
  [left, low, right, high]: readonly [number, number, number, number],
): LonLat[][][] | null {
  const frame = [
    [left, low],
    [right, low],
    [right, high],
    [left, high],
    [left, low],
  ];
  try {
    const cut = intersect(
      featureCollection([
        feature({ type: 'Polygon' as const, coordinates: polygon }),
        feature({ type: 'Polygon' as const, coordinates: [frame] }),
      ]),
    );
    if (cut === null) return [];
    const { geometry } = cut;
    return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((rings) =>
      rings.map((ring) => ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat])),
    );
  } catch {
    return null; // rounding left the sweep of the library with an impossible order of edges
  }
}

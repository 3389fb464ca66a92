import { feature, featureCollection } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { geoFail, polygonsOf, type AreaGeometry, type GeoFault, type LonLat } from './area-geometry.js';
import { boundingBox, geodesicAreaM2, ringAreaM2 } from './measure.js';
import { visitMeetings } from './meetings.js';

export interface Overlap {
  /** Share of the first and of the second area that lies in the other: 0 apart, 1 wholly inside. */
  readonly ofFirst: number;
  readonly ofSecond: number;
  readonly areaM2: number;
  /** The middle of the largest piece of what they share; none where they are apart. */
  readonly place?: LonLat;
}

export type OverlapResult =
  { readonly ok: true; readonly value: Overlap } | { readonly ok: false; readonly fault: GeoFault };

/** Boundaries of two fields meet a handful of times; two combs laid across each other would fill the memory. */
const MAX_MEETINGS = 5_000;

/**
 * How much of each of two areas the other covers, by surface on the ellipsoid. The clipping is `@turf/intersect`.
 * Faults: geo-too-intricate when the boundaries meet too often, geo-overlap when the library gives up. Never throws.
 */
export function overlapShare(first: AreaGeometry, second: AreaGeometry): OverlapResult {
  const [a, b] = [boundingBox(first), boundingBox(second)];
  const apart = a.east <= b.west || b.east <= a.west || a.north <= b.south || b.north <= a.south;
  if (apart) return { ok: true, value: { ofFirst: 0, ofSecond: 0, areaM2: 0 } };
  if (!meetSeldom(first, second)) {
    return geoFail('geo-too-intricate', '', 'The boundaries meet too often to be compared: simplify them.');
  }
  const pieces = sharedPieces(first, second);
  if (pieces === undefined) return geoFail('geo-overlap', '', 'The two areas could not be compared.');
  const shared = pieces.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  const share = (geometry: AreaGeometry): number => Math.min(1, shared / geodesicAreaM2(geometry));
  const [largest] = pieces.toSorted((one, other) => other.areaM2 - one.areaM2);
  return {
    ok: true,
    value: {
      ofFirst: share(first),
      ofSecond: share(second),
      areaM2: shared,
      ...(largest === undefined ? {} : { place: largest.middle }),
    },
  };
}

function meetSeldom(first: AreaGeometry, second: AreaGeometry): boolean {
  const rings = [first, second].map((geometry) => polygonsOf(geometry).flat());
  const ours = rings[0]?.length ?? 0;
  let left = MAX_MEETINGS;
  const outcome = visitMeetings(rings.flat(), ({ kind, ring, otherRing }) => {
    if (kind !== 'touch' && ring < ours !== otherRing < ours) left--;
    return left >= 0;
  });
  return outcome === 'done' && left >= 0;
}

interface Piece {
  readonly areaM2: number;
  readonly middle: LonLat;
}

function sharedPieces(first: AreaGeometry, second: AreaGeometry): Piece[] | undefined {
  try {
    const shared = intersect(featureCollection([feature(first), feature(second)]));
    if (shared === null) return [];
    const { geometry } = shared;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.map(([shell = [], ...holes]) => ({
      areaM2: surface(shell) - holes.reduce((holed, hole) => holed + surface(hole), 0),
      middle: middleOf(shell),
    }));
  } catch {
    // The sweep of the clipping library throws when rounding leaves it with an impossible order of edges.
    return undefined;
  }
}

function surface(ring: readonly (readonly number[])[]): number {
  return Math.abs(ringAreaM2(ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat])));
}

/** Of the corners: good enough to point at. */
function middleOf(ring: readonly (readonly number[])[]): LonLat {
  const corners = ring.slice(1);
  const mean = (at: 0 | 1) => corners.reduce((sum, corner) => sum + (corner[at] ?? 0), 0) / corners.length;
  return [mean(0), mean(1)];
}

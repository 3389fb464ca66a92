import { polygonsOf, type AreaGeometry, type LonLat } from './area-geometry.js';
import { forEachEdge } from './meetings.js';

/** WGS 84: equatorial radius in metres and first eccentricity squared (NGA.STND.0036). */
const EQUATOR = 6_378_137;
const E2 = 0.006_694_379_990_141_316;
const RADIAN = Math.PI / 180;

// Gauss–Legendre, five nodes on [0, 1]: exact for polynomials up to degree nine.
const NODES: readonly (readonly [node: number, weight: number])[] = [
  [0.046910077030668, 0.118463442528095],
  [0.230765344947158, 0.239314335249683],
  [0.5, 0.284444444444444],
  [0.769234655052842, 0.239314335249683],
  [0.953089922969332, 0.118463442528095],
];

export interface BoundingBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/**
 * Surface in square metres on the WGS 84 ellipsoid. Edges are straight in longitude and latitude, as RFC 7946
 * section 3.1.1 says; up to a degree of length this is within 0.03 % of the same corners joined by geodesics.
 *
 * Green's theorem on the area element of Snyder, "Map Projections: A Working Manual" (USGS PP 1395), eq. 3-12:
 * dA = a² (1-e²) cos φ / (1 - e² sin² φ)² dφ dλ. A sphere would be off by up to 0.5 %.
 */
export function geodesicAreaM2(geometry: AreaGeometry): number {
  return Math.abs(moments(polygonsOf(geometry)).area);
}

/** Signed surface of one closed ring in square metres: positive when it runs anticlockwise. */
export function ringAreaM2(ring: readonly LonLat[]): number {
  return moments([[ring]]).area;
}

/**
 * Centre of mass of the surface: mean longitude and latitude in degrees, each square metre weighing alike.
 * It may lie outside a curved or scattered area.
 */
export function centroid(geometry: AreaGeometry): LonLat {
  const { area, eastward, northward, origin } = moments(polygonsOf(geometry));
  return [origin[0] + eastward / area, origin[1] + northward / area];
}

/** The smallest box of degrees around every corner. */
export function boundingBox(geometry: AreaGeometry): BoundingBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [shell] of polygonsOf(geometry)) {
    for (const [lon, lat] of shell ?? []) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  return { west, south, east, north };
}

/** Length in metres of one degree of latitude and of longitude at a latitude (Snyder, eq. 4-18 and 4-20). */
export function metresPerDegree(latitude: number): { readonly lon: number; readonly lat: number } {
  const bulge = 1 - E2 * Math.sin(latitude * RADIAN) ** 2;
  return {
    lon: ((RADIAN * EQUATOR) / Math.sqrt(bulge)) * Math.cos(latitude * RADIAN),
    lat: (RADIAN * EQUATOR * (1 - E2)) / bulge ** 1.5,
  };
}

interface Moments {
  readonly origin: LonLat;
  /** Square metres, and square metres × degrees from the origin. Holes count negative by their direction. */
  readonly area: number;
  readonly eastward: number;
  readonly northward: number;
}

function moments(polygons: readonly (readonly (readonly LonLat[])[])[]): Moments {
  // Relative to a corner nearby, so that small fields lose no digits to large coordinates.
  const origin: LonLat = polygons[0]?.[0]?.[0] ?? [0, 0];
  let [area, eastward, northward] = [0, 0, 0];
  for (const ring of polygons.flat()) {
    forEachEdge(ring, (a, b) => {
      const rise = b[1] - a[1];
      if (rise === 0) return;
      for (const [node, weight] of NODES) {
        const x = a[0] - origin[0] + node * (b[0] - a[0]);
        const y = a[1] - origin[1] + node * rise;
        const strip = weight * rise * x * squareDegree(origin[1] + y);
        area += strip;
        eastward += (strip * x) / 2;
        northward += strip * y;
      }
    });
  }
  return { origin, area, eastward, northward };
}

/** Square metres in one square degree at a latitude. */
function squareDegree(latitude: number): number {
  const sine = Math.sin(latitude * RADIAN);
  const cosine = Math.cos(latitude * RADIAN);
  return (EQUATOR ** 2 * (1 - E2) * cosine * RADIAN ** 2) / (1 - E2 * sine ** 2) ** 2;
}

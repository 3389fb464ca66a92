import { simplify } from '@turf/simplify';
import { polygonsOf, type AreaGeometry, type LonLat } from './area-geometry.js';
import { boundingBox, centroid, metresPerDegree } from './measure.js';
import { parsePolygon } from './polygon.js';

/**
 * A rectangle of whole grid cells around an area, for maps that anyone may see. It is not an `AreaGeometry`: nobody
 * should measure it or store it as the field.
 */
export interface CoarseArea {
  readonly type: 'Polygon';
  readonly coordinates: [[LonLat, LonLat, LonLat, LonLat, LonLat]];
}

/**
 * Hides an area in the cells of a fixed grid of 1/`cellsPerDegree` degrees (default 100: about 1.1 km).
 *
 * What it promises: every corner of the area lies strictly inside the rectangle, so no corner of the original, and no
 * point of its boundary, is ever a corner of the result; and the result depends on nothing but the cells of the
 * westernmost, easternmost, southernmost and northernmost point (a point on a grid line belongs to the cells on both
 * sides), so that moving points inside their cells changes nothing. Shape, holes and number of parts do not show. Never throws.
 */
export function coarsenForPublic(geometry: AreaGeometry, cellsPerDegree = 100): CoarseArea {
  const { west, south, east, north } = boundingBox(geometry);
  const [left, right] = [lineBefore(west, cellsPerDegree), -lineBefore(-east, cellsPerDegree)];
  const [bottom, top] = [lineBefore(south, cellsPerDegree), -lineBefore(-north, cellsPerDegree)];
  const ring: CoarseArea['coordinates'][0] = [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
    [left, bottom],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** The last grid line strictly below a value: one that lies on a line, give or take rounding, takes the one before. */
function lineBefore(value: number, cellsPerDegree: number): number {
  const scaled = value * cellsPerDegree;
  const nearest = Math.round(scaled);
  const onLine = Math.abs(scaled - nearest) < 1e-6;
  return ((onLine ? nearest : Math.ceil(scaled)) - 1) / cellsPerDegree + 0;
}

/**
 * Fewer corners, none of them moved by more than `toleranceMetres` (Douglas–Peucker, by `@turf/simplify`). Simplifying
 * may make a boundary cross itself: then the tolerance is halved, and in the end the area is returned as it was. The
 * result keeps original corners: use `coarsenForPublic` to hide them.
 */
export function simplifyArea(geometry: AreaGeometry, toleranceMetres: number): AreaGeometry {
  const perDegree = metresPerDegree(centroid(geometry)[1]).lat;
  for (let tolerance = toleranceMetres; tolerance > toleranceMetres / 20; tolerance /= 2) {
    const thinned = thin(geometry, tolerance / perDegree);
    if (thinned !== undefined) return thinned;
  }
  return geometry;
}

function thin(geometry: AreaGeometry, tolerance: number): AreaGeometry | undefined {
  const copy = structuredClone({ type: geometry.type, coordinates: geometry.coordinates });
  if (!Number.isFinite(tolerance) || tolerance <= 0) return undefined;
  const rings = polygonsOf(geometry).map((polygon) => polygon.length);
  try {
    const parsed = parsePolygon(
      simplify(copy as AreaGeometry, { tolerance, highQuality: true, mutate: true }),
    );
    if (!parsed.ok) return undefined;
    const kept = polygonsOf(parsed.value).map((polygon) => polygon.length);
    return kept.join() === rings.join() ? parsed.value : undefined;
  } catch {
    // The library refuses rings that the tolerance wears down to nothing.
    return undefined;
  }
}

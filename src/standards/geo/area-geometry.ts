import type { Fault } from '../result.js';

/** Longitude, latitude in decimal degrees, WGS 84 (RFC 7946 section 4). Altitude never comes this far. */
export type LonLat = [longitude: number, latitude: number];

declare const checked: unique symbol;

/**
 * One polygon. The first ring is the outer boundary (anticlockwise), the others are holes (clockwise); every ring
 * is closed, simple and free of repeated points.
 */
export interface AreaPolygon {
  readonly type: 'Polygon';
  readonly coordinates: LonLat[][];
  readonly [checked]: true;
}

/** Several polygons that share no surface and no edge. */
export interface AreaMultiPolygon {
  readonly type: 'MultiPolygon';
  readonly coordinates: LonLat[][][];
  readonly [checked]: true;
}

/** A surface that passed `parsePolygon`, the only place that makes one. Plain GeoJSON: it goes to `jsonb` as it is. */
export type AreaGeometry = AreaPolygon | AreaMultiPolygon;

/** A fault of a drawing: `at` is the JSON pointer (or character offset), `place` the spot on the map, if there is one. */
export interface GeoFault extends Fault {
  readonly place?: LonLat;
}

/** A geometry, with what was repaired or looks odd; or the first fault that makes it unusable. */
export type GeoResult<T> =
  | { readonly ok: true; readonly value: T; readonly notices: readonly GeoFault[] }
  | { readonly ok: false; readonly fault: GeoFault };

export function geoFail(
  code: string,
  at: number | string,
  sentence: string,
  place?: LonLat,
): { readonly ok: false; readonly fault: GeoFault } {
  return { ok: false, fault: place === undefined ? { code, at, sentence } : { code, at, sentence, place } };
}

/** The polygons of a geometry, each a list of rings: one way to walk both kinds. */
export function polygonsOf(geometry: AreaGeometry): LonLat[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

import { geoFail, type AreaGeometry, type GeoFault, type GeoResult, type LonLat } from './area-geometry.js';
import { geodesicAreaM2, ringAreaM2 } from './measure.js';
import { nestingFault } from './nesting.js';
import { inVietNam, isRecord, readRings, type Ring } from './read-rings.js';
import { meetingFault, ringFault, sharpCorners } from './ring-rules.js';

export interface PolygonLimits {
  /** Bytes of UTF-8 when the input is text. Default 2,000,000. */
  readonly maxBytes?: number;
  /** Positions over all rings. Default 10,000. */
  readonly maxPoints?: number;
  /** Smallest surface in square metres. Default 1. */
  readonly minAreaM2?: number;
}

const LIMITS = { maxBytes: 2_000_000, maxPoints: 10_000, minAreaM2: 1 };

/** A saw of thousands of sharp corners is said often enough after this many. */
const MAX_NOTICES = 100;

/** Names of the one datum that RFC 7946 section 4 allows, as older writers still state it. */
/** VN-2000, geographic or on a grid; its points lie some hundred metres beside those of WGS 84. */
const VN2000 = /EPSG:[\d.]*:?(?:4756|3405|3406|589[6-9]|920[5-9]|921[0-8])$|vn-?2000/i;
const WGS84 = /^(urn:ogc:def:crs:(OGC:(1\.3)?:CRS84h?|EPSG:[\d.]*:(4326|4979))|EPSG:4326|OGC:CRS84)$/i;

/**
 * Reads one surface from GeoJSON text or an already parsed document: a Polygon, a MultiPolygon, a Feature of one, or
 * a FeatureCollection of exactly one. RFC 7946, and the validity rules of OGC 06-103r4 section 6.1.11.
 *
 * Repaired and reported as notices: repeated points, altitude, direction of rings (right-hand rule, RFC 7946 3.1.6).
 * Only reported: very sharp corners, an area outside Viet Nam. Everything else is a fault; `at` is an RFC 6901 JSON
 * pointer (for broken text a character offset) and `place` the spot on the map. Never throws.
 *
 * Codes of faults: geo-too-big, geo-not-json, geo-type, geo-features, geo-crs, geo-coordinates, geo-position,
 * geo-swapped, geo-out-of-range, geo-too-many-points, geo-too-few-points, geo-ring-open, geo-no-area, geo-spike,
 * geo-self-intersection, geo-hole-outside, geo-holes-overlap, geo-interior-split, geo-parts-overlap, geo-vn2000,
 * geo-too-intricate, geo-too-small. Of notices: geo-altitude, geo-repeated-point, geo-direction, geo-sharp-corner,
 * geo-outside-viet-nam.
 */
export function parsePolygon(input: unknown, limits: PolygonLimits = {}): GeoResult<AreaGeometry> {
  const { maxBytes, maxPoints, minAreaM2 } = { ...LIMITS, ...limits };
  const document =
    typeof input === 'string' ? parseJson(input, maxBytes) : { ok: true as const, value: input };
  if (!document.ok) return document;
  const found = findGeometry(document.value);
  if (!found.ok) return found;
  const { type, coordinates, pointer } = found.value;
  const read = readRings(type, coordinates, `${pointer}/coordinates`, maxPoints);
  if (!read.ok) return read;
  const rings = read.value;
  const fault =
    rings.map(ringFault).find((f) => f !== undefined) ?? meetingFault(rings) ?? nestingFault(rings);
  if (fault !== undefined) return { ok: false, fault };
  const notices = [...read.notices, ...rings.flatMap(sharpCorners), ...rings.flatMap(turnRing)];
  const value = assemble(type, rings);
  const [corner] = rings[0]?.points ?? [];
  if (geodesicAreaM2(value) < minAreaM2) {
    return geoFail('geo-too-small', pointer, `The surface is smaller than ${minAreaM2} m².`, corner);
  }
  if (corner && !inVietNam(corner)) {
    const sentence = 'The area lies outside Viet Nam: check the coordinates.';
    notices.push({ code: 'geo-outside-viet-nam', at: pointer, sentence, place: corner });
  }
  return { ok: true, value, notices: notices.slice(0, MAX_NOTICES) };
}

/** Parses JSON text of limited size; the fault's `at` is the character offset when the engine tells it. */
export function parseJson(text: string, maxBytes: number): GeoResult<unknown> {
  if (text.length > maxBytes || Buffer.byteLength(text) > maxBytes) {
    return geoFail('geo-too-big', 0, `The file is larger than ${maxBytes} bytes.`);
  }
  try {
    // RFC 8259 section 8.1: a parser may ignore a leading byte order mark; Windows programs write one.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return { ok: true, value, notices: [] };
  } catch (error) {
    const at = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
    return geoFail('geo-not-json', at === undefined ? text.length : Number(at), 'The text is not JSON.');
  }
}

interface Found {
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly coordinates: unknown;
  readonly pointer: string;
}

type FoundResult =
  { readonly ok: true; readonly value: Found } | { readonly ok: false; readonly fault: GeoFault };

function findGeometry(document: unknown): FoundResult {
  let value = document;
  let pointer = '';
  if (isRecord(value) && value.crs !== undefined && !isWgs84(value.crs)) {
    if (VN2000.test(crsName(value.crs))) {
      return geoFail(
        'geo-vn2000',
        '/crs',
        'The coordinates are VN-2000: convert them to WGS 84 (RFC 7946, section 4).',
      );
    }
    return geoFail(
      'geo-crs',
      '/crs',
      'Coordinates must be WGS 84 longitude and latitude (RFC 7946, section 4).',
    );
  }
  if (isRecord(value) && value.type === 'FeatureCollection') {
    const features: readonly unknown[] = Array.isArray(value.features) ? value.features : [];
    // Points and paths beside the area, and features without a geometry, are no areas.
    const areas = [...features.keys()].filter((index) => isArea(features[index]));
    const [only = 0, second] = areas;
    if (second !== undefined || features.length === 0 || (areas.length === 0 && features.length > 1)) {
      return geoFail('geo-features', '/features', 'The collection must hold exactly one area.');
    }
    value = features[only];
    pointer = `/features/${only}`;
  }
  if (isRecord(value) && value.type === 'Feature') {
    value = value.geometry;
    pointer += '/geometry';
  }
  if (isRecord(value) && (value.type === 'Polygon' || value.type === 'MultiPolygon')) {
    return { ok: true, value: { type: value.type, coordinates: value.coordinates, pointer } };
  }
  const at = isRecord(value) ? `${pointer}/type` : pointer;
  return geoFail('geo-type', at, 'A Polygon, a MultiPolygon or one Feature of them is needed.');
}

/** Whether an old-style `crs` member (GeoJSON 2008) names WGS 84. `null` there said nothing, so it is let pass. */
export function isWgs84(crs: unknown): boolean {
  if (crs === null) return true;
  if (!isRecord(crs) || !isRecord(crs.properties)) return false;
  const { name } = crs.properties;
  return typeof name === 'string' && WGS84.test(name);
}

/** Whether a feature has a surface with something in it. */
function isArea(feature: unknown): boolean {
  if (!isRecord(feature)) return false;
  const geometry = feature.type === 'Feature' ? feature.geometry : feature;
  if (!isRecord(geometry) || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) return false;
  return !Array.isArray(geometry.coordinates) || geometry.coordinates.length > 0;
}

function crsName(crs: unknown): string {
  return isRecord(crs) && isRecord(crs.properties) && typeof crs.properties.name === 'string'
    ? crs.properties.name.slice(0, 200)
    : '';
}

function turnRing(ring: Ring): GeoFault[] {
  const shell = ring.pointer.endsWith('/0');
  if (ringAreaM2(ring.points) > 0 === shell) return [];
  ring.points.reverse();
  const sentence =
    'The ring was turned round: outer rings run anticlockwise, holes clockwise (RFC 7946, 3.1.6).';
  return [{ code: 'geo-direction', at: ring.pointer, sentence }];
}

/** The one place where a checked surface is made. */
function assemble(type: 'Polygon' | 'MultiPolygon', rings: readonly Ring[]): AreaGeometry {
  const polygons: LonLat[][][] = [];
  for (const { polygon, points } of rings) (polygons[polygon] ??= []).push(points);
  const geometry = type === 'Polygon' ? { type, coordinates: polygons[0] } : { type, coordinates: polygons };
  return geometry as AreaGeometry;
}

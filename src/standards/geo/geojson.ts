import { checkCoordinates, isGeometryType } from './geojson-coordinates.js';
import type { GeoJsonIssue, Report } from './geojson-issue.js';
import { findRepeatedMember } from './json-members.js';
import { parseJson } from './polygon.js';
import { isRecord } from './read-rings.js';

export interface GeoJsonVerdict {
  /** `error`: must be refused; `warn`: against a SHOULD or a recommendation that many writers pass over; `ok`: neither. */
  readonly verdict: 'ok' | 'warn' | 'error';
  readonly issues: readonly GeoJsonIssue[];
}

const MAX_BYTES = 25_000_000;
/** No real document nests collections so deep; it keeps a hostile one from exhausting the stack. */
const MAX_DEPTH = 32;
/** A broken file of millions of positions needs no million sentences. */
const MAX_ISSUES = 100;

/**
 * Checks that a text, or an already parsed document, is GeoJSON by RFC 7946, whatever its type. `at` of an issue is
 * an RFC 6901 JSON pointer (for broken text and repeated members a character offset). Only the format: whether a polygon crosses itself
 * is for `parsePolygon`. Stops after 100 issues. Never throws.
 *
 * Codes: geo-too-big, geo-not-json, geojson-root, geojson-type, geojson-member, geojson-forbidden-member, geojson-id,
 * geojson-bbox, geojson-coordinates, geojson-position, geojson-line, geojson-ring, geojson-depth,
 * geojson-repeated-member, geojson-collection (also a warning, for several of one type); as warnings geojson-crs,
 * geojson-dimensions, geojson-precision, geojson-range, geojson-direction.
 */
export function checkGeoJson(input: unknown): GeoJsonVerdict {
  const document =
    typeof input === 'string' ? parseJson(input, MAX_BYTES) : { ok: true as const, value: input };
  if (!document.ok) return { verdict: 'error', issues: [{ level: 'error', ...document.fault }] };
  const issues: GeoJsonIssue[] = [];
  const seen = new Set<string>();
  const report: Report = (level, code, at, sentence) => {
    // One warning of a kind says enough; every error is worth its place.
    if (level === 'warn' && seen.has(code)) return;
    seen.add(code);
    if (
      issues.length < MAX_ISSUES ||
      (level === 'error' && issues.every((issue) => issue.level === 'warn'))
    ) {
      issues.push({ level, code, at, sentence });
    }
  };
  const repeated = typeof input === 'string' ? findRepeatedMember(input) : null;
  if (repeated !== null) {
    const sentence =
      'An object has a member of this name already: readers differ on which counts (RFC 8259, 4).';
    issues.push({ level: 'error', code: 'geojson-repeated-member', at: repeated, sentence });
  }
  checkObject(document.value, report);
  const verdict = issues.some(({ level }) => level === 'error') ? 'error' : issues.length > 0 ? 'warn' : 'ok';
  return { verdict, issues };
}

type Members = Readonly<Record<string, unknown>>;

function checkObject(value: unknown, report: Report): void {
  if (!isRecord(value)) {
    report('error', 'geojson-root', '', 'GeoJSON is one JSON object (RFC 7946, section 3).');
    return;
  }
  if (value.type === 'FeatureCollection') checkCollection(value, report);
  else if (value.type === 'Feature') checkFeature(value, '', report);
  else checkGeometry(value, '', report, 0);
}

function checkCollection(collection: Members, report: Report): void {
  checkCommon(collection, '', report);
  // RFC 7946 section 7.1: members that define another type.
  forbid(collection, ['coordinates', 'geometries', 'geometry', 'properties'], '', report);
  const { features } = collection;
  if (!Array.isArray(features)) {
    report(
      'error',
      'geojson-member',
      '/features',
      'A FeatureCollection has a "features" array (RFC 7946, 3.3).',
    );
    return;
  }
  features.forEach((feature: unknown, i) => {
    const at = `/features/${i}`;
    if (isRecord(feature) && feature.type === 'Feature') checkFeature(feature, at, report);
    else
      report('error', 'geojson-type', at, 'Every member of "features" is an object of type "Feature" (3.3).');
  });
}

function checkFeature(feature: Members, at: string, report: Report): void {
  checkCommon(feature, at, report);
  forbid(feature, ['coordinates', 'geometries', 'features'], at, report);
  if (has(feature, 'id') && typeof feature.id !== 'string' && typeof feature.id !== 'number') {
    report('error', 'geojson-id', `${at}/id`, 'An "id" is a string or a number (RFC 7946, 3.2).');
  }
  if (feature.properties !== null && !isRecord(feature.properties)) {
    const sentence = 'A Feature has a "properties" member, an object or null (RFC 7946, 3.2).';
    report('error', 'geojson-member', `${at}/properties`, sentence);
  }
  if (feature.geometry === null) return;
  if (isRecord(feature.geometry)) checkGeometry(feature.geometry, `${at}/geometry`, report, 0);
  else {
    const sentence = 'A Feature has a "geometry" member, a geometry or null (RFC 7946, 3.2).';
    report('error', 'geojson-member', `${at}/geometry`, sentence);
  }
}

function checkGeometry(geometry: Members, at: string, report: Report, depth: number): void {
  checkCommon(geometry, at, report);
  forbid(geometry, ['geometry', 'properties', 'features'], at, report);
  const { type } = geometry;
  if (type === 'GeometryCollection') checkGeometries(geometry, at, report, depth);
  else if (!isGeometryType(type)) {
    report('error', 'geojson-type', `${at}/type`, 'The type is none of the nine of GeoJSON (RFC 7946, 1.4).');
  } else if (!Array.isArray(geometry.coordinates)) {
    report(
      'error',
      'geojson-member',
      `${at}/coordinates`,
      'A geometry has a "coordinates" array (RFC 7946, 3.1).',
    );
  } else checkCoordinates(type, geometry.coordinates, `${at}/coordinates`, report);
}

function checkGeometries({ geometries }: Members, at: string, report: Report, depth: number): void {
  if (!Array.isArray(geometries)) {
    const sentence = 'A GeometryCollection has a "geometries" array (RFC 7946, 3.1.8).';
    report('error', 'geojson-member', `${at}/geometries`, sentence);
    return;
  }
  if (depth >= MAX_DEPTH) {
    report('error', 'geojson-depth', at, `Collections nested more than ${MAX_DEPTH} deep are not read.`);
    return;
  }
  const types = new Set<unknown>();
  geometries.forEach((geometry: unknown, i) => {
    const place = `${at}/geometries/${i}`;
    if (isRecord(geometry)) {
      types.add(geometry.type);
      checkGeometry(geometry, place, report, depth + 1);
    } else
      report('error', 'geojson-type', place, 'Every member of "geometries" is a geometry (RFC 7946, 3.1.8).');
  });
  // "SHOULD be avoided", all three; the reference checker refuses the first two, for which no writer has a reason.
  const isNeedless = geometries.length === 1 || types.has('GeometryCollection');
  if (isNeedless || types.size === 1) {
    const sentence =
      'Nested collections, and those of one geometry or one type, SHOULD be avoided (RFC 7946, 3.1.8).';
    report(isNeedless ? 'error' : 'warn', 'geojson-collection', `${at}/geometries`, sentence);
  }
}

function checkCommon(object: Members, at: string, report: Report): void {
  if (has(object, 'crs')) {
    const sentence =
      'The "crs" member was removed: leave it out, coordinates are WGS 84 (RFC 7946, section 4).';
    report('warn', 'geojson-crs', `${at}/crs`, sentence);
  }
  if (!has(object, 'bbox')) return;
  const { bbox } = object;
  const sizes = [4, 6];
  if (Array.isArray(bbox) && sizes.includes(bbox.length) && Array.from(bbox, isFinite).every(Boolean)) return;
  const sentence = 'A "bbox" is an array of 4 numbers, or 6 with altitude (RFC 7946, section 5).';
  report('error', 'geojson-bbox', `${at}/bbox`, sentence);
}

function isFinite(value: unknown): boolean {
  return Number.isFinite(value);
}

function forbid(object: Members, names: readonly string[], at: string, report: Report): void {
  for (const name of names) {
    if (!has(object, name)) continue;
    const sentence = `"${name}" belongs to another GeoJSON type and must not stand here (RFC 7946, 7.1).`;
    report('error', 'geojson-forbidden-member', `${at}/${name}`, sentence);
  }
}

function has(object: Members, name: string): boolean {
  return Object.hasOwn(object, name);
}

import type { AreaGeometry, LonLat } from './area-geometry.js';
import { isCountryCode } from './country-codes.js';
import type { GeoJsonIssue } from './geojson-issue.js';
import { centroid, geodesicAreaM2 } from './measure.js';
import { parsePolygon } from './polygon.js';
import { inVietNam, isRecord, readPosition } from './read-rings.js';

export type EudrGeometry =
  | { readonly type: 'Point'; readonly coordinates: LonLat }
  | { readonly type: 'MultiPoint'; readonly coordinates: readonly LonLat[] }
  | AreaGeometry;

/** One plot of land of an EUDR geolocation file. */
export interface EudrPlot {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly producer?: string;
  readonly place?: string;
  /** Hectares: measured for surfaces; as declared for points, 4 when nothing was declared. */
  readonly areaHa: number;
  readonly geometry: EudrGeometry;
}

/** Regulation (EU) 2023/1115, Art. 2(28): plots of more than four hectares need a boundary. */
const POINT_HECTARES = 4;
/** Declared and drawn areas may differ by this factor: declared ones are often rounded or for the planted part. */
const AREA_FACTOR = 2;
/** Countries that reach into the rectangle around Viet Nam. */
const NEIGHBOURS = new Set(['VN', 'LA', 'KH', 'CN', 'TH', 'MY', 'PH', 'TW', 'HK', 'MO', 'BN', 'ID']);
/** Notices of `parsePolygon` that an authority would also want mended. */
const TOLD = new Set(['geo-direction', 'geo-repeated-point']);

/** Reads one feature and adds what is wrong with it to `issues`; undefined when there is no usable plot in it. */
export function readPlot(feature: unknown, at: string, issues: GeoJsonIssue[]): EudrPlot | undefined {
  const error = (code: string, member: string, sentence: string): void => {
    issues.push({ level: 'error', code, at: `${at}${member}`, sentence });
  };
  if (!isRecord(feature) || feature.type !== 'Feature') {
    error('eudr-feature', '', 'Every member of "features" is a Feature (RFC 7946, 3.3).');
    return undefined;
  }
  const { properties } = feature;
  if (!isRecord(properties)) {
    error('eudr-feature', '/properties', 'A plot has "properties" with at least "ProducerCountry".');
    return undefined;
  }
  const country = properties.ProducerCountry;
  if (!isCountryCode(country)) {
    const sentence = 'ProducerCountry is an ISO 3166-1 code of two capital letters, such as VN.';
    error('eudr-country', '/properties/ProducerCountry', sentence);
  }
  const [producer, place] = ['ProducerName', 'ProductionPlace'].map((name) => {
    const value = properties[name] ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
    error('eudr-text', `/properties/${name}`, `${name} is a text.`);
    return undefined;
  });
  const declared = properties.Area ?? undefined;
  if (
    declared !== undefined &&
    !(typeof declared === 'number' && declared > 0 && Number.isFinite(declared))
  ) {
    error('eudr-area', '/properties/Area', 'Area is a number of hectares greater than zero, without unit.');
  }
  const geometry = readGeometry(feature.geometry, `${at}/geometry`, issues);
  if (geometry === undefined || !isCountryCode(country)) return undefined;
  const hectares = typeof declared === 'number' ? declared : undefined;
  const areaHa = checkArea(geometry, hectares, at, issues);
  checkCountry(geometry, country, at, issues);
  return { country, ...(producer && { producer }), ...(place && { place }), areaHa, geometry };
}

function readGeometry(value: unknown, at: string, issues: GeoJsonIssue[]): EudrGeometry | undefined {
  const type = isRecord(value) ? value.type : undefined;
  const coordinates: unknown = isRecord(value) ? value.coordinates : undefined;
  if (type === 'Point' || type === 'MultiPoint') {
    const list = type === 'Point' ? [coordinates] : coordinates;
    const points = readPoints(list, `${at}/coordinates`, type === 'MultiPoint', issues);
    const [point] = points ?? [];
    if (points === undefined || point === undefined) return undefined;
    return type === 'Point' ? { type, coordinates: point } : { type, coordinates: points };
  }
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    const sentence = 'A plot is a Point, MultiPoint, Polygon or MultiPolygon.';
    issues.push({ level: 'error', code: 'eudr-geometry', at, sentence });
    return undefined;
  }
  const parsed = parsePolygon(value, { maxPoints: 100_000 });
  if (!parsed.ok) {
    issues.push({ level: 'error', ...parsed.fault, at: `${at}${parsed.fault.at}` });
    return undefined;
  }
  const polygons = parsed.value.type === 'Polygon' ? [parsed.value.coordinates] : parsed.value.coordinates;
  const holed = polygons.findIndex((rings) => rings.length > 1);
  if (holed >= 0) {
    const pointer = `${at}/coordinates${parsed.value.type === 'Polygon' ? '' : `/${holed}`}/1`;
    const sentence = 'Holes are not accepted: split the plot into two polygons around the hole.';
    issues.push({ level: 'error', code: 'eudr-hole', at: pointer, sentence });
  }
  for (const notice of parsed.notices.filter(({ code }) => TOLD.has(code))) {
    issues.push({ level: 'warn', ...notice, at: `${at}${notice.at}` });
  }
  return parsed.value;
}

function readPoints(
  list: unknown,
  at: string,
  several: boolean,
  issues: GeoJsonIssue[],
): LonLat[] | undefined {
  if (!Array.isArray(list) || list.length === 0) {
    issues.push({ level: 'error', code: 'geo-coordinates', at, sentence: 'A list of positions is needed.' });
    return undefined;
  }
  const points: LonLat[] = [];
  for (const [i, position] of (list as unknown[]).entries()) {
    const read = readPosition(position, several ? `${at}/${i}` : at);
    if (read.ok) points.push(read.value);
    else {
      issues.push({ level: 'error', ...read.fault });
      return undefined;
    }
  }
  return points;
}

/** Hectares of the plot; reports what does not fit together. */
function checkArea(
  geometry: EudrGeometry,
  declared: number | undefined,
  at: string,
  issues: GeoJsonIssue[],
): number {
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint') {
    const most = geometry.type === 'Point' ? POINT_HECTARES : POINT_HECTARES * geometry.coordinates.length;
    if (declared !== undefined && declared > most) {
      const sentence = `A point stands for at most ${POINT_HECTARES} hectares: draw the boundary.`;
      issues.push({ level: 'error', code: 'eudr-point-too-large', at: `${at}/properties/Area`, sentence });
    }
    return declared ?? most;
  }
  const drawn = geodesicAreaM2(geometry) / 10_000;
  const ratio = (declared ?? drawn) / drawn;
  if (ratio > AREA_FACTOR || ratio < 1 / AREA_FACTOR) {
    const sentence = `Declared ${declared ?? 0} ha, drawn ${drawn.toFixed(2)} ha: one of them is wrong.`;
    issues.push({ level: 'warn', code: 'eudr-area-differs', at: `${at}/properties/Area`, sentence });
  }
  return drawn;
}

/** We know the extent of one country: a plot said to be there but far away, or there but said to be far away. */
function checkCountry(geometry: EudrGeometry, country: string, at: string, issues: GeoJsonIssue[]): void {
  const place = middleOf(geometry);
  if (inVietNam(place) ? NEIGHBOURS.has(country) : country !== 'VN') return;
  const sentence = `The plot does not lie in ${country}: check the country and the order of the coordinates.`;
  issues.push({ level: 'warn', code: 'eudr-elsewhere', at: `${at}/geometry`, sentence, place });
}

function middleOf(geometry: EudrGeometry): LonLat {
  if (geometry.type === 'Point') return geometry.coordinates;
  if (geometry.type === 'MultiPoint') return geometry.coordinates[0] ?? [0, 0];
  return centroid(geometry);
}

/** The same text for the same plot, wherever its rings start. */
export function plotKey(geometry: EudrGeometry): string {
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint') return geometry.coordinates.flat().join();
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .map((rings) => rings.map(ringKey).join('/'))
    .sort()
    .join('|');
}

function ringKey(ring: readonly LonLat[]): string {
  const corners = ring.slice(1).map(([lon, lat]) => `${lon},${lat}`);
  const start = corners.reduce((best, corner, i) => (corner < (corners[best] ?? corner) ? i : best), 0);
  return [...corners.slice(start), ...corners.slice(0, start)].join(' ');
}

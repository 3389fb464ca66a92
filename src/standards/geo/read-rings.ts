import { geoFail, type GeoFault, type GeoResult, type LonLat } from './area-geometry.js';

/** A ring as it was drawn, with the pointer of each point that was kept. */
export interface Ring {
  readonly polygon: number;
  readonly pointer: string;
  points: LonLat[];
  /** Index of each point in the input. */
  sources: number[];
}

export function pointerTo(ring: Ring, index: number): string {
  return `${ring.pointer}/${ring.sources[index] ?? index}`;
}

type Step<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: GeoFault };

/** Where Viet Nam lies, islands included, in whole degrees. */
const VIET_NAM = { west: 102, east: 118, south: 6, north: 24 };

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function inVietNam([lon, lat]: LonLat): boolean {
  return lon >= VIET_NAM.west && lon <= VIET_NAM.east && lat >= VIET_NAM.south && lat <= VIET_NAM.north;
}

/** Reads the coordinates of a Polygon or MultiPolygon into flat rings; closed, in range, no more than `maxPoints`. */
export function readRings(
  type: 'Polygon' | 'MultiPolygon',
  coordinates: unknown,
  pointer: string,
  maxPoints: number,
): GeoResult<Ring[]> {
  const polygons: readonly unknown[] = type === 'Polygon' ? [coordinates] : asArray(coordinates);
  if (type === 'MultiPolygon' && polygons.length === 0) {
    return geoFail(
      'geo-coordinates',
      pointer,
      'The coordinates of a MultiPolygon must be a list of polygons.',
    );
  }
  const rings: Ring[] = [];
  const notices: GeoFault[] = [];
  let left = maxPoints;
  for (const [p, polygon] of polygons.entries()) {
    const at = type === 'Polygon' ? pointer : `${pointer}/${p}`;
    const drawn = asArray(polygon);
    if (drawn.length === 0) return geoFail('geo-coordinates', at, 'A polygon must be a list of rings.');
    for (const [r, positions] of drawn.entries()) {
      const list = asArray(positions);
      left -= list.length;
      if (left < 0) {
        return geoFail('geo-too-many-points', at, `At most ${maxPoints} points; simplify the drawing.`);
      }
      const ring = readRing(list, `${at}/${r}`, p, notices);
      if (!ring.ok) return ring;
      rings.push(ring.value);
    }
  }
  return { ok: true, value: rings, notices };
}

function readRing(
  list: readonly unknown[],
  pointer: string,
  polygon: number,
  notices: GeoFault[],
): Step<Ring> {
  const ring: Ring = { polygon, pointer, points: [], sources: [] };
  for (const [i, position] of list.entries()) {
    const point = readPosition(position, `${pointer}/${i}`);
    if (!point.ok) return point;
    if (Array.isArray(position) && position.length > 2 && !notices.some((n) => n.code === 'geo-altitude')) {
      const sentence = 'Altitude is ignored: an area is flat.';
      notices.push({ code: 'geo-altitude', at: `${pointer}/${i}/2`, sentence });
    }
    ring.points.push(point.value);
    ring.sources.push(i);
  }
  if (ring.points.length < 4) {
    const sentence = 'A ring has at least four positions, the last repeating the first (RFC 7946, 3.1.6).';
    return geoFail('geo-too-few-points', pointer, sentence, ring.points[0]);
  }
  const [first, last] = [ring.points[0], ring.points.at(-1)];
  if (!first || !last || !same(first, last)) {
    const at = `${pointer}/${ring.points.length - 1}`;
    const sentence = 'The last position of a ring repeats the first: close the ring (RFC 7946, 3.1.6).';
    return geoFail('geo-ring-open', at, sentence, last);
  }
  return dropRepeats(ring, notices);
}

/** Reads one position: two or more finite numbers, in the range of WGS 84. */
export function readPosition(value: unknown, pointer: string): Step<LonLat> {
  if (!Array.isArray(value))
    return geoFail('geo-coordinates', pointer, 'A position must be a list of numbers.');
  const [lon, lat] = value as readonly unknown[];
  if (value.length < 2 || !value.every((n) => typeof n === 'number' && Number.isFinite(n))) {
    return geoFail('geo-position', pointer, 'A position is [longitude, latitude], two numbers in degrees.');
  }
  if (typeof lon !== 'number' || typeof lat !== 'number') {
    return geoFail('geo-position', pointer, 'A position is [longitude, latitude], two numbers in degrees.');
  }
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return { ok: true, value: [lon, lat] };
  if (inVietNam([lat, lon])) {
    const sentence = `Latitude ${lat} does not exist; turned round the point lies in Viet Nam: longitude comes first.`;
    return geoFail('geo-swapped', pointer, sentence, [lat, lon]);
  }
  if (isGrid(lon, lat)) {
    const sentence =
      'These are metres of a national grid (VN-2000, UTM), not degrees: convert them to WGS 84 longitude and latitude.';
    return geoFail('geo-vn2000', pointer, sentence);
  }
  const sentence =
    'Longitude runs from -180 to 180 and latitude from -90 to 90: degrees of WGS 84, not metres.';
  return geoFail('geo-out-of-range', pointer, sentence);
}

/** Metres east and north as grids of Viet Nam have them (false easting 500,000), in either order. */
function isGrid(one: number, other: number): boolean {
  const [small, large] = [Math.min(one, other), Math.max(one, other)];
  const east = (metres: number) => metres >= 50_000 && metres <= 1_000_000;
  const north = (metres: number) => metres >= 850_000 && metres <= 2_700_000;
  return east(small) && north(large);
}

function dropRepeats(ring: Ring, notices: GeoFault[]): Step<Ring> {
  const points: LonLat[] = [];
  const sources: number[] = [];
  ring.points.forEach((point, i) => {
    const previous = points.at(-1);
    if (previous === undefined || !same(previous, point)) {
      points.push(point);
      sources.push(i);
      return;
    }
    const at = `${ring.pointer}/${i}`;
    notices.push({ code: 'geo-repeated-point', at, sentence: 'A repeated point was dropped.', place: point });
  });
  if (points.length < 4) {
    const sentence = 'Without its repeated points the ring has fewer than three corners.';
    return geoFail('geo-too-few-points', ring.pointer, sentence, points[0]);
  }
  return { ok: true, value: { ...ring, points, sources } };
}

function same(a: LonLat, b: LonLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

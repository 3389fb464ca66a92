import type { LonLat } from './area-geometry.js';
import type { Report } from './geojson-issue.js';

/** How deep positions lie in the "coordinates" of each type (RFC 7946 sections 3.1.2 to 3.1.7). */
const DEPTHS = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
} as const;

export type GeometryType = keyof typeof DEPTHS;

/** RFC 7946 section 11.2 finds six decimals (0.1 m) right; more than seven (1 cm) is beyond any survey of a field. */
const MAX_DECIMALS = 7;

export function isGeometryType(type: unknown): type is GeometryType {
  return typeof type === 'string' && Object.hasOwn(DEPTHS, type);
}

/** Reports what is wrong with the coordinates of one geometry. */
export function checkCoordinates(
  type: GeometryType,
  coordinates: readonly unknown[],
  at: string,
  report: Report,
): void {
  walk(coordinates, DEPTHS[type], at, (value, pointer, depth) => {
    if (depth === 0) checkPosition(value, pointer, report);
    else if (!Array.isArray(value)) {
      report(
        'error',
        'geojson-coordinates',
        pointer,
        `Coordinates of a ${type} nest deeper: a list is missing here.`,
      );
    } else if (depth === 1 && type.endsWith('LineString') && value.length < 2) {
      report('error', 'geojson-line', pointer, 'A line has two or more positions (RFC 7946, 3.1.4).');
    } else if (depth === 1 && type.endsWith('Polygon')) checkRing(value, pointer, report);
  });
}

/** Visits every node of the lists from the outermost to the positions. Depth is at most 3. */
function walk(
  value: unknown,
  depth: number,
  pointer: string,
  visit: (value: unknown, pointer: string, depth: number) => void,
): void {
  visit(value, pointer, depth);
  if (depth === 0 || !Array.isArray(value)) return;
  // Array.from also visits the gaps of a sparse list, which are no positions.
  Array.from(value as unknown[]).forEach((member, i) => walk(member, depth - 1, `${pointer}/${i}`, visit));
}

function checkPosition(value: unknown, at: string, report: Report): void {
  if (!Array.isArray(value)) {
    report('error', 'geojson-position', at, 'A position is an array of numbers (RFC 7946, 3.1.1).');
    return;
  }
  const numbers = Array.from(value as unknown[]);
  if (numbers.length < 2) {
    report('error', 'geojson-position', at, 'A position has two or more elements (RFC 7946, 3.1.1).');
  }
  const bad = numbers.findIndex((number) => !Number.isFinite(number));
  if (bad >= 0) {
    report('error', 'geojson-position', `${at}/${bad}`, 'Every element of a position is a number (3.1.1).');
    return;
  }
  if (numbers.length > 3) {
    report('warn', 'geojson-dimensions', at, 'A position SHOULD NOT have more than three elements (3.1.1).');
  }
  const [lon, lat] = numbers.map(Number);
  if (Math.abs(lon ?? 0) > 180 || Math.abs(lat ?? 0) > 90) {
    report(
      'warn',
      'geojson-range',
      at,
      'Longitude beyond 180 or latitude beyond 90 degrees (RFC 7946, section 4).',
    );
  }
  if (numbers.slice(0, 2).some((number) => decimalsOf(Number(number)) > MAX_DECIMALS)) {
    report(
      'warn',
      'geojson-precision',
      at,
      'More decimals than any survey yields; six are 0.1 m (RFC 7946, 11.2).',
    );
  }
}

/** Decimals in the shortest text that stands for a number, as JSON writes it. */
export function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return Math.max(0, decimals - Number(exponent));
}

function checkRing(ring: readonly unknown[], at: string, report: Report): void {
  if (ring.length < 4) {
    report('error', 'geojson-ring', at, 'A ring has four or more positions (RFC 7946, 3.1.6).');
    return;
  }
  const [first, last] = [ring[0], ring.at(-1)];
  // "MUST contain identical values": a third element on one of them only makes them differ.
  if (!Array.isArray(first) || !Array.isArray(last)) return;
  if (first.length !== last.length || first.some((number, i) => number !== last[i])) {
    const place = `${at}/${ring.length - 1}`;
    report(
      'error',
      'geojson-ring',
      place,
      'The first and last position of a ring are the same (RFC 7946, 3.1.6).',
    );
    return;
  }
  const outer = at.endsWith('/0');
  const turn = turnOf(ring.filter(isPair));
  if (turn !== 0 && turn > 0 !== outer) {
    const sentence = 'Outer rings run anticlockwise and holes clockwise (right-hand rule, RFC 7946, 3.1.6).';
    report('warn', 'geojson-direction', at, sentence);
  }
}

function isPair(value: unknown): value is LonLat {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

/** Twice the signed surface in square degrees: positive when the ring runs anticlockwise. */
function turnOf(points: readonly LonLat[]): number {
  const [origin = [0, 0]] = points;
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[i + 1] ?? origin;
    return sum + (x - origin[0]) * (nextY - origin[1]) - (nextX - origin[0]) * (y - origin[1]);
  }, 0);
}

import { describe, expect, it } from '@jest/globals';
import { readVector, report, vectorsRoot } from '../../../test/support/vectors.js';
import { readEudr } from './eudr.js';
import { writeEudr } from './eudr-write.js';
import { isRecord } from './read-rings.js';

describe('EUDR GeoJSON 1.5 vectors', () => {
  const root = vectorsRoot();
  (root === null ? it.skip : it)('eudr-geojson', () => {
    const cases = readVector('eudr-geojson', 'cases.json');
    const rows = (Array.isArray(cases) ? cases : []).filter(isRecord);
    const wrong = rows.flatMap((row) => {
      // As a document and as text: both ways in must agree.
      return [row.document, JSON.stringify(row.document)].flatMap((input) => {
        const { verdict, issues } = readEudr(input);
        return verdict === row.verdict
          ? []
          : [{ id: row.id, title: row.title, expected: row.verdict, verdict, issues }];
      });
    });
    report('eudr-geojson', rows.length, rows.length - new Set(wrong.map(({ id }) => id)).size, 0);
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});

const ring = [
  [108.031251, 12.671234],
  [108.034251, 12.671234],
  [108.034251, 12.674234],
  [108.031251, 12.674234],
  [108.031251, 12.671234],
];
const polygon = { type: 'Polygon', coordinates: [ring] };
const moved = (east: number): unknown => ({
  type: 'Polygon',
  coordinates: [ring.map(([x = 0, y = 0]) => [x + east, y])],
});
const file = (
  geometry: unknown,
  properties: unknown = { ProducerCountry: 'VN' },
  ...more: unknown[]
): unknown => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties, geometry }, ...more],
});
const point = (...coordinates: number[]): unknown => ({ type: 'Point', coordinates });

function codes(input: unknown): string[] {
  return readEudr(input).issues.map(({ level, code, at }) => `${level} ${code} ${at}`);
}

describe('readEudr', () => {
  it.each<[string, unknown, string[]]>([
    ['a point without area', file(point(108.123456, 12.123456)), []],
    ['four hectares exactly', file(point(108.123456, 12.123456), { ProducerCountry: 'VN', Area: 4 }), []],
    [
      'more than four',
      file(point(108.123456, 12.123456), { ProducerCountry: 'VN', Area: 4.01 }),
      ['error eudr-point-too-large /features/0/properties/Area'],
    ],
    [
      'two points',
      file(
        {
          type: 'MultiPoint',
          coordinates: [
            [108.123456, 12.5],
            [108.2, 12.123456],
          ],
        },
        { ProducerCountry: 'VN', Area: 8 },
      ),
      [],
    ],
    ['a line', file({ type: 'LineString', coordinates: ring }), ['error eudr-geometry /features/0/geometry']],
    ['no place', file(null), ['error eudr-geometry /features/0/geometry']],
    [
      'a hole',
      file({
        type: 'MultiPolygon',
        coordinates: [
          [
            ring,
            [
              [108.032001, 12.672],
              [108.033, 12.672],
              [108.033, 12.673],
              [108.032001, 12.672],
            ].reverse(),
          ],
        ],
      }),
      ['error eudr-hole /features/0/geometry/coordinates/0/1'],
    ],
    ['no country', file(polygon, {}), ['error eudr-country /features/0/properties/ProducerCountry']],
    [
      'a code that is not assigned',
      file(polygon, { ProducerCountry: 'ZZ' }),
      ['error eudr-country /features/0/properties/ProducerCountry'],
    ],
    [
      'a numeric name',
      file(polygon, { ProducerCountry: 'VN', ProducerName: 7 }),
      ['error eudr-text /features/0/properties/ProducerName'],
    ],
    ['a bare geometry', polygon, ['error eudr-root ']],
    [
      'a geometry in the list',
      { type: 'FeatureCollection', features: [polygon] },
      ['error eudr-feature /features/0'],
    ],
    [
      'a clockwise ring',
      file({ type: 'Polygon', coordinates: [ring.toReversed()] }),
      ['warn geo-direction /features/0/geometry/coordinates/0'],
    ],
    [
      'a plot in Viet Nam said to be in Brazil',
      file(polygon, { ProducerCountry: 'BR' }),
      ['warn eudr-elsewhere /features/0/geometry'],
    ],
    [
      'overlapping plots',
      file(polygon, undefined, {
        type: 'Feature',
        properties: { ProducerCountry: 'VN' },
        geometry: moved(0.0015),
      }),
      ['warn eudr-overlap /features/1/geometry'],
    ],
    [
      'neighbours with a common border',
      file(polygon, undefined, {
        type: 'Feature',
        properties: { ProducerCountry: 'VN' },
        geometry: moved(0.003),
      }),
      [],
    ],
    [
      'the same plot from another corner',
      file(polygon, undefined, {
        type: 'Feature',
        properties: { ProducerCountry: 'VN' },
        geometry: { type: 'Polygon', coordinates: [[...ring.slice(2), ...ring.slice(1, 3)]] },
      }),
      ['warn eudr-duplicate /features/1/geometry'],
    ],
  ])('%s', (_, input, expected) => {
    expect(codes(input)).toEqual(expected);
  });

  it('sees the zeros that JSON numbers drop', () => {
    const text = JSON.stringify(file(point(108.03, 12.67)));
    expect(codes(text)).toEqual(['error eudr-decimals /features/0/geometry']);
    expect(codes(text.replace('108.03', '108.030000'))).toEqual([]);
    expect(codes(text.replace('108.03', '108.03000'))).toEqual(['error eudr-decimals /features/0/geometry']);
  });

  it('refuses more than 25 MB', () => {
    expect(codes(' '.repeat(25_000_001))).toEqual(['error geo-too-big 0']);
  });
});

describe('writeEudr', () => {
  it('writes what readEudr reads, with six decimals', () => {
    const { plots } = readEudr(
      file(
        polygon,
        { ProducerCountry: 'VN', ProducerName: 'HTX "Ea Kao"', ProductionPlace: 'Đắk Lắk' },
        {
          type: 'Feature',
          properties: { ProducerCountry: 'VN', Area: 1.5 },
          geometry: point(108.5, 12.123456, 400),
        },
      ),
    );
    const written = writeEudr(plots);
    expect(written.ok && written.value).toContain('[108.500000,12.123456]');
    expect(written.ok && readEudr(written.value)).toEqual({ verdict: 'accept', issues: [], plots });
  });

  it('refuses what would not be accepted', () => {
    const { plots } = readEudr(file(point(108.5, 12.123456)));
    const [plot] = plots;
    expect(plot && writeEudr([{ ...plot, areaHa: 5 }])).toMatchObject({
      ok: false,
      fault: { code: 'eudr-point-too-large' },
    });
    expect(writeEudr([])).toMatchObject({ ok: false, fault: { code: 'eudr-empty' } });
  });
});

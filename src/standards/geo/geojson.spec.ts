import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readVector, report, reportDispute, vectorsRoot } from '../../../test/support/vectors.js';
import { checkGeoJson } from './geojson.js';
import { isRecord } from './read-rings.js';

/** Rows whose verdict contradicts RFC 7946, with the clause that decides and the verdict it leads to. */
const DISPUTED: Readonly<Record<string, { readonly clause: string; readonly verdict: string }>> = {
  'bad/excessive_precision_truncated.geojson': {
    clause: '11.2 advises about precision and forbids nothing; the row itself gives no reason',
    verdict: 'warn',
  },
  'good/issue82.geojson': {
    clause: '4: latitude -134 does not exist in WGS 84, and 11.2: fourteen decimals; both only warned about',
    verdict: 'warn',
  },
};

const NAMES: Readonly<Record<string, string>> = { 'warning-only': 'warn' };

describe('RFC 7946 vectors', () => {
  const root = vectorsRoot();
  (root === null ? it.skip : it)('geojson-rfc7946', () => {
    const manifest = readVector('geojson-rfc7946', 'manifest.json');
    const rows = (Array.isArray(manifest) ? manifest : []).filter(isRecord);
    const wrong: unknown[] = [];
    let disputed = 0;
    for (const row of rows) {
      const file = String(row.file);
      const said = String(row.verdict);
      const expected = DISPUTED[file]?.verdict ?? NAMES[said] ?? said;
      if (DISPUTED[file] !== undefined) disputed++;
      const { verdict, issues } = checkGeoJson(textOf(file));
      if (verdict !== expected) wrong.push({ file, expected, verdict, issues });
    }
    report('geojson-rfc7946', rows.length, rows.length - disputed - wrong.length, disputed);
    for (const [file, { clause }] of Object.entries(DISPUTED)) {
      if (rows.some((row) => row.file === file)) reportDispute([file], `RFC 7946, ${clause}`);
    }
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});

/** The text itself, not what JSON.parse makes of it: some rows are broken JSON. */
function textOf(file: string): string {
  return readFileSync(join(vectorsRoot() ?? '', 'geojson-rfc7946', file), 'utf8');
}

const point = { type: 'Point', coordinates: [105.5, 21.25] };
const feature = { type: 'Feature', properties: null, geometry: point };
const ring = [
  [105, 21],
  [106, 21],
  [106, 22],
  [105, 21],
];

function issuesOf(input: unknown): unknown {
  return checkGeoJson(input).issues.map(({ level, code, at }) => `${level} ${code} ${at}`);
}

describe('checkGeoJson says what is wrong and where', () => {
  it.each<[string, unknown, string[]]>([
    ['a point', point, []],
    ['a feature without place', { ...feature, geometry: null }, []],
    [
      'an empty MultiPolygon, which RFC 7946 3.1 lets stand for null',
      { type: 'MultiPolygon', coordinates: [] },
      [],
    ],
    ['broken text', '{"type"', ['error geo-not-json 7']],
    ['an array', [], ['error geojson-root ']],
    ['a number', 1, ['error geojson-root ']],
    ['no type', {}, ['error geojson-type /type']],
    ['an inherited name as type', { type: 'constructor' }, ['error geojson-type /type']],
    ['a feature in wrong case', { type: 'feature' }, ['error geojson-type /type']],
    [
      'a feature without members',
      { type: 'Feature' },
      ['error geojson-member /properties', 'error geojson-member /geometry'],
    ],
    ['an id of true', { ...feature, id: true }, ['error geojson-id /id']],
    ['a bbox of three', { ...point, bbox: [1, 2, 3] }, ['error geojson-bbox /bbox']],
    [
      'a geometry as member of features',
      { type: 'FeatureCollection', features: [point] },
      ['error geojson-type /features/0'],
    ],
    ['an empty line', { type: 'LineString', coordinates: [] }, ['error geojson-line /coordinates']],
    ['an empty point', { type: 'Point', coordinates: [] }, ['error geojson-position /coordinates']],
    [
      'null in a position',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [1, null],
        ],
      },
      ['error geojson-position /coordinates/1/1'],
    ],
    [
      'a short ring',
      { type: 'Polygon', coordinates: [ring.slice(1)] },
      ['error geojson-ring /coordinates/0'],
    ],
    [
      'a clockwise ring',
      { type: 'Polygon', coordinates: [ring.toReversed()] },
      ['warn geojson-direction /coordinates/0'],
    ],
    [
      'an anticlockwise hole',
      { type: 'Polygon', coordinates: [ring, ring] },
      ['warn geojson-direction /coordinates/1'],
    ],
    ['an old crs', { ...feature, crs: null }, ['warn geojson-crs /crs']],
    [
      'eight decimals',
      { type: 'Point', coordinates: [105.12345678, 21] },
      ['warn geojson-precision /coordinates'],
    ],
    [
      'an exponent',
      { type: 'Point', coordinates: [1e-9, 1e2] },
      ['warn geojson-range /coordinates', 'warn geojson-precision /coordinates'],
    ],
    [
      'a collection in a collection',
      { type: 'GeometryCollection', geometries: [point, { type: 'GeometryCollection', geometries: [] }] },
      ['error geojson-collection /geometries'],
    ],
    [
      'a collection of one',
      { type: 'GeometryCollection', geometries: [point] },
      ['error geojson-collection /geometries'],
    ],
    [
      'a collection of points',
      { type: 'GeometryCollection', geometries: [point, point] },
      ['warn geojson-collection /geometries'],
    ],
    [
      'a member given twice, its name in two spellings',
      String.raw`{"type":"Point","bbox":[1,2,1,2],"coordinates":[1,2],"c\u006fordinates" :[3,4]}`,
      ['error geojson-repeated-member 53'],
    ],
    [
      'names repeated only in other objects, or as text',
      '{"type":"Feature","properties":{"a":"a","b":["a","a"],"c":{"a":"\\":"}},"geometry":null}',
      [],
    ],
  ])('%s', (_, input, expected) => {
    expect(issuesOf(input)).toEqual(expected);
  });

  it('stops at a depth and at a number of issues', () => {
    let nested: unknown = point;
    for (let i = 0; i < 100_000; i++) nested = { type: 'GeometryCollection', geometries: [nested] };
    expect(checkGeoJson(nested).verdict).toBe('error');
    expect(checkGeoJson('['.repeat(1_000_000)).verdict).toBe('error');
    expect(checkGeoJson({ type: 'MultiPoint', coordinates: Array(10_000).fill(0) }).issues).toHaveLength(100);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LonLat } from './area-geometry.js';
import { field, polygon, verdictOf } from '../../../test/support/arbitrary-areas.js';
import { toSvgPath } from './draw.js';
import { readEudr } from './eudr.js';
import { checkGeoJson } from './geojson.js';
import { readGpx } from './gpx.js';
import { readKml } from './kml.js';
import { parsePolygon } from './polygon.js';

describe('nothing throws', () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, 105, 21, NaN, Infinity));
  const position = fc.oneof(fc.array(number, { maxLength: 4 }), fc.tuple(number, number));
  const nested = fc.oneof(
    position,
    fc.array(position),
    fc.array(fc.array(position)),
    fc.array(fc.array(fc.array(position))),
  );
  const type = fc.constantFrom(
    'Point',
    'MultiPoint',
    'LineString',
    'MultiLineString',
    'Polygon',
    'MultiPolygon',
    '__proto__',
  );
  const geometry = fc.record({ type, coordinates: fc.oneof(nested, fc.anything()) }, { requiredKeys: [] });
  const feature = fc.record(
    {
      type: fc.constant('Feature'),
      geometry,
      properties: fc.oneof(fc.constant({ ProducerCountry: 'VN' }), fc.anything()),
    },
    { requiredKeys: [] },
  );
  const document = fc.oneof(
    fc.anything({
      withNullPrototype: true,
      withSparseArray: true,
      withBigInt: true,
      withDate: true,
      withMap: true,
    }),
    geometry,
    feature,
    fc.record(
      {
        type: fc.constant('FeatureCollection'),
        features: fc.array(fc.oneof(feature, fc.anything())),
        crs: fc.anything(),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({ type: fc.constant('GeometryCollection'), geometries: fc.array(geometry) }),
  );
  /** A good document as text, with characters changed, dropped or doubled. */
  const mutated = fc
    .tuple(field, fc.array(fc.tuple(fc.nat(), fc.string({ maxLength: 3 })), { maxLength: 4 }))
    .map(([ring, edits]) =>
      edits.reduce(
        (text, [at, piece]) => text.slice(0, at % text.length) + piece + text.slice((at % text.length) + 1),
        JSON.stringify(polygon(ring)),
      ),
    );

  it.each<[string, (input: unknown) => unknown]>([
    ['parsePolygon', (input) => parsePolygon(input)],
    ['checkGeoJson', checkGeoJson],
    ['readEudr', readEudr],
  ])('%s', (_, read) => {
    fc.assert(
      fc.property(
        fc.oneof(
          document,
          fc.json(),
          mutated,
          document.map((d) => polygon(d as never)),
        ),
        (input) => {
          read(input);
        },
      ),
      { numRuns: 3_000 },
    );
    for (const text of [
      '['.repeat(500_000),
      '['.repeat(200_000) + ']'.repeat(200_000),
      '{"__proto__":{"type":"Polygon","coordinates":[[]]}}',
      '{"type":"Polygon","coordinates":[[[1e999,1]]]}',
    ]) {
      read(text);
    }
  });

  it('does not take members from a prototype', () => {
    expect(verdictOf('{"__proto__":{"type":"Polygon","coordinates":[]}}')).toBe('geo-type');
  });

  it('readKml and readGpx', () => {
    const tag = fc.constantFrom(
      'kml',
      'gpx',
      'Placemark',
      'Polygon',
      'outerBoundaryIs',
      'LinearRing',
      'coordinates',
      'trk',
      'trkpt',
      '__proto__',
      'name',
    );
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        '105,21 106,21 106,22 105,21',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '&amp;',
        '&#99999999;',
        '<?x',
        '<a b="',
        '"/>',
      ),
    );
    const { xml } = fc.letrec<{ xml: string }>((tie) => ({
      xml: fc.oneof(
        { depthSize: 'medium' },
        piece,
        fc.tuple(tag, tie('xml')).map(([name, inner]) => `<${name}>${inner}</${name}>`),
        fc.tuple(tie('xml'), tie('xml')).map((both) => both.join('')),
      ),
    }));
    const file = fc
      .tuple(fc.constantFrom('kml', 'gpx', ''), xml)
      .map(([root, inner]) => (root === '' ? inner : `<${root}>${inner}</${root}>`));
    fc.assert(
      fc.property(file, (text) => {
        readKml(text);
        readGpx(text);
      }),
      { numRuns: 3_000 },
    );
  });

  it('toSvgPath', () => {
    const ring = fc.array(fc.tuple(number, number).map(([x, y]): LonLat => [x, y]));
    const drawable = fc.array(ring).map((coordinates) => ({ type: 'Polygon' as const, coordinates }));
    fc.assert(
      fc.property(fc.array(drawable), number, number, number, (list, w, h, p) =>
        expect(toSvgPath(list, w, h, p).paths).toHaveLength(list.length),
      ),
    );
  });
});

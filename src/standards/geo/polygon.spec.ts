import { describe, expect, it } from '@jest/globals';
import { geodesicAreaM2 } from './measure.js';
import { parsePolygon } from './polygon.js';

const square = (west: number, south: number, size: number, clockwise = false): number[][] => {
  const ring = [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  return clockwise ? ring.reverse() : ring;
};
const polygon = (...rings: number[][][]): unknown => ({ type: 'Polygon', coordinates: rings });
const parts = (...polygons: number[][][][]): unknown => ({ type: 'MultiPolygon', coordinates: polygons });

function fault(input: unknown, limits = {}): unknown {
  const result = parsePolygon(input, limits);
  if (result.ok) return 'ok';
  const { code, at, place } = result.fault;
  return place === undefined ? { code, at } : { code, at, place };
}

describe('parsePolygon accepts', () => {
  const field = polygon(square(105, 21, 0.25));
  const feature = { type: 'Feature', properties: null, geometry: field };

  it.each([
    ['a geometry', field],
    ['a feature', feature],
    ['a collection of one feature', { type: 'FeatureCollection', features: [feature] }],
    ['text', JSON.stringify(field)],
    ['text with a byte order mark', `\uFEFF${JSON.stringify(field)}`],
    [
      'a crs member that names WGS 84',
      { ...feature, crs: { properties: { name: 'urn:ogc:def:crs:EPSG::4326' } } },
    ],
  ])('%s', (_, input) => {
    expect(parsePolygon(input)).toEqual({ ok: true, notices: [], value: field });
  });

  it('holes that touch the shell or one another at one point', () => {
    const hole = [
      [105, 21.5],
      [105.25, 21.75],
      [105.5, 21.5],
      [105.25, 21.25],
      [105, 21.5],
    ];
    expect(fault(polygon(square(105, 21, 1), hole))).toBe('ok');
    expect(fault(polygon(square(105, 21, 1), hole, square(105.5, 21.5, 0.25, true)))).toBe('ok');
  });

  it('parts that touch at corners, three in a circle, and an island in a hole', () => {
    expect(fault(parts([square(105, 21, 0.25)], [square(105.25, 21.25, 0.25)]))).toBe('ok');
    const triangle = (x: number, y: number): number[][] => [
      [x, y],
      [x + 0.5, y],
      [x + 0.25, y + 0.5],
      [x, y],
    ];
    expect(fault(parts([triangle(105, 21)], [triangle(105.5, 21)], [triangle(105.25, 21.5)]))).toBe('ok');
    const ringed = [square(105, 21, 1), square(105.25, 21.25, 0.5, true)];
    expect(fault(parts(ringed, [square(105.375, 21.375, 0.25)]))).toBe('ok');
  });
});

describe('parsePolygon repairs and reports', () => {
  it('direction, repeated points and altitude', () => {
    const ring = square(105, 21, 0.25, true).map((position) => [...position, 12]);
    const result = parsePolygon(polygon([...ring.slice(0, 2), ...ring.slice(1)]));
    expect(result.ok && result.notices.map(({ code, at }) => [code, at])).toEqual([
      ['geo-altitude', '/coordinates/0/0/2'],
      ['geo-repeated-point', '/coordinates/0/2'],
      ['geo-direction', '/coordinates/0'],
    ]);
    expect(result.ok && result.value).toEqual(polygon(square(105, 21, 0.25)));
  });

  it('turns holes clockwise', () => {
    const result = parsePolygon(polygon(square(105, 21, 1), square(105.25, 21.25, 0.5)));
    expect(result.ok && result.value).toEqual(polygon(square(105, 21, 1), square(105.25, 21.25, 0.5, true)));
  });

  it('a very sharp corner and an area abroad', () => {
    const needle = [...square(5, 52, 0.25).slice(0, 2), [5.25, 52.125], [9, 52.12500001], [5.25, 52.126]];
    const result = parsePolygon(polygon([...needle, [5, 52.25], [5, 52]]));
    expect(result.ok && result.notices.map(({ code, at }) => [code, at])).toEqual([
      ['geo-sharp-corner', '/coordinates/0/3'],
      ['geo-outside-viet-nam', ''],
    ]);
  });
});

describe('parsePolygon refuses, and says where', () => {
  const bowTie = [
    [105, 21],
    [106, 22],
    [106, 21],
    [105, 22],
    [105, 21],
  ];
  const big = square(105, 21, 1);

  it.each<[string, unknown, unknown]>([
    ['broken text', '{"type": "Polygon" oops}', { code: 'geo-not-json', at: 19 }],
    ['cut-off text', '{"type":', { code: 'geo-not-json', at: 8 }],
    ['null', null, { code: 'geo-type', at: '' }],
    ['a point', { type: 'Point', coordinates: [105, 21] }, { code: 'geo-type', at: '/type' }],
    ['no features', { type: 'FeatureCollection', features: [] }, { code: 'geo-features', at: '/features' }],
    [
      'VN-2000',
      { ...Object(polygon(big)), crs: { properties: { name: 'EPSG:9217' } } },
      { code: 'geo-vn2000', at: '/crs' },
    ],
    ['no coordinates', { type: 'Polygon' }, { code: 'geo-coordinates', at: '/coordinates' }],
    ['no polygons', parts(), { code: 'geo-coordinates', at: '/coordinates' }],
    ['text as numbers', polygon([['105', '21'] as never]), { code: 'geo-position', at: '/coordinates/0/0' }],
    ['metres', polygon([[552_000, 2_300_000]]), { code: 'geo-vn2000', at: '/coordinates/0/0' }],
    [
      'latitude first',
      polygon(big.map((p) => [...p].reverse())),
      { code: 'geo-swapped', at: '/coordinates/0/0', place: [105, 21] },
    ],
    [
      'an open ring',
      polygon([...big.slice(0, 4)]),
      { code: 'geo-ring-open', at: '/coordinates/0/3', place: [105, 22] },
    ],
    [
      'two corners',
      polygon([big[0], big[1], big[0]] as number[][]),
      { code: 'geo-too-few-points', at: '/coordinates/0', place: [105, 21] },
    ],
    [
      'one line',
      polygon([
        [105, 21],
        [106, 22],
        [107, 23],
        [105, 21],
      ]),
      { code: 'geo-no-area', at: '/coordinates/0', place: [105, 21] },
    ],
    [
      'a spike',
      polygon([...big.slice(0, 2), [106, 21.5], [107, 21.5], [106, 21.5], ...big.slice(2)]),
      { code: 'geo-spike', at: '/coordinates/0/3', place: [107, 21.5] },
    ],
    [
      'a bow tie',
      polygon(bowTie),
      { code: 'geo-self-intersection', at: '/coordinates/0/2', place: [105.5, 21.5] },
    ],
    [
      'a ring that touches itself',
      polygon([
        [105, 21],
        [106, 21],
        [106, 22],
        [105.5, 21],
        [105, 22],
        [105, 21],
      ]),
      { code: 'geo-self-intersection', at: '/coordinates/0/3', place: [105.5, 21] },
    ],
    [
      'a hole outside',
      polygon(big, square(107, 21, 1)),
      { code: 'geo-hole-outside', at: '/coordinates/1', place: [107, 21] },
    ],
    [
      'a hole that crosses its shell',
      polygon(big, square(105.75, 21.25, 0.5)),
      { code: 'geo-hole-outside', at: '/coordinates/1/0', place: [106, 21.25] },
    ],
    [
      'overlapping holes',
      polygon(big, square(105.25, 21.25, 0.25), square(105.375, 21.375, 0.25)),
      { code: 'geo-holes-overlap', at: '/coordinates/2/3', place: [105.375, 21.5] },
    ],
    [
      'a hole in a hole',
      polygon(big, square(105.25, 21.25, 0.5), square(105.375, 21.375, 0.125)),
      { code: 'geo-holes-overlap', at: '/coordinates/2', place: [105.375, 21.375] },
    ],
    [
      'a hole that cuts the area in two',
      polygon(big, [
        [105, 21.5],
        [105.5, 21.75],
        [106, 21.5],
        [105.5, 21.25],
        [105, 21.5],
      ]),
      { code: 'geo-interior-split', at: '/coordinates/1/3', place: [105, 21.5] },
    ],
    [
      'parts that share an edge',
      parts([big], [square(106, 21, 1)]),
      { code: 'geo-parts-overlap', at: '/coordinates/1/0/3', place: [106, 21] },
    ],
    [
      'a part in a part',
      parts([big], [square(105.25, 21.25, 0.25)]),
      { code: 'geo-parts-overlap', at: '/coordinates/1/0', place: [105.25, 21.25] },
    ],
    [
      'a part that cuts through another between two touches',
      parts(
        [big],
        [
          [
            [105, 21.25],
            [106, 21.5],
            [105.5, 21.75],
            [105, 21.25],
          ],
        ],
      ),
      { code: 'geo-parts-overlap', at: '/coordinates/1/0/0', place: [105.5, 21.375] },
    ],
    ['a tiny field', polygon(square(105, 21, 1e-6)), { code: 'geo-too-small', at: '', place: [105, 21] }],
  ])('%s', (_, input, expected) => {
    expect(fault(input)).toEqual(expected);
  });

  it('more bytes or points than allowed', () => {
    expect(fault(JSON.stringify(polygon(big)), { maxBytes: 20 })).toEqual({ code: 'geo-too-big', at: 0 });
    expect(fault(polygon(big), { maxPoints: 4 })).toEqual({
      code: 'geo-too-many-points',
      at: '/coordinates',
    });
  });
});

it('a hole is not counted as surface', () => {
  const whole = parsePolygon(polygon(square(105, 21, 1)));
  const holed = parsePolygon(polygon(square(105, 21, 1), square(105.25, 21.25, 0.5)));
  expect(whole.ok && holed.ok && geodesicAreaM2(holed.value) / geodesicAreaM2(whole.value)).toBeCloseTo(
    0.75,
    4,
  );
});

import { describe, expect, it } from '@jest/globals';
import type { GeoResult } from './area-geometry.js';
import { readGpx } from './gpx.js';
import { readKml } from './kml.js';
import type { NamedArea } from './named-area.js';
import { growthOf } from '../../../test/support/growth.js';

const ring = '105,21,0 105.01,21,0\n 105.01,21.01,0 105,21.01,0 105,21,0';
const hole = '105.002,21.002 105.002,21.004 105.004,21.004 105.004,21.002 105.002,21.002';
const boundary = (side: string, coordinates: string): string =>
  `<${side}><LinearRing><coordinates>${coordinates}</coordinates></LinearRing></${side}>`;
const polygon = `<Polygon>${boundary('innerBoundaryIs', hole)}${boundary('outerBoundaryIs', ring)}</Polygon>`;
const kml = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${content}</Document></kml>`;
const placemark = (content: string, name = ''): string =>
  `<Placemark><name>${name}</name>${content}</Placemark>`;

const point = (lon: number, lat: number): string => `<trkpt lat="${lat}" lon='${lon}'><ele>12</ele></trkpt>`;
const gpx = (...points: string[]): string =>
  `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Vườn</name><trkseg>${points.join('')}</trkseg></trk></gpx>`;

function faultOf(result: GeoResult<readonly NamedArea[]>): unknown {
  return result.ok ? 'ok' : [result.fault.code, result.fault.at];
}

describe('readKml', () => {
  it('reads polygons with holes, whatever the order, prefix and entities', () => {
    const text = kml(
      `<Folder>${placemark(polygon, 'Đồi chè &amp; <![CDATA[<suối> &lt;]]> &#x1F343;')}</Folder>`,
    );
    const prefixed = text.replace(/<(\/?)(\w)(?!uối)/g, '<$1k:$2');
    for (const result of [readKml(text), readKml(prefixed), readKml(`\uFEFF${text}`)]) {
      expect(result.ok && result.value.map(({ name }) => name)).toEqual(['Đồi chè & <suối> &lt; 🍃']);
      expect(result.ok && result.value[0]?.geometry.type).toBe('Polygon');
      expect(result.ok && result.value[0]?.geometry.coordinates.map((r) => r.length)).toEqual([5, 5]);
    }
  });

  it('joins the parts of a MultiGeometry, takes closed lines, passes over points and roads', () => {
    const line = `<LineString><coordinates>${ring.replaceAll('105', '106')}</coordinates></LineString>`;
    const road = '<LineString><coordinates>105,21 106,22</coordinates></LineString>';
    const pin = '<Point><coordinates>105,21</coordinates></Point>';
    const result = readKml(
      kml(placemark(pin) + placemark(road) + placemark(`<MultiGeometry>${polygon}${line}</MultiGeometry>`)),
    );
    expect(result.ok && result.value.map(({ geometry }) => geometry.type)).toEqual(['MultiPolygon']);
  });

  it.each([
    ['another root', '<svg/>', ['kml-root', 0]],
    ['no polygon', kml(''), ['kml-no-area', 0]],
    ['letters', kml(placemark(polygon.replace('105.01', 'x'))), ['kml-coordinates', 'placemark 1']],
    ['no outer ring', kml(placemark('<Polygon/>')), ['kml-coordinates', 'placemark 1']],
    [
      'a bow tie in the second',
      kml(
        placemark(polygon) +
          placemark(
            `<Polygon>${boundary('outerBoundaryIs', '105,21 106,22 106,21 105,22 105,21')}</Polygon>`,
          ),
      ),
      ['geo-self-intersection', 'placemark 2/coordinates/0/2'],
    ],
  ])('refuses %s', (_, text, expected) => {
    expect(faultOf(readKml(text))).toEqual(expected);
  });
});

describe('hostile XML', () => {
  const laughs = '<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><kml>&b;</kml>';

  it.each<[string, string, unknown]>([
    ['entities', laughs, ['xml-doctype', 0]],
    [
      'an external file',
      '<?xml version="1.0"?><!DOCTYPE kml SYSTEM "file:///etc/passwd"><kml/>',
      ['xml-doctype', 21],
    ],
    ['a DOCTYPE inside', '<kml><!ENTITY a "b"></kml>', ['xml-doctype', 5]],
    ['depth', '<kml>'.repeat(100_000), ['xml-too-deep', 32 * 5]],
    ['too many elements', `<kml>${'<a/>'.repeat(250_000)}</kml>`, ['xml-too-many-elements', 5 + 4 * 199_999]],
    ['size', `<kml>${' '.repeat(5_000_001)}</kml>`, ['xml-too-big', 0]],
    ['a cut-off file', '<kml><Document', ['xml-malformed', 5]],
    ['an open comment', '<kml><!-- ', ['xml-malformed', 5]],
    ['crossed tags', '<kml><a></kml></a>', ['xml-malformed', 8]],
    ['two roots', '<kml></kml><kml></kml>', ['xml-malformed', 11]],
    ['an unclosed root', '<kml>', ['xml-malformed', 5]],
    ['text', 'not xml', ['xml-malformed', 0]],
    ['nothing', '', ['xml-malformed', 0]],
    ['names of the prototype', '<kml><__proto__><constructor/></__proto__></kml>', ['xml-malformed', 0]],
  ])('%s is refused', (_, text, expected) => {
    expect(faultOf(readKml(text))).toEqual(expected);
  });

  it('keeps what looks like an unknown entity as text, and ">" in quotes', () => {
    const result = readKml(kml(`<Style id="a>b"/>${placemark(polygon, '&unknown; &#0;')}`));
    expect(result.ok && result.value[0]?.name).toBe('&unknown; &#0;');
  });

  it.each([
    ['open tags', (size: number) => '<a '.repeat(size)],
    ['a value without an end', (size: number) => `<kml a="${'<'.repeat(size)}`],
    ['open comments', (size: number) => '<!--'.repeat(size)],
  ])('takes time in proportion to the size: %s', (_, text) => {
    expect(growthOf((size) => readKml(text(size)), { from: 100_000 })).toBeLessThan(2.5);
  });
});

describe('readGpx', () => {
  const corners = [point(105, 21), point(105.01, 21), point(105.01, 21.01), point(105, 21.01)];

  it('reads a walk that ends where it began', () => {
    const result = readGpx(gpx(...corners, point(105, 21)));
    expect(result.ok && result.notices).toEqual([]);
    expect(result.ok && result.value.map(({ name, geometry }) => [name, geometry.type])).toEqual([
      ['Vườn', 'Polygon'],
    ]);
  });

  it('closes a gap of some metres, says so, and reads routes', () => {
    const text = gpx(...corners, point(105, 21.0001))
      .replaceAll('trkpt', 'rtept')
      .replaceAll('trk>', 'rte>');
    const result = readGpx(text);
    expect(result.ok && result.notices.map(({ code, place }) => [code, place])).toEqual([
      ['gpx-closed', [105, 21.0001]],
    ]);
    expect(result.ok && result.value[0]?.geometry.coordinates[0]).toHaveLength(6);
  });

  it.each([
    ['another root', '<kml/>', ['gpx-root', 0]],
    ['no track', '<gpx><wpt lat="1" lon="2"/></gpx>', ['gpx-no-track', 0]],
    ['a walk that does not come back', gpx(...corners), ['gpx-open', 'track 1']],
    ['a point without longitude', gpx('<trkpt lat="21"/>', ...corners), ['gpx-point', 'track 1']],
    [
      'a point in another notation',
      gpx('<trkpt lat="21" lon="0x69"/>', ...corners),
      ['gpx-point', 'track 1'],
    ],
    [
      'swapped attributes',
      gpx(point(21, 105), ...corners, point(21, 105)),
      ['geo-swapped', 'track 1/coordinates/0/0'],
    ],
  ])('refuses %s', (_, text, expected) => {
    expect(faultOf(readGpx(text))).toEqual(expected);
  });
});

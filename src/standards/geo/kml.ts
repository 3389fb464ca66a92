import { geoFail, type GeoFault, type GeoResult, type LonLat } from './area-geometry.js';
import {
  childText,
  descendants,
  isClosed,
  MAX_AREAS,
  parseArea,
  pointFrom,
  type NamedArea,
} from './named-area.js';
import type { PolygonLimits } from './polygon.js';
import { readXml, type XmlNode } from './xml.js';

/**
 * Reads the surfaces of a KML file (OGC 12-007r2): the polygons of every Placemark, alone or in a MultiGeometry, with
 * their holes; a closed LineString or LinearRing counts as a polygon. Points are passed over. Each surface passes
 * `parsePolygon`, and the `at` of its faults is `placemark <number>` and the pointer into its coordinates.
 *
 * Codes besides those of `parsePolygon` and `readXml`: kml-root, kml-no-area, kml-coordinates, kml-too-many-areas.
 * Never throws.
 */
export function readKml(text: string, limits: PolygonLimits = {}): GeoResult<readonly NamedArea[]> {
  const xml = readXml(text);
  if (!xml.ok) return xml;
  if (xml.value.name !== 'kml') return geoFail('kml-root', 0, 'The file is not KML: its root must be <kml>.');
  const placemarks = descendants(xml.value).filter(({ name }) => name === 'Placemark');
  const areas: NamedArea[] = [];
  const notices: GeoFault[] = [];
  for (const [i, placemark] of placemarks.entries()) {
    const where = `placemark ${i + 1}`;
    const drawn = kmlPolygons(placemark);
    if (drawn === undefined) {
      const sentence =
        'Coordinates must be "longitude,latitude" pairs separated by spaces (OGC 12-007r2, 9.1.3).';
      return geoFail('kml-coordinates', where, sentence);
    }
    if (drawn.length === 0) continue;
    if (areas.length === MAX_AREAS) {
      return geoFail(
        'kml-too-many-areas',
        where,
        `More than ${MAX_AREAS} areas: send them in several files.`,
      );
    }
    const area = parseArea(drawn, where, limits);
    if (!area.ok) return area;
    notices.push(...area.notices);
    areas.push({ name: childText(placemark, 'name').slice(0, 200), geometry: area.value });
  }
  if (areas.length > 0) return { ok: true, value: areas, notices };
  return geoFail(
    'kml-no-area',
    0,
    'The file holds no polygon: draw the boundary as a polygon and export it as KML.',
  );
}

/** The polygons of one placemark, or undefined when its coordinates cannot be read. */
function kmlPolygons(placemark: XmlNode): LonLat[][][] | undefined {
  const polygons: LonLat[][][] = [];
  for (const node of shapes(placemark)) {
    const rings =
      node.name === 'Polygon'
        ? [...ringsUnder(node, 'outerBoundaryIs'), ...ringsUnder(node, 'innerBoundaryIs')]
        : [kmlCoordinates(childText(node, 'coordinates'))];
    const read = rings.filter((ring) => ring !== undefined);
    if (read.length < rings.length || read.length === 0) return undefined;
    // A line with two ends is a road or a ditch, not a field.
    if (node.name === 'Polygon' || isClosed(read[0] ?? [])) polygons.push(read);
  }
  return polygons;
}

/** Polygons and lines of a placemark, without the rings inside polygons. */
function shapes(node: XmlNode): XmlNode[] {
  return node.children.flatMap((child) =>
    ['Polygon', 'LineString', 'LinearRing'].includes(child.name) ? [child] : shapes(child),
  );
}

function ringsUnder(polygon: XmlNode, boundary: string): (LonLat[] | undefined)[] {
  return polygon.children
    .filter(({ name }) => name === boundary)
    .flatMap(({ children }) => children.filter(({ name }) => name === 'LinearRing'))
    .map((ring) => kmlCoordinates(childText(ring, 'coordinates')));
}

function kmlCoordinates(text: string): LonLat[] | undefined {
  const points = text
    .split(/\s+/)
    .filter((tuple) => tuple !== '')
    .map((tuple) => {
      const [lon, lat] = tuple.split(',');
      return pointFrom(lon, lat);
    });
  const read = points.filter((point) => point !== undefined);
  return read.length === points.length ? read : undefined;
}

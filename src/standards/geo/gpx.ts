import { geoFail, type GeoFault, type GeoResult, type LonLat } from './area-geometry.js';
import { metresPerDegree } from './measure.js';
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

/** The ends of a walked boundary may lie this far apart before it counts as not closed. */
const GAP_METRES = 50;
const GAP_SHARE = 0.1;

/**
 * Reads walked boundaries from GPX 1.1: every track (its segments joined) and every route is one area. A gap between
 * the two ends of at most 50 m, or a tenth of the way if that is less, is closed and reported as `gpx-closed`.
 *
 * Codes besides those of `parsePolygon` and `readXml`: gpx-root, gpx-no-track, gpx-point, gpx-open,
 * gpx-too-many-areas. `at` names the track or route by number. Never throws.
 */
export function readGpx(text: string, limits: PolygonLimits = {}): GeoResult<readonly NamedArea[]> {
  const xml = readXml(text);
  if (!xml.ok) return xml;
  if (xml.value.name !== 'gpx') return geoFail('gpx-root', 0, 'The file is not GPX: its root must be <gpx>.');
  const walks = xml.value.children.filter(({ name }) => name === 'trk' || name === 'rte');
  if (walks.length > MAX_AREAS) {
    return geoFail('gpx-too-many-areas', 0, `More than ${MAX_AREAS} tracks: send them in several files.`);
  }
  const areas: NamedArea[] = [];
  const notices: GeoFault[] = [];
  for (const [i, walk] of walks.entries()) {
    const where = `track ${i + 1}`;
    const points = descendants(walk)
      .filter(({ name }) => name === 'trkpt' || name === 'rtept')
      .map(gpxPoint);
    const walked = points.filter((point) => point !== undefined);
    if (walked.length < points.length) {
      return geoFail('gpx-point', where, 'Every point needs a "lat" and a "lon" in degrees.');
    }
    if (walked.length === 0) continue;
    const closed = closeWalk(walked, where);
    if (!closed.ok) return closed;
    const area = parseArea([[closed.value]], where, limits);
    if (!area.ok) return area;
    notices.push(...closed.notices, ...area.notices);
    areas.push({ name: childText(walk, 'name').slice(0, 200), geometry: area.value });
  }
  if (areas.length > 0) return { ok: true, value: areas, notices };
  return geoFail(
    'gpx-no-track',
    0,
    'The file holds no track or route: record the walk round the field as a track.',
  );
}

function gpxPoint({ attributes }: XmlNode): LonLat | undefined {
  return pointFrom(attributes.get('lon'), attributes.get('lat'));
}

function closeWalk(points: readonly LonLat[], where: string): GeoResult<LonLat[]> {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || isClosed(points))
    return { ok: true, value: [...points], notices: [] };
  const way = points.reduce((sum, point, i) => sum + metresBetween(points[i - 1] ?? point, point), 0);
  const gap = metresBetween(last, first);
  if (gap > Math.min(GAP_METRES, way * GAP_SHARE)) {
    const sentence = `The walk ends ${Math.round(gap)} m from its start: walk the whole boundary back to the start.`;
    return geoFail('gpx-open', where, sentence, last);
  }
  const sentence = `The last ${Math.round(gap)} m back to the start were drawn straight.`;
  return {
    ok: true,
    value: [...points, first],
    notices: [{ code: 'gpx-closed', at: where, sentence, place: last }],
  };
}

/** Metres between two near points, on the plane that touches the ellipsoid there. */
function metresBetween(a: LonLat, b: LonLat): number {
  const scale = metresPerDegree((a[1] + b[1]) / 2);
  return Math.hypot((a[0] - b[0]) * scale.lon, (a[1] - b[1]) * scale.lat);
}

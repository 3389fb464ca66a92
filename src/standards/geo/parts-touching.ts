import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { geoFail, type GeoFault, type LonLat } from './area-geometry.js';
import type { Meeting } from './meetings.js';
import { pointerTo, type Ring } from './read-rings.js';

/**
 * Parts may touch at single points. Where they do, one may still pass through the other between two touches; a piece
 * of boundary between touches lies wholly inside or outside, so the middle of each piece decides.
 */
export function partsFault(rings: readonly Ring[], touches: readonly Meeting[]): GeoFault | undefined {
  const cuts = new Map<string, { ring: Ring; edge: number; polygon: number; places: LonLat[] }>();
  const cut = (ringIndex: number, edge: number, otherIndex: number, place: LonLat): void => {
    const [ring, other] = [rings[ringIndex], rings[otherIndex]];
    if (!ring || !other) return;
    const key = `${ringIndex} ${edge} ${other.polygon}`;
    const entry = cuts.get(key) ?? { ring, edge, polygon: other.polygon, places: [] };
    entry.places.push(place);
    cuts.set(key, entry);
  };
  for (const { ring, edge, otherRing, otherEdge, place } of touches) {
    cut(ring, edge, otherRing, place);
    cut(otherRing, otherEdge, ring, place);
  }
  for (const { ring, edge, polygon, places } of cuts.values()) {
    const [start, end] = [ring.points[edge], ring.points[edge + 1]];
    if (!start || !end) continue;
    const coordinates = rings.filter((r) => r.polygon === polygon).map((r) => r.points);
    const place = middles(start, end, places).find((middle) =>
      booleanPointInPolygon(middle, { type: 'Polygon', coordinates }, { ignoreBoundary: true }),
    );
    if (place === undefined) continue;
    const sentence = 'Two parts overlap here: join them.';
    return geoFail('geo-parts-overlap', pointerTo(ring, edge), sentence, place).fault;
  }
  return undefined;
}

/** The middles of the pieces into which points on it cut an edge. */
function middles(start: LonLat, end: LonLat, cuts: readonly LonLat[]): LonLat[] {
  const along = Math.abs(end[0] - start[0]) > Math.abs(end[1] - start[1]) ? 0 : 1;
  const direction = Math.sign(end[along] - start[along]);
  const stops = [start, ...cuts, end].sort((a, b) => direction * (a[along] - b[along]));
  return stops.slice(1).flatMap((stop, i): LonLat[] => {
    const before = stops[i];
    if (before === undefined || before[along] === stop[along]) return [];
    return [[(before[0] + stop[0]) / 2, (before[1] + stop[1]) / 2]];
  });
}

import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { geoFail, type GeoFault, type LonLat } from './area-geometry.js';
import type { Ring } from './read-rings.js';

interface Extent {
  readonly ring: Ring;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/**
 * The first ring that lies where it must not: a hole outside its shell or inside another hole, a part inside another
 * part. Holds only once `meetingFault` found nothing: then two rings touch at one point at most, so any corner that
 * is not that point tells where the whole ring lies.
 */
export function nestingFault(rings: readonly Ring[]): GeoFault | undefined {
  const polygons = new Map<number, Extent[]>();
  for (const ring of rings)
    polygons.set(ring.polygon, [...(polygons.get(ring.polygon) ?? []), extentOf(ring)]);
  for (const [shell, ...holes] of polygons.values()) {
    if (shell === undefined) continue;
    const fault = holeFault(shell, holes);
    if (fault !== undefined) return fault;
  }
  return partFault([...polygons.values()]);
}

function holeFault(shell: Extent, holes: readonly Extent[]): GeoFault | undefined {
  for (const [i, hole] of holes.entries()) {
    if (!lies(hole, shell)) {
      const sentence = 'A hole lies outside its outer ring.';
      return geoFail('geo-hole-outside', hole.ring.pointer, sentence, hole.ring.points[0]).fault;
    }
    const nested = holes.slice(0, i).find((earlier) => lies(hole, earlier) || lies(earlier, hole));
    if (nested !== undefined) {
      const sentence = 'A hole lies inside another hole.';
      return geoFail('geo-holes-overlap', hole.ring.pointer, sentence, hole.ring.points[0]).fault;
    }
  }
  return undefined;
}

function partFault(parts: readonly (readonly Extent[])[]): GeoFault | undefined {
  for (const [i, part] of parts.entries()) {
    const [shell] = part;
    if (shell === undefined) continue;
    for (const earlier of parts.slice(0, i)) {
      const [earlierShell] = earlier;
      if (earlierShell === undefined || apart(shell, earlierShell)) continue;
      if (covers(earlier, shell) || covers(part, earlierShell)) {
        const sentence = 'One part lies inside another: surface would be counted twice.';
        return geoFail('geo-parts-overlap', shell.ring.pointer, sentence, shell.ring.points[0]).fault;
      }
    }
  }
  return undefined;
}

function apart(a: Extent, b: Extent): boolean {
  return a.east < b.west || b.east < a.west || a.north < b.south || b.north < a.south;
}

/** Whether a ring lies in the solid of a polygon: in its shell and in none of its holes. */
function covers([shell, ...holes]: readonly Extent[], inner: Extent): boolean {
  return shell !== undefined && lies(inner, shell) && !holes.some((hole) => lies(inner, hole));
}

function lies(inner: Extent, outer: Extent): boolean {
  if (inner.west < outer.west || inner.east > outer.east) return false;
  if (inner.south < outer.south || inner.north > outer.north) return false;
  const coordinates = [outer.ring.points];
  const inside = (point: LonLat, ignoreBoundary: boolean): boolean =>
    booleanPointInPolygon(point, { type: 'Polygon', coordinates }, { ignoreBoundary });
  const telling = inner.ring.points.find((point) => inside(point, true) || !inside(point, false));
  return telling !== undefined && inside(telling, true);
}

function extentOf(ring: Ring): Extent {
  const extent = { ring, west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lon, lat] of ring.points) {
    extent.west = Math.min(extent.west, lon);
    extent.east = Math.max(extent.east, lon);
    extent.south = Math.min(extent.south, lat);
    extent.north = Math.max(extent.north, lat);
  }
  return extent;
}

import type { LonLat } from './area-geometry.js';
import { metresPerDegree } from './measure.js';

type Ring = readonly (readonly [number, number])[];

/**
 * How far a place lies outside an area that is drawn by closed rings, outer ones and holes alike (even-odd): 0 inside, else metres to the
 * nearest side on the plane around the place, right to a per cent within some tens of kilometres.
 */
export function metresOutside([lon, lat]: LonLat, rings: readonly Ring[]): number {
  const scale = metresPerDegree(lat);
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at++) {
      const [from, to] = [ring[at - 1], ring[at]];
      if (from === undefined || to === undefined) continue;
      if (
        from[1] > lat !== to[1] > lat &&
        lon < ((to[0] - from[0]) * (lat - from[1])) / (to[1] - from[1]) + from[0]
      )
        inside = !inside;
      const [ax, ay] = [(from[0] - lon) * scale.lon, (from[1] - lat) * scale.lat];
      const [bx, by] = [(to[0] - lon) * scale.lon, (to[1] - lat) * scale.lat];
      const [dx, dy] = [bx - ax, by - ay];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
      nearest = Math.min(nearest, Math.hypot(ax + share * dx, ay + share * dy));
    }
  }
  return inside ? 0 : nearest;
}

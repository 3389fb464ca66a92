import { polygonsOf, type LonLat } from '../standards/geo/area-geometry.js';
import { simplifyArea } from '../standards/geo/coarsen.js';
import { boundingBox, metresPerDegree } from '../standards/geo/measure.js';
import { parsePolygon } from '../standards/geo/polygon.js';

export interface SeenRings {
  readonly lon: number;
  readonly lat: number;
  /** None where it is but a dot at this level. */
  readonly rings: readonly (readonly LonLat[])[];
}

const DOT_PX = 10;
/** Beyond this many corners a boundary is drawn with fewer. */
const CORNERS = 60;

/** As much of a boundary as is seen at a level of the web's maps; null for one that cannot be read. */
export function seenRings(outline: unknown, zoom: number): SeenRings | null {
  const read = parsePolygon(outline);
  if (!read.ok) return null;
  const { west, south, east, north } = boundingBox(read.value);
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const pxPerDegree = (256 * 2 ** zoom) / 360;
  if (Math.max(east - west, north - south) * pxPerDegree < DOT_PX) return { lon, lat, rings: [] };
  const corners = polygonsOf(read.value).flat(2).length;
  const shown =
    corners <= CORNERS ? read.value : simplifyArea(read.value, metresPerDegree(lat).lon / pxPerDegree);
  return { lon, lat, rings: polygonsOf(shown).flat() };
}

import type { MultiPolygon, Polygon } from 'geojson';
import { polygonsOf, type AreaGeometry, type LonLat } from '../standards/geo/area-geometry.js';
import { boundingBox, metresPerDegree } from '../standards/geo/measure.js';
import { Invalid } from '../platform/errors.js';
import type { CommuneCentre } from './commune-centres.js';

/** What an owner and an official are told about where a boundary lies. */
export interface AreaNotice {
  readonly code: 'far-from-commune';
  /** From the middle of the area's box to the middle of the declared commune. */
  readonly kilometres: number;
  /** The commune whose middle is nearest. */
  readonly nearestCommuneCode: string;
}

export type Centres = ReadonlyMap<string, CommuneCentre>;

/**
 * A commune is no circle: of the outlines of one province no corner lies farther from the middle than 3.6 times the
 * radius of a circle of its size, and only one in ten communes has one beyond 2.3.
 */
const FAR_RADII = 2.5;
const FAR_KM = 1;
/** The border runs nearer than this to the middle of some commune, or than as many of its radii. */
const ABROAD_KM = 25;
const ABROAD_RADII = 3;

/** @throws Invalid when a part of the area lies near no commune of the country, naming the place. */
export function assertInVietNam(polygon: AreaGeometry, centres: Centres): void {
  const { west, south, east, north } = boundingBox(polygon);
  const places: LonLat[] = [
    ...polygonsOf(polygon).flatMap((rings) => rings[0]?.slice(0, 1) ?? []),
    ...[west, east].flatMap((lon): LonLat[] => [
      [lon, south],
      [lon, north],
    ]),
  ];
  const abroad = places.find(
    (place) =>
      ![...centres.values()].some(
        (centre) => kilometresTo(place, centre) <= Math.max(ABROAD_KM, ABROAD_RADII * radiusOf(centre)),
      ),
  );
  if (abroad !== undefined)
    throw Invalid.field('polygon', 'geo-outside-viet-nam', { lon: abroad[0], lat: abroad[1] });
}

/** What looks odd about the place of a boundary; none where the commune's middle is not known. */
export function placeNotices(
  polygon: Polygon | MultiPolygon,
  communeCode: string,
  centres: Centres,
): AreaNotice[] {
  const declared = centres.get(communeCode);
  if (declared === undefined) return [];
  const middle = middleOf(polygon);
  const kilometres = kilometresTo(middle, declared);
  if (kilometres <= FAR_RADII * radiusOf(declared) + FAR_KM) return [];
  let nearest = { code: communeCode, kilometres };
  for (const [code, centre] of centres) {
    const away = kilometresTo(middle, centre);
    if (away < nearest.kilometres) nearest = { code, kilometres: away };
  }
  return [
    {
      code: 'far-from-commune',
      kilometres: Math.round(kilometres * 10) / 10,
      nearestCommuneCode: nearest.code,
    },
  ];
}

/** The middle of the box around a boundary. */
function middleOf({ type, coordinates }: Polygon | MultiPolygon): LonLat {
  const points = type === 'Polygon' ? coordinates.flat() : coordinates.flat(2);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of points) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return [(west + east) / 2, (south + north) / 2];
}

function kilometresTo([lon, lat]: LonLat, [toLon, toLat]: CommuneCentre): number {
  const scale = metresPerDegree((lat + toLat) / 2);
  return Math.hypot((lon - toLon) * scale.lon, (lat - toLat) * scale.lat) / 1000;
}

function radiusOf([, , km2]: CommuneCentre): number {
  return Number.isFinite(km2) ? Math.sqrt(km2 / Math.PI) : 0;
}

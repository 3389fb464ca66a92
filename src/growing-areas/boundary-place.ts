import type { MultiPolygon, Polygon } from 'geojson';
import { polygonsOf, type AreaGeometry, type LonLat } from '../standards/geo/area-geometry.js';
import { metresOutside } from '../standards/geo/distance-to-rings.js';
import { boundingBox, metresPerDegree } from '../standards/geo/measure.js';
import { sharpPlaces } from '../standards/geo/ring-rules.js';
import type { CommuneOutline } from '../places/outlines.js';
import { Invalid } from '../platform/errors.js';
import type { CommuneCentre } from './commune-centres.js';

/** What an owner and an official are told about where a boundary lies. */
export type AreaNotice =
  | {
      readonly code: 'far-from-commune';
      /** From the middle of the area's box to the middle of the declared commune. */
      readonly kilometres: number;
      /** The commune whose middle is nearest. */
      readonly nearestCommuneCode: string;
    }
  | {
      readonly code: 'outside-commune';
      /** From the farthest corner to the outline of the declared commune. */
      readonly kilometres: number;
      /** The commune in whose outline that corner lies; null in none that is known. */
      readonly nearestCommuneCode: string | null;
      readonly place: LonLat;
    }
  /** So sharp that it looks like a slip of the hand or of a device. */
  | { readonly code: 'sharp-corner'; readonly place: LonLat };

export type Outlines = ReadonlyMap<string, CommuneOutline['rings']>;
export type Centres = ReadonlyMap<string, CommuneCentre>;

/** Outlines are simplified and have no legal value: so much beyond them says nothing. */
const NEAR_METRES = 500;
/** Of a long boundary so many corners are looked at. */
const CORNERS_LOOKED_AT = 300;
const SHARP_TOLD = 5;
/**
 * A commune is no circle: of the outlines of one province no corner lies farther from the middle than 3.6 times the
 * radius of a circle of its size, and only one in ten communes has one beyond 2.3.
 */
const FAR_RADII = 2.5;
const FAR_KM = 1;
/** The border runs nearer than this to the middle of some commune, or than as many of its radii. */
const ABROAD_KM = 25;
const ABROAD_RADII = 3;
/** A degree of latitude is nowhere shorter. */
const KM_PER_DEGREE_MIN = 110.5;

/** Hoàng Sa and Trường Sa are communes of islands far from the middle they are known by: west, south, east, north. */
const ARCHIPELAGOS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  '20333': [111, 15.5, 113.2, 17.4],
  '22736': [111.2, 6.5, 116.8, 12],
};

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
  const abroad = places.find(abroadOf(centres));
  if (abroad !== undefined)
    throw Invalid.field('polygon', 'geo-outside-viet-nam', { lon: abroad[0], lat: abroad[1] });
}

export function isAbroad(place: LonLat, centres: Centres): boolean {
  return abroadOf(centres)(place);
}

/** Of three thousand communes few come near in latitude, and the parts of one area lie by the same ones. */
function abroadOf(centres: Centres): (place: LonLat) => boolean {
  const reaches = [...centres.values()].map((centre) => ({
    centre,
    kilometres: Math.max(ABROAD_KM, ABROAD_RADII * radiusOf(centre)),
  }));
  const isNear = (place: LonLat, { centre, kilometres }: (typeof reaches)[number]) =>
    Math.abs(place[1] - centre[1]) * KM_PER_DEGREE_MIN <= kilometres &&
    kilometresTo(place, centre) <= kilometres;
  let last = reaches[0];
  return (place) => {
    if (last !== undefined && isNear(place, last)) return false;
    const near = reaches.find((each) => isNear(place, each));
    last = near ?? last;
    return near === undefined && !Object.keys(ARCHIPELAGOS).some((code) => isAmongIslands(place, code));
  };
}

/** What looks odd about a place alone. */
export function spotNotices(
  [lon, lat]: LonLat,
  communeCode: string,
  centres: Centres,
  outlines: Outlines,
): AreaNotice[] {
  return placeNotices({ type: 'Polygon', coordinates: [[[lon, lat]]] }, communeCode, centres, outlines);
}

/** What looks odd about a boundary and its place, each with the place where that is one. */
export function areaNotices(
  polygon: Polygon | MultiPolygon,
  communeCode: string,
  centres: Centres,
  outlines: Outlines,
): AreaNotice[] {
  const rings = ringsOf(polygon);
  return [
    ...placeNotices(polygon, communeCode, centres, outlines),
    ...sharpPlaces(rings)
      .slice(0, SHARP_TOLD)
      .map((place) => ({ code: 'sharp-corner' as const, place })),
  ];
}

/** Far from the declared commune, or beyond its outline; none where neither its outline nor its middle is known. */
function placeNotices(
  polygon: Polygon | MultiPolygon,
  communeCode: string,
  centres: Centres,
  outlines: Outlines,
): AreaNotice[] {
  const declared = centres.get(communeCode);
  const middle = middleOf(polygon);
  if (declared !== undefined && !isAmongIslands(middle, communeCode)) {
    const kilometres = kilometresTo(middle, declared);
    if (kilometres > FAR_RADII * radiusOf(declared) + FAR_KM)
      return [
        {
          code: 'far-from-commune',
          kilometres: tenths(kilometres),
          nearestCommuneCode: nearestTo(middle, centres, communeCode),
        },
      ];
  }
  const outline = outlines.get(communeCode);
  if (outline === undefined) return [];
  let farthest: { readonly metres: number; readonly place: LonLat } | null = null;
  for (const place of someCorners(polygon)) {
    const metres = metresOutside(place, outline);
    if (metres > NEAR_METRES && metres > (farthest?.metres ?? 0)) farthest = { metres, place };
  }
  if (farthest === null) return [];
  const { metres, place } = farthest;
  const within = [...outlines].find(([, rings]) => metresOutside(place, rings) === 0);
  return [
    {
      code: 'outside-commune',
      kilometres: tenths(metres / 1000),
      nearestCommuneCode: within?.[0] ?? null,
      place,
    },
  ];
}

function nearestTo(place: LonLat, centres: Centres, otherwise: string): string {
  let nearest = { code: otherwise, kilometres: Infinity };
  for (const [code, centre] of centres) {
    const away = kilometresTo(place, centre);
    if (away < nearest.kilometres) nearest = { code, kilometres: away };
  }
  return nearest.code;
}

function isAmongIslands([lon, lat]: LonLat, communeCode: string): boolean {
  const [west, south, east, north] = ARCHIPELAGOS[communeCode] ?? [1, 1, 0, 0];
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function someCorners(polygon: Polygon | MultiPolygon): LonLat[] {
  const points = ringsOf(polygon).flat();
  const step = Math.ceil(points.length / CORNERS_LOOKED_AT);
  return points.filter((_, index) => index % step === 0);
}

function ringsOf({ type, coordinates }: Polygon | MultiPolygon): LonLat[][] {
  const rings = type === 'Polygon' ? coordinates : coordinates.flat();
  return rings.map((ring) => ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat]));
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
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

import type { LonLat } from './area-geometry.js';
import { metresPerDegree } from './measure.js';

/** What can be drawn: a checked area, or the rectangle shown instead of it. */
export type Drawable =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LonLat[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly LonLat[])[])[] };

export interface ScaleBar {
  /** Length of the bar in pixels; 0 when nothing was drawn. */
  readonly px: number;
  readonly metres: number;
  /** "200 m", "5 km", "50 cm": the same in every language. */
  readonly label: string;
}

export interface Drawing {
  /** One `d` attribute per geometry, in order; fill them with `fill-rule="evenodd"` so that holes stay open. */
  readonly paths: readonly string[];
  readonly scaleMetres: ScaleBar;
  /** Where a longitude and latitude falls in the box, in pixels from its upper left corner. */
  readonly project: (position: LonLat) => readonly [x: number, y: number];
}

/** Corners nearer to the last drawn one than this are left out: nobody sees them, and pages stay small. */
const VISIBLE_PX = 0.75;
/** The smallest width of ground shown, so that a mere point still has a scale. */
const SMALLEST_METRES = 1;
/** The scale bar is at most this share of the box. */
const BAR_SHARE = 0.3;

/**
 * Draws areas to one scale, centred in a box of `width` × `height` pixels with `padding` free on every side.
 * Equirectangular projection true to scale at the middle latitude: north is up, and within a province shapes and the
 * scale bar are right to about 1 %. Pure: the same input gives the same text. Never throws; an empty list gives no
 * paths and a scale bar of length 0.
 */
export function toSvgPath(
  geometries: readonly Drawable[],
  width: number,
  height: number,
  padding = 8,
): Drawing {
  const drawn = geometries.map(ringsOf);
  const frame = frameOf(drawn.flat(2));
  if (frame === undefined) {
    const scaleMetres = { px: 0, metres: 0, label: '' };
    return { paths: drawn.map(() => ''), scaleMetres, project: () => [width / 2, height / 2] };
  }
  const { middle, perDegree, metresWide, metresHigh } = frame;
  const pxPerMetre = Math.min(
    Math.max(1, width - 2 * padding) / metresWide,
    Math.max(1, height - 2 * padding) / metresHigh,
  );
  const project = ([lon, lat]: LonLat): readonly [number, number] => [
    tenths(width / 2 + (lon - middle[0]) * perDegree.lon * pxPerMetre),
    tenths(height / 2 - (lat - middle[1]) * perDegree.lat * pxPerMetre),
  ];
  return {
    paths: drawn.map((rings) => rings.map((ring) => ringPath(ring.map(project))).join('')),
    scaleMetres: scaleBar(pxPerMetre, width * BAR_SHARE),
    project,
  };
}

/** The longest bar of 1, 2 or 5 × 10ⁿ metres that fits in `maxPx` pixels at a scale of pixels per metre. */
export function scaleBar(pxPerMetre: number, maxPx: number): ScaleBar {
  const longest = maxPx / pxPerMetre;
  const power = 10 ** Math.floor(Math.log10(longest));
  const digit = longest >= 5 * power ? 5 : longest >= 2 * power ? 2 : 1;
  const metres = digit * power;
  if (!Number.isFinite(metres) || metres <= 0) return { px: 0, metres: 0, label: '' };
  return { px: tenths(metres * pxPerMetre), metres, label: lengthLabel(metres) };
}

function lengthLabel(metres: number): string {
  if (metres >= 1000) return `${Math.round(metres / 1000)} km`;
  if (metres >= 1) return `${Math.round(metres)} m`;
  return metres >= 0.01 ? `${Math.round(metres * 100)} cm` : `${Number(metres.toPrecision(1))} m`;
}

function ringsOf(geometry: Drawable): readonly (readonly LonLat[])[] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

interface Frame {
  readonly middle: LonLat;
  readonly perDegree: { readonly lon: number; readonly lat: number };
  readonly metresWide: number;
  readonly metresHigh: number;
}

function frameOf(points: readonly LonLat[]): Frame | undefined {
  if (points.length === 0) return undefined;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const middle: LonLat = [(west + east) / 2, (south + north) / 2];
  const perDegree = metresPerDegree(middle[1]);
  return {
    middle,
    perDegree,
    metresWide: Math.max(SMALLEST_METRES, (east - west) * perDegree.lon),
    metresHigh: Math.max(SMALLEST_METRES, (north - south) * perDegree.lat),
  };
}

function ringPath(points: readonly (readonly [number, number])[]): string {
  const kept: (readonly [number, number])[] = [];
  for (const point of points.slice(0, -1)) {
    const last = kept.at(-1);
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < VISIBLE_PX) continue;
    kept.push(point);
  }
  return kept.length === 0 ? '' : `M${kept.map(([x, y]) => `${x},${y}`).join('L')}Z`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

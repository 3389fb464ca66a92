import type { BoundingBox } from '../standards/geo/measure.js';
import { columnsTo, latitudeOf, longitudeOf, rowsTo } from '../standards/geo/web-mercator.js';

/** What a map shows: its middle, and the level of the web's maps, which may lie between two. */
export interface MapWindow {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

export const ZOOM_MIN = 5;
export const ZOOM_MAX = 18;
const TILE_PX = 256;
/** The country and what lies around it. */
const WEST = 98;
const EAST = 114;
const SOUTH = 5;
const NORTH = 27;

/** `105.21,22.6,11`, as it stands in an address; null for anything else. */
export function readWindow(text: string | undefined): MapWindow | null {
  const [, lon = '', lat = '', zoom = ''] =
    /^(\d{1,3}(?:\.\d{1,8})?),(\d{1,2}(?:\.\d{1,8})?),(\d{1,2}(?:\.\d{1,2})?)$/.exec(text ?? '') ?? [];
  return lon === '' ? null : clamped({ lon: Number(lon), lat: Number(lat), zoom: Number(zoom) });
}

export function writeWindow({ lon, lat, zoom }: MapWindow): string {
  return [lon.toFixed(5), lat.toFixed(5), String(Math.round(zoom * 100) / 100)].join(',');
}

/** So that a box fits into so many pixels. */
export function windowAround(box: BoundingBox, width: number, height: number): MapWindow {
  const [across, up] = [
    columnsTo(box.east, 0) - columnsTo(box.west, 0),
    rowsTo(box.south, 0) - rowsTo(box.north, 0),
  ];
  const zoom = Math.min(Math.log2(width / TILE_PX / across), Math.log2(height / TILE_PX / up));
  return clamped({
    lon: (box.west + box.east) / 2,
    lat: latitudeOf((rowsTo(box.south, 0) + rowsTo(box.north, 0)) / 2, 0),
    zoom: Math.floor(zoom * 4) / 4,
  });
}

/** The ground that is seen through so many pixels. */
export function groundOf({ lon, lat, zoom }: MapWindow, width: number, height: number): BoundingBox {
  const [x, y] = [columnsTo(lon, zoom), rowsTo(lat, zoom)];
  const [halfX, halfY] = [width / TILE_PX / 2, height / TILE_PX / 2];
  return {
    west: longitudeOf(x - halfX, zoom),
    east: longitudeOf(x + halfX, zoom),
    north: latitudeOf(y - halfY, zoom),
    south: latitudeOf(y + halfY, zoom),
  };
}

/** Aside by parts of what is seen, nearer or farther by levels. */
export function moved(
  { lon, lat, zoom }: MapWindow,
  {
    east = 0,
    north = 0,
    nearer = 0,
  }: { readonly east?: number; readonly north?: number; readonly nearer?: number },
  width: number,
  height: number,
): MapWindow {
  return clamped({
    lon: longitudeOf(columnsTo(lon, zoom) + (east * width) / TILE_PX, zoom),
    lat: latitudeOf(rowsTo(lat, zoom) - (north * height) / TILE_PX, zoom),
    zoom: zoom + nearer,
  });
}

function clamped({ lon, lat, zoom }: MapWindow): MapWindow {
  const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
  return {
    lon: within(lon, WEST, EAST),
    lat: within(lat, SOUTH, NORTH),
    zoom: within(Number.isFinite(zoom) ? zoom : ZOOM_MAX, ZOOM_MIN, ZOOM_MAX),
  };
}

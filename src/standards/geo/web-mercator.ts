import type { BoundingBox } from './measure.js';

/** A square of the usual pyramid of map tiles: `2^z` columns and rows, row 0 in the north (OGC 17-083r4, WebMercatorQuad). */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** The projection ends here. */
const LATITUDE_MAX = 85.051_128_779_806_59;
const RADIAN = Math.PI / 180;

/** Columns from the west edge of the world to a longitude, with what is left of one as fraction. */
export function columnsTo(longitude: number, z: number): number {
  return ((longitude + 180) / 360) * 2 ** z;
}

/** Rows from the north edge of the world to a latitude. */
export function rowsTo(latitude: number, z: number): number {
  const sine = Math.sin(Math.max(-LATITUDE_MAX, Math.min(LATITUDE_MAX, latitude)) * RADIAN);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z;
}

/** The longitude where a column begins. */
export function longitudeOf(column: number, z: number): number {
  return (column / 2 ** z) * 360 - 180;
}

/** The latitude where a row begins. */
export function latitudeOf(row: number, z: number): number {
  return Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) / RADIAN;
}

/** The ground of a tile in degrees. */
export function tileBox({ z, x, y }: TileAddress): BoundingBox {
  return {
    west: longitudeOf(x, z),
    south: latitudeOf(y + 1, z),
    east: longitudeOf(x + 1, z),
    north: latitudeOf(y, z),
  };
}

/** The tiles of a level that touch a box of degrees, row by row. */
export function tilesOver({ west, south, east, north }: BoundingBox, z: number): TileAddress[] {
  const last = 2 ** z - 1;
  const within = (index: number) => Math.max(0, Math.min(last, Math.floor(index)));
  const tiles: TileAddress[] = [];
  for (let y = within(rowsTo(north, z)); y <= within(rowsTo(south, z)); y++)
    for (let x = within(columnsTo(west, z)); x <= within(columnsTo(east, z)); x++) tiles.push({ z, x, y });
  return tiles;
}

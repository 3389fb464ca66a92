import type { LonLat } from '../standards/geo/area-geometry.js';
import { tileBox, tilesOver } from '../standards/geo/web-mercator.js';
import type { MapLayer } from './page-context.js';

/** A tile where it lies on a drawing. */
export interface PlacedTile {
  readonly href: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The side of a tile as it was made to be looked at. */
const TILE_PX = 256;
/** More would cover a drawing with stamps: a coarser level is taken. */
const TILES_MAX = 30;
/** Neighbours overlap a little, or a line of the ground below would shine through. */
const SEAM = 0.4;

/**
 * The tiles beneath a drawing, each put where its own corners fall: within a tile the two projections differ by less than a pixel.
 * None where the drawing has no scale.
 */
export function tilesBeneath(
  project: (position: LonLat) => readonly [x: number, y: number],
  width: number,
  height: number,
  { minZoom, maxZoom }: MapLayer,
): PlacedTile[] {
  // Straight in both directions, so two places far apart tell it all.
  const [x0, y0] = project([0, 0]);
  const [x1, y1] = project([180, 80]);
  const [perLon, perLat] = [(x1 - x0) / 180, (y0 - y1) / 80];
  if (!(perLon > 0) || !(perLat > 0)) return [];
  const box = {
    west: -x0 / perLon,
    east: (width - x0) / perLon,
    north: y0 / perLat,
    south: (y0 - height) / perLat,
  };
  const level = Math.round(Math.log2((perLon * 360) / TILE_PX));
  for (let z = Math.max(minZoom, Math.min(maxZoom, level)); z >= minZoom; z--) {
    const tiles = tilesOver(box, z);
    if (tiles.length > TILES_MAX) continue;
    return tiles.map((tile) => {
      const { west, south, east, north } = tileBox(tile);
      return {
        href: `/map/tiles/${tile.z}/${tile.x}/${tile.y}`,
        x: tenths(x0 + west * perLon),
        y: tenths(y0 - north * perLat),
        width: tenths((east - west) * perLon + SEAM),
        height: tenths((north - south) * perLat + SEAM),
      };
    });
  }
  return [];
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

import { foldName } from '../standards/vietnam/fold.js';
import { rowsTo, columnsTo } from '../standards/geo/web-mercator.js';
import type { BoundingBox } from '../standards/geo/measure.js';

/** What is kept of an area to find it on a map of all of them. */
export interface Spot {
  readonly id: string;
  readonly businessId: string;
  /** Microseconds; with the id it tells the order of lists. */
  readonly createdAt: number;
  readonly crop: string;
  readonly status: string;
  readonly kind: string;
  readonly communeCode: string;
  /** Where its code is in force or suspended. */
  readonly markets: readonly string[];
  /** The first last day of these, `2026-12-31`. */
  readonly until: string | null;
  readonly overlaps: boolean;
  readonly box: BoundingBox;
}

export interface SpotFilter {
  /** Ids of businesses; null for all. */
  readonly scope: ReadonlySet<string> | null;
  readonly status?: string | undefined;
  readonly kind?: string | undefined;
  /** Folded, as `cropKey` gives it. */
  readonly crop?: string | undefined;
  readonly market?: string | undefined;
  readonly commune?: string | undefined;
  /** Codes whose last day lies between these two. */
  readonly expiring?: { readonly from: string; readonly to: string } | undefined;
  readonly overlap?: boolean | undefined;
}

export interface Cluster {
  readonly lon: number;
  readonly lat: number;
  readonly count: number;
  /** Where its areas lie. */
  readonly box: BoundingBox;
}

/** What a piece of the map shows: clusters, or, where they are few, the areas themselves. */
export type SpotView =
  | { readonly total: number; readonly clusters: readonly Cluster[]; readonly ids: null }
  | { readonly total: number; readonly clusters: null; readonly ids: readonly string[] };

export interface SpotChoices {
  readonly crops: ReadonlyMap<string, { readonly text: string; readonly count: number }>;
  readonly communes: ReadonlyMap<string, number>;
  readonly box: BoundingBox | null;
}

interface Offered {
  readonly version: number;
  readonly scope: SpotFilter['scope'];
  readonly choices: SpotChoices;
}

interface Kept extends Spot {
  readonly cropKey: string;
  /** The middle of the box. */
  readonly lon: number;
  readonly lat: number;
}

/** Side of a cell of the grid in pixels of the map. */
const CELL_PX = 72;
const TILE_PX = 256;
/** Areas that are drawn one by one; more become clusters. */
const FEW = 60;

/** One spelling for `Chè Shan tuyết`, `chè shan tuyet` and `Chè  Shan Tuyết`. */
export function cropKey(crop: string): string {
  return foldName(crop).replace(/\s+/g, ' ').trim();
}

/**
 * All areas, in the order of lists, oldest first. A pass over 100,000 takes some milliseconds, whatever is asked, so that every filter goes
 * together with every other and every number is exact.
 */
export class AreaSpots {
  private readonly byId = new Map<string, Kept>();
  private ordered: Kept[] = [];
  private offered: Offered | null = null;
  /** Another one whenever something has changed. */
  private version = 0;

  get size(): number {
    return this.byId.size;
  }

  put(spot: Spot): void {
    this.version += 1;
    const { west, south, east, north } = spot.box;
    const kept: Kept = {
      ...spot,
      cropKey: cropKey(spot.crop),
      lon: (west + east) / 2,
      lat: (south + north) / 2,
    };
    const before = this.byId.get(spot.id);
    this.byId.set(spot.id, kept);
    const at = this.placeOf(kept);
    this.ordered.splice(at, before === undefined ? 0 : 1, kept);
  }

  remove(id: string): void {
    const kept = this.byId.get(id);
    if (kept === undefined) return;
    this.version += 1;
    this.byId.delete(id);
    this.ordered.splice(this.placeOf(kept), 1);
  }

  clear(): void {
    this.version += 1;
    this.byId.clear();
    this.ordered = [];
  }

  /** What lies in a box of degrees, at a level of the web's maps. */
  view(filter: SpotFilter, { west, south, east, north }: BoundingBox, zoom: number): SpotView {
    const fits = fitting(filter);
    const cells = new Map<number, { lon: number; lat: number; count: number; box: BoundingBox }>();
    const ids: string[] = [];
    let total = 0;
    const level = zoom + Math.log2(TILE_PX / CELL_PX);
    for (const spot of this.ordered) {
      const { box } = spot;
      if (box.west > east || box.east < west || box.south > north || box.north < south || !fits(spot))
        continue;
      total += 1;
      if (ids.length <= FEW) ids.push(spot.id);
      const key = Math.floor(columnsTo(spot.lon, level)) * 2 ** 26 + Math.floor(rowsTo(spot.lat, level));
      const cell = cells.get(key);
      if (cell === undefined) cells.set(key, { lon: spot.lon, lat: spot.lat, count: 1, box });
      else {
        cell.lon += spot.lon;
        cell.lat += spot.lat;
        cell.count += 1;
        cell.box = joined(cell.box, box);
      }
    }
    if (total <= FEW) return { total, clusters: null, ids };
    const clusters = [...cells.values()].map(({ lon, lat, count, box }) => ({
      lon: lon / count,
      lat: lat / count,
      count,
      box,
    }));
    return { total, clusters, ids: null };
  }

  /** A page of them, newest first, after the one with this key; and how many there are in all. */
  list(
    filter: SpotFilter,
    after: { readonly createdAt: number; readonly id: string } | null,
    limit: number,
  ): { readonly items: readonly Spot[]; readonly more: boolean; readonly total: number } {
    const fits = fitting(filter);
    const items: Spot[] = [];
    let total = 0;
    let more = false;
    for (let at = this.ordered.length - 1; at >= 0; at--) {
      const spot = this.ordered[at];
      if (spot === undefined || !fits(spot)) continue;
      total += 1;
      if (after !== null && compare(spot, after) >= 0) continue;
      if (items.length < limit) items.push(spot);
      else more = true;
    }
    return { items, more, total };
  }

  /** What a filter may be set to: crops and communes with how many areas have them, and the box around all. */
  choices(scope: SpotFilter['scope']): SpotChoices {
    const { offered } = this;
    if (offered?.version === this.version && offered.scope === scope) return offered.choices;
    const choices = this.countChoices(scope);
    this.offered = { version: this.version, scope, choices };
    return choices;
  }

  private countChoices(scope: SpotFilter['scope']): SpotChoices {
    const crops = new Map<string, { text: string; count: number }>();
    const communes = new Map<string, number>();
    let box: BoundingBox | null = null;
    const fits = fitting({ scope });
    for (const spot of this.ordered) {
      if (!fits(spot)) continue;
      const crop = crops.get(spot.cropKey);
      if (crop === undefined) crops.set(spot.cropKey, { text: spot.crop, count: 1 });
      else crop.count += 1;
      communes.set(spot.communeCode, (communes.get(spot.communeCode) ?? 0) + 1);
      box = box === null ? spot.box : joined(box, spot.box);
    }
    return { crops, communes, box };
  }

  /** Where it stands in the order, or would. */
  private placeOf(spot: Spot): number {
    let [low, high] = [0, this.ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.ordered[middle];
      if (other !== undefined && compare(other, spot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

interface Placed {
  readonly createdAt: number;
  readonly id: string;
}

function compare(one: Placed, other: Placed): number {
  if (one.createdAt !== other.createdAt) return one.createdAt - other.createdAt;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

function fitting({ scope, status, kind, crop, market, commune, expiring, overlap }: SpotFilter) {
  return (spot: Kept): boolean =>
    (scope === null || scope.has(spot.businessId)) &&
    (status === undefined || spot.status === status) &&
    (kind === undefined || spot.kind === kind) &&
    (crop === undefined || spot.cropKey === crop) &&
    (commune === undefined || spot.communeCode === commune) &&
    (market === undefined || spot.markets.includes(market)) &&
    (overlap !== true || spot.overlaps) &&
    (expiring === undefined ||
      (spot.until !== null && spot.until >= expiring.from && spot.until <= expiring.to));
}

function joined(one: BoundingBox, other: BoundingBox): BoundingBox {
  return {
    west: Math.min(one.west, other.west),
    south: Math.min(one.south, other.south),
    east: Math.max(one.east, other.east),
    north: Math.max(one.north, other.north),
  };
}

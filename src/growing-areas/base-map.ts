import { communesOf, communesWithin, type CommuneOutline } from '../places/outlines.js';
import { unitText } from '../places/place-names.js';
import type { BoundingBox } from '../standards/geo/measure.js';
import type { Drawable, Drawing } from '../standards/geo/draw.js';
import { clipRing, type Frame } from '../standards/geo/clip.js';
import type { Lang } from '../ui/page-context.js';
import type { MapLabel, MapProps } from '../ui/map.js';

/** Lines run on behind the edge of a map. */
const BEYOND_PX = 20;
/** Of a commune of which less is seen, the name would stand in another. */
const ROOM_PX = 24;
const NAME_PX = { across: 44, up: 14 };

/** What lies beneath the fields of a map: loaded first, drawn when the scale is known. */
export interface BaseLand {
  readonly communes: readonly CommuneOutline[];
  readonly communeCode: string;
  readonly lang: Lang;
}

export async function baseLand(
  provinceCode: string,
  communeCode: string,
  box: BoundingBox,
  lang: Lang,
): Promise<BaseLand> {
  return { communes: await communesWithin(provinceCode, box), communeCode, lang };
}

/** The outlines of a commune and of those around it, for the map that script draws. */
export async function landAround(provinceCode: string, communeCode: string | null, lang: Lang) {
  const own = (await communesOf(provinceCode)).find(({ code }) => code === communeCode);
  if (own === undefined) return [];
  const around = await communesWithin(provinceCode, widened(own.box, 0.1));
  return around.map((commune) => ({ name: unitText(commune, lang), rings: commune.rings }));
}

/** Borders, and names where there is room for them. */
export function drawLand(
  { communes, communeCode, lang }: BaseLand,
  project: Drawing['project'],
  width: number,
  height: number,
): Required<Pick<MapProps, 'borders' | 'places'>> {
  const frame: Frame = [-BEYOND_PX, -BEYOND_PX, width + BEYOND_PX, height + BEYOND_PX];
  const borders = communes
    .map((commune) => ({
      key: commune.code,
      own: commune.code === communeCode,
      path: commune.rings.map((ring) => pathOf(clipRing(ring.map(project), frame))).join(''),
    }))
    .filter(({ path }) => path !== '')
    // The one in question lies above its neighbours, whose lines do not quite meet its own.
    .sort((one, other) => Number(one.own) - Number(other.own));
  const names: MapLabel[] = [];
  const inside: Frame = [NAME_PX.across, NAME_PX.up, width - NAME_PX.across, height - NAME_PX.up * 3];
  // Its own commune first: it keeps its name where there is no room for all.
  const own = communes.filter(({ code }) => code === communeCode);
  for (const commune of [...own, ...communes.filter((each) => !own.includes(each))]) {
    const at = namePlace(commune, project, inside);
    if (at === null) continue;
    const [x, y] = at;
    const crowded = names.some(
      (name) => Math.abs(name.x - x) < 2 * NAME_PX.across && Math.abs(name.y - y) < NAME_PX.up,
    );
    if (!crowded) names.push({ x, y, text: unitText(commune, lang) });
  }
  // Where no border is seen, the one name would lie upon the field.
  return { borders, places: borders.length > 1 ? names : [] };
}

/** At its middle, or in the middle of what is seen of it. */
function namePlace(
  { rings, centre }: CommuneOutline,
  project: Drawing['project'],
  [left, low, right, high]: Frame,
): readonly [number, number] | null {
  const [x, y] = project(centre);
  if (x >= left && x <= right && y >= low && y <= high) return [x, y];
  const seen = rings.flatMap((ring) => clipRing(ring.map(project), [left, low, right, high]));
  if (seen.length < 3) return null;
  const [xs, ys] = [seen.map(([px]) => px), seen.map(([, py]) => py)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (east - west < ROOM_PX || south - north < ROOM_PX) return null;
  return [Math.round((west + east) / 2), Math.round((north + south) / 2)];
}

/** The ground a map shows, somewhat wider than what it is drawn around. */
export function widened({ west, south, east, north }: BoundingBox, share: number): BoundingBox {
  const [across, up] = [(east - west) * share, (north - south) * share];
  return { west: west - across, south: south - up, east: east + across, north: north + up };
}

export function boxAround(boxes: readonly BoundingBox[]): BoundingBox {
  return {
    west: Math.min(...boxes.map(({ west }) => west)),
    south: Math.min(...boxes.map(({ south }) => south)),
    east: Math.max(...boxes.map(({ east }) => east)),
    north: Math.max(...boxes.map(({ north }) => north)),
  };
}

/** To draw a map around. */
export function rectangle({ west, south, east, north }: BoundingBox): Drawable {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  const kept: (readonly [number, number])[] = [];
  for (const [x, y] of points) {
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(x - last[0], y - last[1]) >= 1)
      kept.push([Math.round(x), Math.round(y)]);
  }
  return kept.length < 3 ? '' : `M${kept.map((point) => point.join(',')).join('L')}Z`;
}

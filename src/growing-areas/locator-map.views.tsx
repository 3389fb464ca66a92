import type { AreaGeometry, LonLat } from '../standards/geo/area-geometry.js';
import { boundingBox, type BoundingBox, centroid } from '../standards/geo/measure.js';
import { toSvgPath } from '../standards/geo/draw.js';
import { parsePolygon } from '../standards/geo/polygon.js';
import { unitsText } from '../places/place-names.js';
import { AreaMap } from '../ui/map.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { boxAround, drawLand, rectangle, type BaseLand } from './base-map.js';
import type { GrowingAreaView } from './growing-areas.queries.js';

const WIDTH = 480;
const HEIGHT = 300;

export interface LocatorMapProps {
  readonly ctx: PageContext;
  readonly area: Pick<GrowingAreaView, 'name' | 'polygon' | 'lon' | 'lat' | 'place' | 'communeCode'>;
  readonly land: BaseLand;
}

/** Where in its commune an area lies, with the communes around: drawn from what the registry ships, without a source of tiles. */
export function LocatorMap({ ctx, area, land }: LocatorMapProps) {
  const text = words(ctx.lang).areas;
  const own = land.communes.find(({ code }) => code === area.communeCode);
  const at = groundOf(area);
  if (at === null || own === undefined) return null;
  const box = boxAround([own.box, at.box]);
  const { project, scaleMetres, paths } = toSvgPath(
    [rectangle(box), ...(at.field === null ? [] : [at.field])],
    WIDTH,
    HEIGHT,
    26,
  );
  const [x, y] = project(at.middle);
  return (
    <AreaMap
      label={text.locatorLabel(area.name, unitsText(area.place, ctx.lang))}
      width={WIDTH}
      height={HEIGHT}
      {...drawLand(land, project, WIDTH, HEIGHT)}
      project={project}
      areas={[{ key: 'own', path: paths[1] ?? '', tone: 1 }]}
      spots={[{ key: 'own', x, y, own: true }]}
      scale={{ length: scaleMetres.px, text: scaleMetres.label }}
    />
  );
}

interface Ground {
  readonly field: AreaGeometry | null;
  readonly middle: LonLat;
  readonly box: BoundingBox;
}

function groundOf({ polygon, lon, lat }: LocatorMapProps['area']): Ground | null {
  if (lon !== null && lat !== null)
    return { field: null, middle: [lon, lat], box: { west: lon, south: lat, east: lon, north: lat } };
  const read = parsePolygon(polygon);
  return read.ok ? { field: read.value, middle: centroid(read.value), box: boundingBox(read.value) } : null;
}

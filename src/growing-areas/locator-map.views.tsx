import { centroid, boundingBox } from '../standards/geo/measure.js';
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
  readonly area: Pick<GrowingAreaView, 'name' | 'polygon' | 'place' | 'communeCode'>;
  readonly land: BaseLand;
}

/** Where in its commune an area lies, with the communes around: drawn from what the registry ships, without a source of tiles. */
export function LocatorMap({ ctx, area, land }: LocatorMapProps) {
  const text = words(ctx.lang).areas;
  const geometry = parsePolygon(area.polygon);
  const own = land.communes.find(({ code }) => code === area.communeCode);
  if (!geometry.ok || own === undefined) return null;
  const box = boxAround([own.box, boundingBox(geometry.value)]);
  const { project, scaleMetres, paths } = toSvgPath([rectangle(box), geometry.value], WIDTH, HEIGHT, 26);
  const [x, y] = project(centroid(geometry.value));
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

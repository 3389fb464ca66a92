import { centroid } from '../standards/geo/measure.js';
import { toSvgPath } from '../standards/geo/draw.js';
import { parsePolygon } from '../standards/geo/polygon.js';
import { formatHectares } from '../ui/format.js';
import { AreaMap, type MapArea } from '../ui/map.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { drawLand, type BaseLand } from './base-map.js';
import { markedPlaces } from './area-faults.js';
import type { FieldView, NeighbourView, OverlapView } from './growing-areas.queries.js';

const WIDTH = 480;
const HEIGHT = 280;

export interface BoundaryMapProps {
  readonly ctx: PageContext;
  readonly area: FieldView;
  readonly neighbours: readonly NeighbourView[];
  readonly overlaps: readonly OverlapView[];
  readonly land: BaseLand;
}

/** The area in the middle, to scale; those beside it in outline, cut off where the frame ends. */
export function BoundaryMap({ ctx, area, neighbours, overlaps, land }: BoundaryMapProps) {
  const text = words(ctx.lang).areas;
  const read = [area, ...neighbours].flatMap((each) => {
    const geometry = parsePolygon(each.polygon);
    return geometry.ok ? [{ ...each, geometry: geometry.value }] : [];
  });
  const [own, ...beside] = read;
  if (own === undefined || own.id !== area.id) return null;
  const { paths, project, scaleMetres } = toSvgPath(
    // The frame is drawn round the area alone: one large neighbour would make a dot of it.
    [own.geometry],
    WIDTH,
    HEIGHT,
    48,
  );
  const clashing = new Set(overlaps.map(({ id }) => id));
  const areas: MapArea[] = [
    ...beside.map(({ id, geometry }) => ({
      key: id,
      path: outline(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates, project),
      tone: clashing.has(id) ? ('clash' as const) : ('other' as const),
    })),
    { key: own.id, path: paths[0] ?? '', tone: 1 },
  ];
  const labels = [...beside, own]
    .map(({ id, name, code, geometry }) => {
      const [x, y] = project(centroid(geometry));
      return {
        x,
        y,
        text: id === area.id ? formatHectares(ctx.lang, area.hectaresMeasured) : (code ?? name),
      };
    })
    .filter(({ x, y }) => x > 30 && x < WIDTH - 30 && y > 14 && y < HEIGHT - 30);
  const names = beside.map(({ code, name }) => code ?? name).join(', ');
  return (
    <AreaMap
      label={text.mapLabel(
        area.name,
        formatHectares(ctx.lang, area.hectaresMeasured),
        beside.length === 0 ? text.nothingBeside : text.beside(names),
      )}
      width={WIDTH}
      height={HEIGHT}
      {...drawLand(land, project, WIDTH, HEIGHT)}
      project={project}
      areas={areas}
      labels={labels}
      pins={markedPlaces([...area.notices, ...overlaps]).map(({ letter, place: [lon, lat] }) => {
        const [x, y] = project([lon, lat]);
        return { letter, x, y };
      })}
      scale={{ length: scaleMetres.px, text: scaleMetres.label }}
    />
  );
}

type Project = ReturnType<typeof toSvgPath>['project'];

function outline(polygons: readonly (readonly (readonly [number, number])[])[][], project: Project): string {
  return polygons
    .flat()
    .map((ring) => `M${ring.map(([lon, lat]) => project([lon, lat]).join(',')).join('L')}Z`)
    .join('');
}

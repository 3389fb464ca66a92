import { drawLand, rectangle, type BaseLand } from '../growing-areas/base-map.js';
import type { GrowingAreaStatus } from '../growing-areas/growing-area.entity.js';
import type { OutlinedArea } from '../growing-areas/growing-areas.queries.js';
import { polygonsOf } from '../standards/geo/area-geometry.js';
import { toSvgPath } from '../standards/geo/draw.js';
import { boundingBox } from '../standards/geo/measure.js';
import { parsePolygon } from '../standards/geo/polygon.js';
import { formatHectares, formatNumber } from '../ui/format.js';
import { AreaMap, type MapArea } from '../ui/map.js';
import type { PageContext } from '../ui/page-context.js';
import { withQuery } from '../ui/query.js';
import { words } from '../ui/words.js';
import type { AreaMapView } from './area-map.service.js';
import { DRAWN } from './area-map.service.js';
import type { Cluster } from './area-spots.js';
import { moved, windowAround, writeWindow, type MapWindow } from './map-window.js';

/** Smaller outlines are shown as a dot to press. */
const SEEN_PX = 10;
const DOT_PX = 8;
/** Named where the names have room. */
const NAMED = 12;

export const TONES: Readonly<Record<GrowingAreaStatus, MapArea['tone']>> = {
  draft: 'other',
  submitted: 3,
  amend: 3,
  active: 1,
  suspended: 'clash',
  refused: 3,
  closed: 'other',
};

export interface AreaMapDrawingProps {
  readonly ctx: PageContext;
  readonly view: AreaMapView;
  readonly land: BaseLand;
}

/** The map as it is without script: clusters and areas are links, so that it is walked by keyboard too. */
export function AreaMapDrawing({ ctx, view, land }: AreaMapDrawingProps) {
  const text = words(ctx.lang).areaMap;
  const { width, height } = DRAWN;
  const { project, scaleMetres } = toSvgPath([rectangle(view.ground)], width, height, 0);
  const areas = view.areas.flatMap((area) => {
    if (area.lon !== null && area.lat !== null) {
      const [x, y] = project([area.lon, area.lat]);
      return [{ area, rings: [], x, y, side: 0 }];
    }
    const read = parsePolygon(area.outline);
    if (!read.ok) return [];
    const rings = polygonsOf(read.value).flat();
    const { west, south, east, north } = boundingBox(read.value);
    const [left, bottom] = project([west, south]);
    const [right, top] = project([east, north]);
    return [
      {
        area,
        rings,
        x: (left + right) / 2,
        y: (top + bottom) / 2,
        side: Math.max(right - left, bottom - top),
      },
    ];
  });
  return (
    <AreaMap
      label={text.label(formatNumber(ctx.lang, view.total))}
      width={width}
      height={height}
      {...drawLand(land, project, width, height)}
      project={project}
      areas={[]}
      labels={
        areas.length > NAMED
          ? []
          : areas
              .map(({ area, x, y, side }) => ({
                x,
                y: Math.min(height - 8, y + Math.min(side / 2, 60) + 16),
                text: area.code ?? area.name,
              }))
              .filter(({ x, y }) => x > 40 && x < width - 40 && y > 14)
      }
      scale={{ length: scaleMetres.px, text: scaleMetres.label }}
    >
      {areas.map(({ area, rings, x, y, side }) => (
        <a key={area.id} href={`/console/areas/${area.id}`} aria-label={areaLabel(ctx, area)}>
          <title>{areaLabel(ctx, area)}</title>
          {area.kind === 'packing-house' ? (
            <path class={`a a-${TONES[area.status]}`} d={`M${x - DOT_PX} ${y - DOT_PX}h16v16h-16z`} />
          ) : side < SEEN_PX ? (
            <circle class={`a a-${TONES[area.status]}`} cx={x} cy={y} r={DOT_PX} />
          ) : (
            <path
              class={`a a-${TONES[area.status]}`}
              fill-rule="evenodd"
              d={rings
                .map((ring) => `M${ring.map((corner) => project(corner).join(',')).join('L')}Z`)
                .join('')}
            />
          )}
        </a>
      ))}
      {view.clusters.map((cluster) => {
        const [x, y] = project([cluster.lon, cluster.lat]);
        const label = text.cluster(formatNumber(ctx.lang, cluster.count));
        return (
          <a key={`${x} ${y}`} class="pin" href={at(ctx, nearer(view.window, cluster))} aria-label={label}>
            <title>{label}</title>
            <circle cx={x} cy={y} r={radius(cluster.count)} />
            <text x={x} y={y + 5} aria-hidden="true">
              {shortCount(cluster.count)}
            </text>
          </a>
        );
      })}
    </AreaMap>
  );
}

/** Aside, nearer, farther, and back to all of it. */
export function AreaMapMoves({ ctx, window }: { readonly ctx: PageContext; readonly window: MapWindow }) {
  const text = words(ctx.lang).areaMap;
  const { width, height } = DRAWN;
  const moves = [
    ['nearer', { nearer: 1 }],
    ['farther', { nearer: -1 }],
    ['north', { north: 0.5 }],
    ['south', { north: -0.5 }],
    ['west', { east: -0.5 }],
    ['east', { east: 0.5 }],
  ] as const;
  return (
    <nav class="in" aria-label={text.moves}>
      {moves.map(([key, by]) => (
        <span key={key}>
          <a href={at(ctx, moved(window, by, width, height))}>{text[key]}</a> ·{' '}
        </span>
      ))}
      <a href={withQuery(ctx.path, { at: null, cursor: null })}>{text.all}</a>
    </nav>
  );
}

/** So that all of a cluster is seen, and in any case nearer than now. */
export function nearer(window: MapWindow, cluster: Cluster): MapWindow {
  const around = windowAround(cluster.box, DRAWN.width * 0.8, DRAWN.height * 0.8);
  return { ...around, zoom: Math.max(around.zoom, Math.min(18, Math.floor(window.zoom) + 1)) };
}

export function areaLabel({ lang }: PageContext, area: OutlinedArea): string {
  const { areaMap: text, areas } = words(lang);
  const label = text.area(
    area.name,
    area.code ?? areas.noCode,
    areas.statuses[area.status],
    area.hectaresMeasured === null
      ? areas.kinds['packing-house']
      : formatHectares(lang, area.hectaresMeasured),
  );
  return area.overlaps ? `${label}, ${text.overlaps}` : label;
}

/** `980`, `12k`: what fits into a circle. */
export function shortCount(count: number): string {
  return count < 1000
    ? String(count)
    : count < 10_000
      ? `${Math.floor(count / 100) / 10}k`
      : `${Math.floor(count / 1000)}k`;
}

function radius(count: number): number {
  return Math.min(30, 15 + 4 * Math.log10(count));
}

function at(ctx: PageContext, window: MapWindow): string {
  return withQuery(ctx.path, { at: writeWindow(window), cursor: null });
}

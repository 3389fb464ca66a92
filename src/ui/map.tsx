import type { ComponentChildren } from 'preact';
import type { LonLat } from '../standards/geo/area-geometry.js';
import { tilesBeneath } from './map-tiles.js';
import { usePage } from './page-context.js';

/** One outline on the map; `path` is ready SVG path data in the units of the map. */
export interface MapArea {
  readonly key: string;
  readonly path: string;
  /** 1–3: the areas the page is about, told apart by tint | other: a neighbour | clash: where two overlap */
  readonly tone: 1 | 2 | 3 | 'other' | 'clash';
}

/** A letter in a circle. */
export interface MapPin {
  readonly x: number;
  readonly y: number;
  readonly letter: string;
}

/** A name at a place. */
export interface MapLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface MapProps {
  /** The whole map in a sentence, for those who do not see it. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly areas: readonly MapArea[];
  readonly pins?: readonly MapPin[];
  readonly labels?: readonly MapLabel[];
  /** Length of the bar in units of the map, and what it stands for: `2 km`. */
  readonly scale?: { readonly length: number; readonly text: string };
  /** Lines of the land below: rivers, roads, contours. */
  readonly land?: readonly { readonly key: string; readonly path: string; readonly kind: 'water' | 'line' }[];
  /** Communes below it all: the one in question, and those beside it. */
  readonly borders?: readonly { readonly key: string; readonly path: string; readonly own: boolean }[];
  /** Names of the land, softer than those of areas. */
  readonly places?: readonly MapLabel[];
  /** Things too small to draw to scale. */
  readonly spots?: readonly {
    readonly key: string;
    readonly x: number;
    readonly y: number;
    readonly own: boolean;
  }[];
  /** Where places fall on it: with it, the registry's own map lies beneath, where one is set. */
  readonly project?: (position: LonLat) => readonly [x: number, y: number];
  /** Links upon it; then it is read link by link, no longer as one picture. */
  readonly children?: ComponentChildren;
}

/** A small map drawn on the server: no script, nothing fetched from elsewhere. North is up. */
export function AreaMap(props: MapProps) {
  const { label, width, height, areas, pins = [], labels = [], scale, land = [] } = props;
  const { borders = [], places = [], spots = [], project } = props;
  const layer = usePage()?.registry.map ?? null;
  const tiles = layer === null || project === undefined ? [] : tilesBeneath(project, width, height, layer);
  const y = height - 16;
  return (
    <svg
      class="land"
      viewBox={`0 0 ${width} ${height}`}
      role={props.children === undefined ? 'img' : 'group'}
      aria-label={tiles.length > 0 && layer !== null ? `${label} ${layer.credit}` : label}
    >
      <path class="m0" d={`M0 0h${width}v${height}H0z`} />
      {tiles.map(({ href, ...at }) => (
        <image key={href} href={href} {...at} preserveAspectRatio="none" />
      ))}
      {borders.map(({ key, path, own }) => (
        <path key={key} class={own && tiles.length === 0 ? 'b b-own' : 'b'} d={path} />
      ))}
      <g class="lbl place">
        {(tiles.length > 0 ? [] : places).map((at) => (
          <text key={`${at.x} ${at.y}`} x={at.x} y={at.y}>
            {at.text}
          </text>
        ))}
      </g>
      {land.map(({ key, path, kind }) => (
        <path key={key} class={kind === 'water' ? 'm2' : 'm1'} d={path} />
      ))}
      {areas.map(({ key, path, tone }) => (
        <path key={key} class={`a a-${tone}`} d={path} />
      ))}
      {spots.map(({ key, x, y, own }) => (
        <circle key={key} class={own ? 'spot spot-own' : 'spot'} cx={x} cy={y} r={own ? 7 : 5} />
      ))}
      {pins.map((pin) => (
        <g key={pin.letter} class="pin">
          <circle cx={pin.x} cy={pin.y} r="13" />
          <text x={pin.x} y={pin.y + 5}>
            {pin.letter}
          </text>
        </g>
      ))}
      {props.children}
      <g class="lbl">
        {labels.map((at) => (
          <text key={`${at.x} ${at.y}`} x={at.x} y={at.y}>
            {at.text}
          </text>
        ))}
        {scale !== undefined && (
          <text x={20 + scale.length / 2} y={y - 8}>
            {scale.text}
          </text>
        )}
      </g>
      {tiles.length > 0 && layer !== null && (
        <text
          x={width - 6}
          y={height - 6}
          text-anchor="end"
          font-size="10"
          fill="#26231c"
          stroke="#fffdf6"
          stroke-width="3"
          paint-order="stroke"
        >
          {layer.credit}
        </text>
      )}
      {scale !== undefined && (
        <path class="m3" d={`M20 ${y}h${scale.length}m${-scale.length}-4v8m${scale.length}-8v8`} />
      )}
    </svg>
  );
}

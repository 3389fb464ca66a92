import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { GROUNDS, LAYERS, LINES, type Ground, type Line, type Properties } from './vector-layers.js';

/** The side of the drawing in its own units: twice what is usually shown, so that it stays fine on fine screens. */
const SIDE = 512;
const FEATURES_MAX = 30_000;
const DRAWN_MAX = 1_500_000;
const NAMES_MAX = 14;
/** Of a name, in units of the drawing: letters are about so wide, lines so high. */
const LETTER = 12.5;
const NAME_HEIGHT = 30;

const COLOURS: Readonly<Record<Ground, string>> = {
  green: '#dfead4',
  town: '#ebe7dd',
  water: '#b9d6e8',
  building: '#d8d0c2',
};
const PENS: Readonly<Record<Line, string>> = {
  stream: 'stroke="#8dbbd8" stroke-width="2.5"',
  border: 'stroke="#94869f" stroke-width="2" stroke-dasharray="10 5 3 5"',
  path: 'stroke="#b3a793" stroke-width="1.8" stroke-dasharray="5 4"',
  lane: 'stroke="#fffdf6" stroke-width="4"',
  road: 'stroke="#f7dfa5" stroke-width="6"',
  highway: 'stroke="#eebf80" stroke-width="8"',
};
/** Ways have an edge, or they would be lost on light ground. */
const EDGED: readonly Line[] = ['lane', 'road', 'highway'];

interface Name {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly rank: number;
}

/**
 * Draws a tile of the Mapbox Vector Tile Specification 2.1 as an SVG picture: land, water, ways, borders, houses, names of places. So
 * maps that are drawn on the server, and pages without script, show the same ground as those that move. Null for bytes that are no
 * such tile. Never throws.
 */
export function drawVectorTile(bytes: Uint8Array): string | null {
  try {
    return draw(new VectorTile(new PbfReader(bytes)));
  } catch {
    // The reader trusts its input: broken bytes surface as whatever error they lead to.
    return null;
  }
}

function draw(tile: VectorTile): string {
  const paths = new Map<Ground | Line, string[]>();
  const names: Name[] = [];
  let [features, drawn] = [0, 0];
  for (const [layerName, layer] of Object.entries(tile.layers)) {
    const rule = Object.hasOwn(LAYERS, layerName) ? LAYERS[layerName] : undefined;
    if (rule === undefined || layer.extent <= 0) continue;
    for (let at = 0; at < layer.length && features < FEATURES_MAX && drawn < DRAWN_MAX; at++) {
      features += 1;
      const feature = layer.feature(at);
      const { properties } = feature;
      const kind =
        feature.type === 3
          ? rule.ground?.(properties)
          : feature.type === 2
            ? rule.line?.(properties)
            : undefined;
      if (kind != null) {
        const path = pathOf(feature, layer.extent);
        drawn += path.length;
        const others = paths.get(kind);
        if (others === undefined) paths.set(kind, [path]);
        else others.push(path);
      } else if (feature.type === 1 && rule.name?.(properties) === true) {
        const name = nameOf(feature, layer.extent);
        if (name !== null) names.push(name);
      }
    }
  }
  const shapes = GROUNDS.map((ground) => shape(paths.get(ground), `fill="${COLOURS[ground]}"`));
  const edges = EDGED.map((line) => {
    const width = Number(/stroke-width="([\d.]+)"/.exec(PENS[line])?.[1] ?? 0) + 2.5;
    return shape(paths.get(line), `stroke="#c6bba6" stroke-width="${width}"`);
  });
  const lines = LINES.map((line) => shape(paths.get(line), PENS[line]));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SIDE} ${SIDE}" fill="none" stroke-linejoin="round" stroke-linecap="round"><path d="M0 0h${SIDE}v${SIDE}H0z" fill="#f4f2ea"/>${shapes.join('')}${edges.join('')}${lines.join('')}${written(names)}</svg>`;
}

function shape(paths: readonly string[] | undefined, style: string): string {
  return paths === undefined ? '' : `<path ${style} d="${paths.join('')}"/>`;
}

function pathOf(feature: VectorTileFeature, extent: number): string {
  const scale = SIDE / extent;
  let path = '';
  for (const ring of feature.loadGeometry()) {
    let [lastX, lastY] = [0, 0];
    let corners = 0;
    for (const point of ring) {
      const [x, y] = [Math.round(point.x * scale), Math.round(point.y * scale)];
      if (corners > 0 && x === lastX && y === lastY) continue;
      path += corners === 0 ? `M${x} ${y}` : `l${x - lastX} ${y - lastY}`;
      [lastX, lastY] = [x, y];
      corners += 1;
    }
    if (feature.type === 3 && corners > 0) path += 'z';
  }
  return path;
}

function nameOf(feature: VectorTileFeature, extent: number): Name | null {
  const { properties } = feature;
  const text = [properties['name:vi'], properties['name']].find((each) => typeof each === 'string');
  const [point] = feature.loadGeometry()[0] ?? [];
  if (typeof text !== 'string' || point === undefined || text.length > 40) return null;
  const scale = SIDE / extent;
  return { x: Math.round(point.x * scale), y: Math.round(point.y * scale), text, rank: rankOf(properties) };
}

/** The larger come first; schemas say so by people, or by a rank that begins with the largest. */
function rankOf({ population, population_rank: people, rank, min_zoom: from }: Properties): number {
  if (typeof population === 'number' && population > 0) return Math.log2(population);
  if (typeof people === 'number') return people;
  if (typeof rank === 'number') return 20 - rank;
  return typeof from === 'number' ? 20 - from : 0;
}

/** Only names that stand wholly in the tile, since the next one knows nothing of them, and beside one another. */
function written(names: readonly Name[]): string {
  const kept: { readonly half: number; readonly name: Name }[] = [];
  for (const name of names.toSorted((one, other) => other.rank - one.rank)) {
    const half = (name.text.length * LETTER) / 2;
    const { x, y } = name;
    if (x < half || x > SIDE - half || y < NAME_HEIGHT || y > SIDE - NAME_HEIGHT / 2) continue;
    const crowded = kept.some(
      (other) => Math.abs(other.name.x - x) < other.half + half && Math.abs(other.name.y - y) < NAME_HEIGHT,
    );
    if (!crowded) kept.push({ half, name });
    if (kept.length === NAMES_MAX) break;
  }
  if (kept.length === 0) return '';
  const texts = kept.map(({ name: { x, y, text } }) => `<text x="${x}" y="${y}">${escaped(text)}</text>`);
  return `<g font-family="system-ui,sans-serif" font-size="23" text-anchor="middle" fill="#4b473d" stroke="#fffdf6" stroke-width="4" paint-order="stroke">${texts.join('')}</g>`;
}

/** XML 1.0, 2.2: other control characters may not stand in a document at all. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

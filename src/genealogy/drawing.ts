import type { Chain, Placed } from './chain.js';

/** A box of the drawing: one thing, or several that are folded together. */
export interface Box {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** null: several are folded into it. */
  readonly node: Placed | null;
  readonly folded: number;
  /** Of all in it, where all are known. */
  readonly share: number | null;
  readonly start: boolean;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly { readonly key: string; readonly path: string }[];
}

export const BOX = { width: 178, height: 46 };
const GAP = { across: 36, down: 12 };
const EDGE = 4;
/** More than so many in a column, and columns, are not read: the rest is folded into one box, and the table has every line. */
const ROWS_MAX = 7;
const COLUMNS_MAX = 8;

/**
 * Where each stands: a column for each number of steps, what comes first at the left. Five hundred lots make eight columns of seven boxes.
 */
export function drawingOf({ way, starts, nodes, links }: Chain): Drawing {
  const columns: Placed[][] = [];
  const beyond: Placed[] = [];
  for (const node of nodes) {
    if (node.depth >= COLUMNS_MAX) beyond.push(node);
    else (columns[node.depth] ??= []).push(node);
  }
  const last = columns.length;
  const place = new Map<string, Box>();
  const boxes: Box[] = [];
  const at = (column: number) =>
    EDGE +
    (way === 'back' ? last - 1 + (beyond.length > 0 ? 1 : 0) - column : column) * (BOX.width + GAP.across);
  const put = (column: number, row: number, members: readonly Placed[]): void => {
    const [only] = members;
    const node = members.length === 1 && only !== undefined ? only : null;
    const box: Box = {
      key: node?.id ?? `folded-${column}`,
      x: at(column),
      y: EDGE + row * (BOX.height + GAP.down),
      node,
      folded: members.length,
      share: shareOf(members),
      start: node !== null && starts.includes(node.id),
    };
    boxes.push(box);
    for (const { id } of members) place.set(id, box);
  };
  columns.forEach((column, index) => {
    const order = column.toSorted(
      (a, b) => (b.share ?? -1) - (a.share ?? -1) || nameOf(a).localeCompare(nameOf(b)),
    );
    const whole = order.length > ROWS_MAX ? order.slice(0, ROWS_MAX - 1) : order;
    whole.forEach((node, row) => {
      put(index, row, [node]);
    });
    if (whole.length < order.length) put(index, whole.length, order.slice(whole.length));
  });
  if (beyond.length > 0) put(last, 0, beyond);
  return {
    width: 2 * EDGE + (last + (beyond.length > 0 ? 1 : 0)) * (BOX.width + GAP.across) - GAP.across,
    height: 2 * EDGE + Math.max(1, ...boxes.map(({ y }) => (y - EDGE) / (BOX.height + GAP.down) + 1)) * (BOX.height + GAP.down) - GAP.down, // prettier-ignore
    boxes,
    lines: linesOf(links, place),
  };
}

function linesOf(links: Chain['links'], place: ReadonlyMap<string, Box>): Drawing['lines'] {
  const events = new Map<string, { readonly into: Set<Box>; readonly out: Set<Box> }>();
  for (const { eventId, side, nodeId } of links) {
    const box = place.get(nodeId);
    if (box === undefined) continue;
    const event = events.get(eventId) ?? { into: new Set<Box>(), out: new Set<Box>() };
    events.set(eventId, event);
    (side === 'in' ? event.into : event.out).add(box);
  }
  const lines = new Map<string, string>();
  for (const { into, out } of events.values())
    for (const from of into)
      for (const to of out) {
        const key = `${from.key} ${to.key}`;
        if (from === to || lines.has(key)) continue;
        const [x, y] = [from.x + BOX.width, from.y + BOX.height / 2];
        const [toX, toY] = [to.x, to.y + BOX.height / 2];
        const bend = Math.max(GAP.across / 2, (toX - x) / 2);
        lines.set(key, `M${x} ${y}C${x + bend} ${y} ${toX - bend} ${toY} ${toX} ${toY}`);
      }
  return [...lines].map(([key, path]) => ({ key, path }));
}

function shareOf(members: readonly Placed[]): number | null {
  return members.reduce<number | null>(
    (sum, { share }) => (sum === null || share === null ? null : sum + share),
    0,
  );
}

function nameOf(node: Placed): string {
  return node.kind === 'lot' ? node.lotNumber : node.kind === 'area' ? (node.code ?? '') : node.id;
}

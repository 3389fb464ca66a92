import type { LonLat } from './area-geometry.js';
import { sideOfLine } from './side-of-line.js';

/** Where an edge of one ring meets an edge of the same or another ring. Edge i runs from point i to point i + 1. */
export interface Meeting {
  readonly ring: number;
  readonly edge: number;
  readonly otherRing: number;
  readonly otherEdge: number;
  /** `touch`: one point that is a corner of at least one ring; `cross`: inside both edges; `overlap`: a stretch. */
  readonly kind: 'touch' | 'cross' | 'overlap';
  readonly place: LonLat;
}

/** Candidate pairs looked at before a drawing counts as too intricate: about 0.3 s on one core. */
const PAIR_BUDGET = 1_500_000;

interface Edges {
  readonly count: number;
  readonly ring: Int32Array;
  readonly index: Int32Array;
  /** Extents along the sweep axis and across it. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Visits every meeting of two edges except the shared corner of neighbours, until `visit` returns false.
 * Edges are swept in order along the axis on which they are shorter, so real fields take near-linear time.
 * @returns `intricate` when the budget ran out before every pair was seen.
 */
export function visitMeetings(
  rings: readonly (readonly LonLat[])[],
  visit: (meeting: Meeting) => boolean,
): 'done' | 'intricate' {
  const edges = edgesOf(rings);
  const order = Array.from({ length: edges.count }, (_, i) => i);
  order.sort((a, b) => (edges.from[a] ?? 0) - (edges.from[b] ?? 0));
  const active = new Int32Array(edges.count);
  let length = 0;
  let budget = PAIR_BUDGET;
  for (const current of order) {
    const from = edges.from[current] ?? 0;
    const low = edges.low[current] ?? 0;
    const high = edges.high[current] ?? 0;
    let kept = 0;
    for (let i = 0; i < length; i++) {
      const other = active[i] ?? 0;
      if ((edges.to[other] ?? 0) < from) continue;
      active[kept++] = other;
      if ((edges.low[other] ?? 0) > high || (edges.high[other] ?? 0) < low) continue;
      if (--budget < 0) return 'intricate';
      const meeting = meet(rings, edges, Math.min(current, other), Math.max(current, other));
      if (meeting !== undefined && !visit(meeting)) return 'done';
    }
    active[kept++] = current;
    length = kept;
  }
  return 'done';
}

function edgesOf(rings: readonly (readonly LonLat[])[]): Edges {
  const count = rings.reduce((sum, ring) => sum + Math.max(0, ring.length - 1), 0);
  const along = shorterAxis(rings);
  const across = along === 0 ? 1 : 0;
  const edges: Edges = {
    count,
    ring: new Int32Array(count),
    index: new Int32Array(count),
    from: new Float64Array(count),
    to: new Float64Array(count),
    low: new Float64Array(count),
    high: new Float64Array(count),
  };
  let i = 0;
  rings.forEach((ring, ringIndex) => {
    forEachEdge(ring, (a, b, index) => {
      const [a1, a2, b1, b2] = [a[along], a[across], b[along], b[across]];
      edges.ring[i] = ringIndex;
      edges.index[i] = index;
      edges.from[i] = Math.min(a1, b1);
      edges.to[i] = Math.max(a1, b1);
      edges.low[i] = Math.min(a2, b2);
      edges.high[i] = Math.max(a2, b2);
      i++;
    });
  });
  return edges;
}

function shorterAxis(rings: readonly (readonly LonLat[])[]): 0 | 1 {
  let [x, y] = [0, 0];
  for (const ring of rings) {
    forEachEdge(ring, (a, b) => {
      x += Math.abs(a[0] - b[0]);
      y += Math.abs(a[1] - b[1]);
    });
  }
  return x <= y ? 0 : 1;
}

/** Calls `each` with both ends of every edge of a closed ring. */
export function forEachEdge(
  ring: readonly LonLat[],
  each: (a: LonLat, b: LonLat, index: number) => void,
): void {
  let previous: LonLat | undefined;
  ring.forEach((point, i) => {
    if (previous !== undefined) each(previous, point, i - 1);
    previous = point;
  });
}

function meet(
  rings: readonly (readonly LonLat[])[],
  edges: Edges,
  first: number,
  second: number,
): Meeting | undefined {
  const [ring, edge] = [edges.ring[first] ?? 0, edges.index[first] ?? 0];
  const [otherRing, otherEdge] = [edges.ring[second] ?? 0, edges.index[second] ?? 0];
  const [points, otherPoints] = [rings[ring] ?? [], rings[otherRing] ?? []];
  const [p1, p2] = [points[edge], points[edge + 1]];
  const [q1, q2] = [otherPoints[otherEdge], otherPoints[otherEdge + 1]];
  if (!p1 || !p2 || !q1 || !q2) return undefined;
  const found = meetSegments(p1, p2, q1, q2);
  if (found === undefined) return undefined;
  const neighbours =
    ring === otherRing && (otherEdge - edge === 1 || (edge === 0 && otherEdge === points.length - 2));
  if (neighbours && found.kind === 'touch') return undefined;
  return { ring, edge, otherRing, otherEdge, ...found };
}

/** Where two segments meet, if they do. Exact, but for the place of a `cross`, which is rounded. */
export function meetSegments(
  p1: LonLat,
  p2: LonLat,
  q1: LonLat,
  q2: LonLat,
): { kind: Meeting['kind']; place: LonLat } | undefined {
  const sideP1 = sideOfLine(q1, q2, p1);
  const sideP2 = sideOfLine(q1, q2, p2);
  if (sideP1 === sideP2 && sideP1 !== 0) return undefined;
  const sideQ1 = sideOfLine(p1, p2, q1);
  const sideQ2 = sideOfLine(p1, p2, q2);
  if (sideQ1 === sideQ2 && sideQ1 !== 0) return undefined;
  if (sideP1 === 0 && sideP2 === 0) return meetOnOneLine(p1, p2, q1, q2);
  if (sideP1 === 0) return between(q1, q2, p1) ? { kind: 'touch', place: p1 } : undefined;
  if (sideP2 === 0) return between(q1, q2, p2) ? { kind: 'touch', place: p2 } : undefined;
  if (sideQ1 === 0) return between(p1, p2, q1) ? { kind: 'touch', place: q1 } : undefined;
  if (sideQ2 === 0) return between(p1, p2, q2) ? { kind: 'touch', place: q2 } : undefined;
  return { kind: 'cross', place: crossing(p1, p2, q1, q2) };
}

function meetOnOneLine(
  p1: LonLat,
  p2: LonLat,
  q1: LonLat,
  q2: LonLat,
): { kind: Meeting['kind']; place: LonLat } | undefined {
  const shared = [p1, p2].filter((p) => between(q1, q2, p));
  shared.push(...[q1, q2].filter((q) => between(p1, p2, q)));
  const [place] = shared;
  if (place === undefined) return undefined;
  const stretch = shared.some((p) => p[0] !== place[0] || p[1] !== place[1]);
  return { kind: stretch ? 'overlap' : 'touch', place };
}

/** For a point known to be on the line a–b: whether it lies on the segment. */
function between(a: LonLat, b: LonLat, point: LonLat): boolean {
  return (
    point[0] >= Math.min(a[0], b[0]) &&
    point[0] <= Math.max(a[0], b[0]) &&
    point[1] >= Math.min(a[1], b[1]) &&
    point[1] <= Math.max(a[1], b[1])
  );
}

function crossing(p1: LonLat, p2: LonLat, q1: LonLat, q2: LonLat): LonLat {
  const [px, py, qx, qy] = [p2[0] - p1[0], p2[1] - p1[1], q2[0] - q1[0], q2[1] - q1[1]];
  const share = ((q1[0] - p1[0]) * qy - (q1[1] - p1[1]) * qx) / (px * qy - py * qx);
  const t = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0.5;
  return [p1[0] + t * px, p1[1] + t * py];
}

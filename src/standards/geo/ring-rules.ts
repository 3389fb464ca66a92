import { geoFail, type GeoFault, type LonLat } from './area-geometry.js';
import { forEachEdge, meetSegments, visitMeetings, type Meeting } from './meetings.js';
import { metresPerDegree } from './measure.js';
import { pointerTo, type Ring } from './read-rings.js';
import { partsFault } from './parts-touching.js';
import { sideOfLine } from './side-of-line.js';

/** Corners sharper than this many degrees are reported: a field has none, a stray GPS point makes one. */
const SHARP_DEGREES = 2;

/** The first fault of one ring by itself: no surface, or an edge that runs back on itself. */
export function ringFault(ring: Ring): GeoFault | undefined {
  const { points } = ring;
  const [first, second] = points;
  if (!first || !second) return undefined;
  if (points.every((point) => sideOfLine(first, second, point) === 0)) {
    const sentence = 'All points lie on one line: the ring has no surface.';
    return geoFail('geo-no-area', ring.pointer, sentence, first).fault;
  }
  const spike = corners(points).find(([before, corner, after]) => {
    return (
      sideOfLine(before, corner, after) === 0 &&
      meetSegments(before, corner, corner, after)?.kind === 'overlap'
    );
  });
  if (spike === undefined) return undefined;
  const sentence = 'The boundary runs out to this point and back along the same line: remove the spike.';
  return geoFail('geo-spike', pointerTo(ring, spike[3]), sentence, spike[1]).fault;
}

/** Corners so sharp that they look like a stray point: reported, never refused. */
export function sharpCorners(ring: Ring): GeoFault[] {
  const scale = metresPerDegree(ring.points[0]?.[1] ?? 0);
  const sharp = corners(ring.points).filter(([before, corner, after]) => {
    const [ax, ay] = [(before[0] - corner[0]) * scale.lon, (before[1] - corner[1]) * scale.lat];
    const [bx, by] = [(after[0] - corner[0]) * scale.lon, (after[1] - corner[1]) * scale.lat];
    const angle = Math.atan2(Math.abs(ax * by - ay * bx), ax * bx + ay * by);
    return angle < (SHARP_DEGREES * Math.PI) / 180;
  });
  return sharp.map(([, place, , index]) => {
    const sentence = `A corner sharper than ${SHARP_DEGREES} degrees: check whether this point is a slip.`;
    return { code: 'geo-sharp-corner', at: pointerTo(ring, index), sentence, place };
  });
}

/** The places of such corners in closed rings that were checked before. */
export function sharpPlaces(rings: readonly (readonly LonLat[])[]): LonLat[] {
  return rings
    .flatMap((points) => sharpCorners({ polygon: 0, pointer: '', points: [...points], sources: [] }))
    .flatMap(({ place }) => (place === undefined ? [] : [place]));
}

/** Touches between parts that are looked at one by one. */
const MAX_TOUCHES = 1_000;

/**
 * The first fault among all rings: a ring that meets itself, rings that cross or share an edge, and rings that touch
 * so often that they cut the inside in two (OGC Simple Feature Access 06-103r4, 6.1.11: the interior is connected).
 */
export function meetingFault(rings: readonly Ring[]): GeoFault | undefined {
  let fault: GeoFault | undefined;
  const touches: Meeting[] = [];
  const knots = new Knots(rings.length);
  const outcome = visitMeetings(
    rings.map((ring) => ring.points),
    (meeting) => {
      fault = faultOf(meeting, rings, knots);
      if (rings[meeting.ring]?.polygon !== rings[meeting.otherRing]?.polygon) touches.push(meeting);
      return fault === undefined && touches.length <= MAX_TOUCHES;
    },
  );
  if (fault === undefined && (outcome === 'intricate' || touches.length > MAX_TOUCHES)) {
    const sentence = 'Too many edges run close to one another to check the drawing: simplify it.';
    return geoFail('geo-too-intricate', rings[0]?.pointer ?? '', sentence).fault;
  }
  return fault ?? partsFault(rings, touches);
}

function faultOf(meeting: Meeting, rings: readonly Ring[], knots: Knots): GeoFault | undefined {
  const ring = rings[meeting.ring];
  const other = rings[meeting.otherRing];
  if (!ring || !other) return undefined;
  const at = pointerTo(other, meeting.otherEdge);
  const { place } = meeting;
  if (ring === other) {
    const sentence = 'The boundary crosses or touches itself here.';
    return geoFail('geo-self-intersection', at, sentence, place).fault;
  }
  if (ring.polygon !== other.polygon) {
    if (meeting.kind === 'touch') return undefined;
    return geoFail('geo-parts-overlap', at, 'Two parts overlap or share an edge: join them.', place).fault;
  }
  if (meeting.kind === 'touch') {
    if (!knots.tie(meeting)) return undefined;
    const sentence = 'Holes touch here and cut the area in two: draw its parts as separate polygons.';
    return geoFail('geo-interior-split', at, sentence, place).fault;
  }
  const shell = ring.pointer.endsWith('/0');
  return shell
    ? geoFail('geo-hole-outside', at, 'A hole leaves its outer ring or runs along it here.', place).fault
    : geoFail('geo-holes-overlap', at, 'Two holes overlap or share an edge here.', place).fault;
}

/** Rings and the points where they touch, as a graph: a cycle in it closes off part of the inside. */
class Knots {
  private readonly parents: number[];
  private readonly points = new Map<string, number>();
  private readonly ties = new Set<string>();

  constructor(rings: number) {
    this.parents = Array.from({ length: rings }, (_, i) => i);
  }

  /** Notes a touch; true when it closes a cycle. */
  tie({ ring, otherRing, place }: Meeting): boolean {
    const key = `${place[0] + 0},${place[1] + 0}`;
    const point = this.points.get(key) ?? this.parents.push(this.parents.length) - 1;
    this.points.set(key, point);
    return [ring, otherRing].some((index) => this.join(index, point));
  }

  private join(ring: number, point: number): boolean {
    const tie = `${ring} ${point}`;
    if (this.ties.has(tie)) return false;
    this.ties.add(tie);
    const [a, b] = [this.root(ring), this.root(point)];
    this.parents[a] = b;
    return a === b;
  }

  private root(node: number): number {
    let current = node;
    for (;;) {
      const parent = this.parents[current] ?? current;
      if (parent === current) return current;
      this.parents[current] = this.parents[parent] ?? parent;
      current = parent;
    }
  }
}

type Corner = readonly [before: LonLat, corner: LonLat, after: LonLat, index: number];

function corners(points: readonly LonLat[]): Corner[] {
  const list: Corner[] = [];
  let before = points.at(-2);
  forEachEdge(points, (corner, after, index) => {
    if (before !== undefined) list.push([before, corner, after, index]);
    before = corner;
  });
  return list;
}

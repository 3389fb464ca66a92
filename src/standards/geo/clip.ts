type Point = readonly [x: number, y: number];

/** A rectangle of the plane: west, south, east, north, in whatever unit the points have. */
export type Frame = readonly [left: number, low: number, right: number, high: number];

/**
 * The part of a ring inside a rectangle (Sutherland and Hodgman, CACM 17, 1974): closed or not as it came in, empty where nothing
 * is inside. Parts that are apart inside stay joined along the edge, so draw the rectangle's edge out of sight.
 */
export function clipRing(ring: readonly Point[], [left, low, right, high]: Frame): Point[] {
  const sides: readonly ((point: Point) => number)[] = [
    ([x]) => x - left,
    ([x]) => right - x,
    ([, y]) => y - low,
    ([, y]) => high - y,
  ];
  return sides.reduce<readonly Point[]>((points, inside) => clipSide(points, inside), ring).slice();
}

/** `inside` is the distance from the side, negative beyond it. */
function clipSide(points: readonly Point[], inside: (point: Point) => number): Point[] {
  const kept: Point[] = [];
  points.forEach((point, index) => {
    const before = points.at(index - 1) ?? point;
    const [from, to] = [inside(before), inside(point)];
    if (from >= 0 !== to >= 0) {
      const share = from / (from - to);
      kept.push([before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])]);
    }
    if (to >= 0) kept.push(point);
  });
  return kept;
}

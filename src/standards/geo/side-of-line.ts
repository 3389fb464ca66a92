import type { LonLat } from './area-geometry.js';

// J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates" (1997):
// the rounding error of the plain formula stays below this multiple of the sum of its terms.
const ERROR_BOUND = (3 + 16 * Number.EPSILON) * (Number.EPSILON / 2);
const UNDERFLOW = 1e-280;

/**
 * Which side of the line a→b the point c lies on: 1 left, -1 right, 0 exactly on it. The sign is always exact:
 * when rounding could decide, the same formula is computed in integers.
 */
export function sideOfLine(a: LonLat, b: LonLat, c: LonLat): -1 | 0 | 1 {
  const acx = a[0] - c[0];
  const bcx = b[0] - c[0];
  const acy = a[1] - c[1];
  const bcy = b[1] - c[1];
  const left = acx * bcy;
  const right = acy * bcx;
  const determinant = left - right;
  // Called millions of times: no look-ups of globals.
  const bound = UNDERFLOW + ERROR_BOUND * ((left < 0 ? -left : left) + (right < 0 ? -right : right));
  if (determinant > bound) return 1;
  if (determinant < -bound) return -1;
  if ((acx === 0 || bcy === 0) && (acy === 0 || bcx === 0)) return 0;
  return exactSide(a, b, c);
}

function exactSide(a: LonLat, b: LonLat, c: LonLat): -1 | 0 | 1 {
  const shift = Math.max(...[...a, ...b, ...c].map(binaryPlaces));
  const whole = (value: number): bigint => asInteger(value, shift);
  const cx = whole(c[0]);
  const cy = whole(c[1]);
  const determinant = (whole(a[0]) - cx) * (whole(b[1]) - cy) - (whole(a[1]) - cy) * (whole(b[0]) - cx);
  return determinant > 0n ? 1 : determinant < 0n ? -1 : 0;
}

/** How often a finite number must be doubled to become an integer: at most 1,074 times. */
function binaryPlaces(value: number): number {
  let places = 0;
  for (let doubled = value; !Number.isInteger(doubled); doubled *= 2) places++;
  return places;
}

function asInteger(value: number, shift: number): bigint {
  const places = binaryPlaces(value);
  let doubled = value;
  for (let i = 0; i < places; i++) doubled *= 2;
  return BigInt(doubled) << BigInt(shift - places);
}

import { describe, expect, it } from '@jest/globals';
import { geodesicAreaM2 } from './measure.js';
import { parsePolygon } from './polygon.js';
import { withoutHoles } from './without-holes.js';
import { polygonsOf } from './area-geometry.js';

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

describe('a surface without holes', () => {
  it('is the same surface in more parts', () => {
    const read = parsePolygon({
      type: 'Polygon',
      coordinates: [square(105, 22, 0.01), square(105.001, 22.001, 0.002), square(105.006, 22.005, 0.001)],
    });
    if (!read.ok) throw new Error(read.fault.code);
    const parts = withoutHoles(read.value) ?? [];
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap((part) => polygonsOf(part).map((rings) => rings.length))).toEqual(
      parts.map(() => 1),
    );
    const total = parts.reduce((sum, part) => sum + geodesicAreaM2(part), 0);
    expect(total / geodesicAreaM2(read.value)).toBeCloseTo(1, 9);
    for (const part of parts) expect(parsePolygon(part).ok).toBe(true);
  });

  it('stays as it is where it has none', () => {
    const read = parsePolygon({ type: 'Polygon', coordinates: [square(105, 22, 0.01)] });
    if (!read.ok) throw new Error(read.fault.code);
    expect(withoutHoles(read.value)).toEqual([read.value]);
  });
});

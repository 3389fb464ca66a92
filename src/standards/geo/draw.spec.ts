import { describe, expect, it } from '@jest/globals';
import type { LonLat } from './area-geometry.js';
import { coarsenForPublic } from './coarsen.js';
import { scaleBar, toSvgPath, type Drawable } from './draw.js';
import { metresPerDegree } from './measure.js';
import { parsePolygon } from './polygon.js';

const box = (west: number, south: number, size: number): LonLat[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

function numbersIn(path: string): number[] {
  return [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([digits]) => Number(digits));
}

describe('toSvgPath', () => {
  it('draws north up, inside the padding, touching it where the area is longest', () => {
    const { paths } = toSvgPath([{ type: 'Polygon', coordinates: [box(105, 0, 0.1)] }], 200, 100, 10);
    const numbers = numbersIn(paths.join());
    const xs = numbers.filter((_, i) => i % 2 === 0);
    const ys = numbers.filter((_, i) => i % 2 === 1);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([10, 90]);
    // At the equator a square of degrees is 0.7 % wider than high.
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(80 * 1.0067, 0);
    expect(ys[0]).toBe(90);
    expect(paths[0]).toMatch(/^M[\d.]+,[\d.]+(L[\d.]+,[\d.]+){3}Z$/);
  });

  it('keeps one path per geometry, holes and parts as subpaths', () => {
    const holed: Drawable = { type: 'Polygon', coordinates: [box(105, 21, 1), box(105.25, 21.25, 0.5)] };
    const parts: Drawable = { type: 'MultiPolygon', coordinates: [[box(107, 21, 1)], [box(109, 21, 1)]] };
    const { paths } = toSvgPath([holed, parts], 300, 200);
    expect(paths.map((path) => path.match(/M/g)?.length)).toEqual([2, 2]);
  });

  it('has a scale bar whose pixels are the metres it names', () => {
    const { project, scaleMetres } = toSvgPath(
      [{ type: 'Polygon', coordinates: [box(105, 21, 0.02)] }],
      400,
      400,
    );
    const [from] = project([105, 21.01]);
    const [to] = project([105 + scaleMetres.metres / metresPerDegree(21.01).lon, 21.01]);
    expect(to - from).toBeCloseTo(scaleMetres.px, 0);
    expect(scaleMetres.label).toBe('500 m');
  });

  it('leaves out corners nobody can see, so that a page stays small', () => {
    const circle = Array.from({ length: 9_000 }, (_, i): LonLat => {
      const turn = (2 * Math.PI * i) / 9_000;
      return [105 + 0.01 * Math.cos(turn), 21 + 0.01 * Math.sin(turn)];
    });
    const parsed = parsePolygon({ type: 'Polygon', coordinates: [[...circle, circle[0]]] });
    expect(parsed.ok && toSvgPath([parsed.value], 300, 300).paths.join().length).toBeLessThan(20_000);
  });

  it('draws the public rectangle of an area', () => {
    const parsed = parsePolygon({ type: 'Polygon', coordinates: [box(105.001, 21.001, 0.001)] });
    const { paths } = toSvgPath(parsed.ok ? [coarsenForPublic(parsed.value)] : [], 100, 100, 0);
    expect(paths[0]).toMatch(/^M[\d.]+,100L[\d.]+,100L[\d.]+,0L[\d.]+,0Z$/);
  });

  it('survives nothing, a point and boxes without room', () => {
    expect(toSvgPath([], 100, 100)).toMatchObject({ paths: [], scaleMetres: { px: 0, label: '' } });
    const point: Drawable = { type: 'Polygon', coordinates: [[[105, 21]]] };
    expect(toSvgPath([point], 100, 60).project([105, 21])).toEqual([50, 30]);
    expect(
      numbersIn(toSvgPath([{ type: 'Polygon', coordinates: [box(105, 21, 1)] }], 0, 0).paths.join()).every(
        Number.isFinite,
      ),
    ).toBe(true);
  });
});

describe('scaleBar', () => {
  it.each([
    [1, 100, 100, '100 m'],
    [1, 99, 50, '50 m'],
    [0.01, 90, 5_000, '5 km'],
    [0.01, 20, 2_000, '2 km'],
    [100, 99, 0.5, '50 cm'],
  ])('%d px/m in %d px is %d m', (pxPerMetre, maxPx, metres, label) => {
    expect(scaleBar(pxPerMetre, maxPx)).toEqual({ px: metres * pxPerMetre, metres, label });
  });

  it('has no length when there is no scale', () => {
    expect([scaleBar(0, 100), scaleBar(1, 0), scaleBar(NaN, 1)].map(({ px }) => px)).toEqual([0, 0, 0]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AreaSpots, cropKey, type Spot } from './area-spots.js';
import { groundOf, moved, readWindow, windowAround, writeWindow } from './map-window.js';

const spot = (n: number, more: Partial<Spot> = {}): Spot => {
  const [west, south] = [104 + (n % 40) * 0.01, 22 + Math.floor(n / 40) * 0.01];
  return {
    id: String(n).padStart(4, '0'),
    kind: 'field',
    businessId: `b${n % 3}`,
    createdAt: 1000 + (n % 100),
    crop: n % 2 === 0 ? 'Chè Shan tuyết' : 'Cam sành',
    status: n % 5 === 0 ? 'suspended' : 'active',
    communeCode: n % 4 === 0 ? '00721' : '00724',
    markets: n % 7 === 0 ? ['CN', 'VN'] : ['VN'],
    until: n % 10 === 0 ? '2026-12-31' : null,
    overlaps: n % 11 === 0,
    box: { west, south, east: west + 0.005, north: south + 0.005 },
    ...more,
  };
};
const many = (count: number) => {
  const spots = new AreaSpots();
  for (let n = 0; n < count; n++) spots.put(spot(n));
  return spots;
};
const ALL = { scope: null };
const WORLD = { west: 100, south: 10, east: 110, north: 25 };

describe('areas on a map of all', () => {
  it('become clusters that add up, or stand alone where they are few', () => {
    const spots = many(1000);
    for (let zoom = 5; zoom <= 18; zoom++) {
      const { total, clusters } = spots.view(ALL, WORLD, zoom);
      expect(total).toBe(1000);
      expect((clusters ?? []).reduce((sum, { count }) => sum + count, 0)).toBe(1000);
    }
    expect(spots.view(ALL, WORLD, 5).clusters?.length).toBeLessThanOrEqual(4);
    const near = spots.view(ALL, { west: 104, south: 22, east: 104.035, north: 22.005 }, 14);
    expect(near).toEqual({ total: 4, clusters: null, ids: ['0000', '0001', '0002', '0003'] });
    // An area that reaches into what is seen is seen.
    expect(spots.view(ALL, { west: 104.004, south: 22.004, east: 104.006, north: 22.006 }, 17).ids).toEqual([
      '0000',
    ]);
  });

  it('are narrowed by all filters together, within the scope', () => {
    const spots = many(1000);
    const every = Array.from({ length: 1000 }, (_, n) => spot(n));
    fc.assert(
      fc.property(
        fc.record({
          scope: fc.constantFrom(null, new Set(['b0']), new Set(['b1', 'b2']), new Set<string>()),
          status: fc.constantFrom(undefined, 'active', 'suspended'),
          crop: fc.constantFrom(undefined, cropKey('che shan tuyet')),
          market: fc.constantFrom(undefined, 'CN'),
          commune: fc.constantFrom(undefined, '00721'),
          overlap: fc.boolean(),
          expiring: fc.constantFrom(
            undefined,
            { from: '2026-12-01', to: '2026-12-31' },
            { from: '2027-01-01', to: '2027-02-01' },
          ),
        }),
        (filter) => {
          const expected = every.filter(
            (each) =>
              (filter.scope?.has(each.businessId) ?? true) &&
              (filter.status ?? each.status) === each.status &&
              (filter.crop === undefined || each.crop.startsWith('Chè')) &&
              (filter.market === undefined || each.markets.length === 2) &&
              (filter.commune ?? each.communeCode) === each.communeCode &&
              (!filter.overlap || each.overlaps) &&
              (filter.expiring === undefined ||
                (each.until !== null && filter.expiring.from.startsWith('2026'))),
          );
          expect(spots.view(filter, WORLD, 9).total).toBe(expected.length);
          expect(spots.list(filter, null, 10).total).toBe(expected.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are listed newest first, page by page, each once, whatever changes', () => {
    const spots = many(250);
    spots.put(spot(17, { status: 'closed' }));
    spots.remove('0100');
    spots.remove('0100');
    spots.put(spot(999, { createdAt: 5 }));
    const seen: Spot[] = [];
    for (let after: { createdAt: number; id: string } | null = null; ;) {
      const { items, more, total } = spots.list(ALL, after, 30);
      expect(total).toBe(250);
      seen.push(...items);
      after = items.at(-1) ?? null;
      if (!more) break;
    }
    expect(seen).toHaveLength(250);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(250);
    expect(seen.map(({ createdAt }) => createdAt)).toEqual(
      seen.map(({ createdAt }) => createdAt).toSorted((a, b) => b - a),
    );
    expect(seen.at(-1)?.id).toBe('0999');
    expect(seen.find(({ id }) => id === '0017')?.status).toBe('closed');
    expect(spots.choices(null).crops.get('cam sanh')).toEqual({ text: 'Cam sành', count: 126 });
  });
});

describe('the window of a map', () => {
  it('stands in the address and comes back from it', () => {
    const window = readWindow('105.21,22.6,11.25');
    expect(window).toEqual({ lon: 105.21, lat: 22.6, zoom: 11.25 });
    expect(writeWindow(window ?? { lon: 0, lat: 0, zoom: 0 })).toBe('105.21000,22.60000,11.25');
    for (const wrong of [
      '',
      'x',
      '105,22',
      '105,22,11,3',
      '-105,22,11',
      '1e2,22,11',
      '105,22,111',
      undefined,
    ])
      expect(readWindow(wrong)).toBeNull();
    expect(readWindow('179,89,99')).toEqual({ lon: 114, lat: 27, zoom: 18 });
  });

  it('holds the box it was made for, and moves by what is seen', () => {
    const box = { west: 104.5, south: 21.5, east: 105.5, north: 23.3 };
    const window = windowAround(box, 640, 440);
    const ground = groundOf(window, 640, 440);
    expect(ground.west).toBeLessThanOrEqual(box.west);
    expect(ground.north).toBeGreaterThanOrEqual(box.north);
    expect(ground.south).toBeLessThanOrEqual(box.south);
    const east = groundOf(moved(window, { east: 1 }, 640, 440), 640, 440);
    expect(east.west).toBeCloseTo(ground.east, 6);
    const nearer = groundOf(moved(window, { nearer: 1 }, 640, 440), 640, 440);
    expect((nearer.east - nearer.west) * 2).toBeCloseTo(ground.east - ground.west, 6);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { RecentLot } from './console.queries.js';
import type { Progress } from './first-code.js';
import { nextOf } from './next-tasks.js';

const stage = { active: 1, submitted: 0, unsent: null };
const walked: Progress = {
  business: { status: 'active' },
  areas: stage,
  products: stage,
  lots: 9,
  openLotId: null,
  uncodedLotId: null,
  events: 9,
  released: 5,
  lotCodes: 5,
};
const lot = (id: string, change: Partial<RecentLot>): RecentLot => ({
  id,
  lotNumber: `L-${id}`,
  productName: 'Chè',
  productNameEn: null,
  madeOn: null,
  quantity: null,
  unit: null,
  status: 'released',
  stopped: false,
  empty: false,
  code: '0123456789',
  ...change,
});

describe('what to do next', () => {
  it('is a new lot where nothing is left half done', () => {
    expect(nextOf(walked, [lot('1', {})])).toEqual([{ kind: 'lot', lot: null, href: '/console/lots/new' }]);
  });

  it('goes on with lots where they stand, leaving alone what is stopped', () => {
    const lots = [
      lot('1', { status: 'open', empty: true, code: null }),
      lot('2', { status: 'open', code: null }),
      lot('3', { code: null }),
      lot('4', { code: null, stopped: true }),
      lot('5', { status: 'held', code: null }),
    ];
    expect(nextOf(walked, lots).map(({ kind, href }) => `${kind} ${href}`)).toEqual([
      'diary /console/lots/1/events/new',
      'release /console/lots/2',
      'code /console/lots/3',
      'lot /console/lots/new',
    ]);
  });

  it('remembers what was declared and never sent', () => {
    const products = { ...stage, unsent: { id: 'p', status: 'draft' } } as const;
    expect(nextOf({ ...walked, products }, []).map(({ href }) => href)).toEqual([
      '/console/products/p',
      '/console/lots/new',
    ]);
  });
});

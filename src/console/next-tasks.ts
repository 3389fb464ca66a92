import type { RecentLot } from './console.queries.js';
import type { Progress } from './first-code.js';

/** What there is to go on with, for a business that has walked the whole way once. */
export interface NextTask {
  readonly kind: 'diary' | 'release' | 'code' | 'area' | 'product' | 'lot';
  /** Which lot; null where it is not about one. */
  readonly lot: string | null;
  readonly href: string;
}

const FEW = 4;

/** Lots that stand half done first, then what was declared and never sent; a new lot is always there to be made. */
export function nextOf(progress: Progress, lots: readonly RecentLot[]): NextTask[] {
  if (progress.business?.status !== 'active') return [];
  const found = lots.flatMap((lot) => taskOf(lot));
  for (const [kind, stage, list] of [
    ['area', progress.areas, '/console/areas'],
    ['product', progress.products, '/console/products'],
  ] as const)
    if (stage.unsent !== null) found.push({ kind, lot: null, href: `${list}/${stage.unsent.id}` });
  return [...found.slice(0, FEW), { kind: 'lot', lot: null, href: '/console/lots/new' }];
}

function taskOf({ id, lotNumber, status, empty, code, stopped }: RecentLot): NextTask[] {
  const href = `/console/lots/${id}`;
  if (stopped) return [];
  if (status === 'open')
    return empty
      ? [{ kind: 'diary', lot: lotNumber, href: `${href}/events/new` }]
      : [{ kind: 'release', lot: lotNumber, href }];
  return status === 'released' && code === null ? [{ kind: 'code', lot: lotNumber, href }] : [];
}

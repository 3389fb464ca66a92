import type { BusinessStatus } from '../businesses/business.entity.js';

/** Things of one kind that the office approves: how many stand where, and one that waits for its owner. */
export interface Stage {
  /** Approved once, whatever became of them. */
  readonly active: number;
  readonly submitted: number;
  /** A draft, or one the office wants mended. */
  readonly unsent: { readonly id: string; readonly status: 'draft' | 'amend' | 'refused' } | null;
}

/** How far a business has come, as the database tells it. */
export interface Progress {
  readonly business: { readonly status: BusinessStatus } | null;
  readonly areas: Stage;
  readonly products: Stage;
  readonly lots: number;
  /** The lot to go on with: the newest that is still open, else the newest released one without a code. */
  readonly openLotId: string | null;
  readonly uncodedLotId: string | null;
  readonly events: number;
  readonly released: number;
  /** Codes of lots. */
  readonly lotCodes: number;
}

export const STEPS = ['register', 'approval', 'area', 'product', 'lot', 'diary', 'release', 'code'] as const;
export type StepKey = (typeof STEPS)[number];

/** done | to do now | waits for the office | opens when an earlier one is done */
export type StepState = 'done' | 'now' | 'wait' | 'later';

export interface Step {
  readonly key: StepKey;
  readonly state: StepState;
  /** Set where the office wants something mended. */
  readonly mend: boolean;
  /** Where the next button leads; null where there is nothing to do. */
  readonly href: string | null;
}

/** The way from registering to the first printed code. Areas and products may be declared in either order. */
export function stepsOf(progress: Progress): Step[] {
  const { business, areas, products, lots, openLotId, uncodedLotId, events, released, lotCodes } = progress;
  const active = business?.status === 'active';
  const lot = (id: string | null, rest = '') =>
    id === null ? '/console/lots' : `/console/lots/${id}${rest}`;
  return [
    business === null ? todo('register', '/console/business/new') : done('register'),
    approval(business?.status ?? null),
    declared('area', active, areas, '/console/areas'),
    declared('product', active, products, '/console/products'),
    counted('lot', lots > 0, active && products.active > 0, '/console/lots/new'),
    counted('diary', events > 0, lots > 0, lot(openLotId, '/events/new')),
    counted('release', released > 0, events > 0, lot(openLotId)),
    counted('code', lotCodes > 0, released > 0, lot(uncodedLotId)),
  ];
}

function approval(status: BusinessStatus | null): Step {
  if (status === null) return later('approval');
  // Suspended afterwards is no step back on this way: the notice above tells what to do.
  if (status === 'active' || status === 'suspended' || status === 'closed') return done('approval');
  if (status === 'amend' || status === 'refused')
    return { ...todo('approval', '/console/business'), mend: true }; // which tells the reason
  return { key: 'approval', state: 'wait', mend: false, href: '/console/business' };
}

function declared(key: StepKey, open: boolean, stage: Stage, list: string): Step {
  if (stage.active > 0) return done(key);
  if (!open) return later(key);
  if (stage.unsent !== null)
    return { ...todo(key, `${list}/${stage.unsent.id}`), mend: stage.unsent.status !== 'draft' };
  if (stage.submitted > 0) return { key, state: 'wait', mend: false, href: list };
  return todo(key, `${list}/new`);
}

function counted(key: StepKey, isDone: boolean, isOpen: boolean, href: string): Step {
  return isDone ? done(key) : isOpen ? todo(key, href) : later(key);
}

function done(key: StepKey): Step {
  return { key, state: 'done', mend: false, href: null };
}

function todo(key: StepKey, href: string): Step {
  return { key, state: 'now', mend: false, href };
}

function later(key: StepKey): Step {
  return { key, state: 'later', mend: false, href: null };
}

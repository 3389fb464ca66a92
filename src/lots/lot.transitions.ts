import { BUSINESS, type Role } from '../access/roles.js';
import { NOTICE } from '../notices/notice.effect.js';
import { defineStates, Meaning } from '../platform/state-machine.js';
import type { Lot, LotStatus } from './lot.entity.js';

/** A held lot is in one of two states: whoever holds it lets it go. */
const LOT_STATES = ['open', 'released', 'held-by-business', 'held-by-office', 'recalled', 'closed'] as const;
export type LotState = (typeof LOT_STATES)[number];

const SCANS_TELL = new Meaning('whoever scans its code reads the reason');

export const lotStates = defineStates<LotState, Role>()({
  subject: 'lot',
  states: LOT_STATES,
  initial: 'open',
  transitions: [
    { action: 'edit', from: ['open'], who: BUSINESS, entry: 'lot.edited' },
    { action: 'release', from: ['open'], to: 'released', who: BUSINESS, entry: 'lot.released' },
    {
      action: 'release',
      from: ['held-by-business'],
      to: 'released',
      who: BUSINESS,
      entry: 'lot.released',
      reserved: 'held-by-business',
    },
    {
      action: 'release',
      from: ['held-by-office'],
      to: 'released',
      who: ['reviewer'],
      effects: [NOTICE],
      entry: 'lot.released',
      reserved: 'held-by-office',
    },
    {
      action: 'hold',
      from: ['released'],
      to: 'held-by-business',
      who: BUSINESS,
      cause: true,
      effects: [SCANS_TELL],
      entry: 'lot.held',
    },
    {
      action: 'hold',
      from: ['released'],
      to: 'held-by-office',
      who: ['reviewer'],
      cause: true,
      effects: [NOTICE, SCANS_TELL],
      entry: 'lot.held',
    },
  ],
  refusals: { edit: 'lot-not-editable', release: 'lot-not-releasable', hold: 'lot-not-released' },
});

export function stateOf({ status, heldBy }: { status: LotStatus; heldBy: Lot['heldBy'] }): LotState {
  return status === 'held' ? `held-by-${heldBy ?? 'office'}` : status;
}

/** The columns that say so. */
export function columnsOf(state: LotState): Pick<Lot, 'status' | 'heldBy'> {
  if (state === 'held-by-business') return { status: 'held', heldBy: 'business' };
  if (state === 'held-by-office') return { status: 'held', heldBy: 'office' };
  return { status: state, heldBy: null };
}

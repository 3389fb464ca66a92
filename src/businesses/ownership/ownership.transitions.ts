import type { Role } from '../../access/roles.js';
import { defineStates, Meaning } from '../../platform/state-machine.js';

export const TRANSFER_STATES = [
  'open-by-owner',
  'open-by-office',
  'accepted',
  'declined',
  'withdrawn',
] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

const OPEN = ['open-by-owner', 'open-by-office'] as const;
// Whoever has the letter answers, with an account or without: the letter is what lets them, not a role.
const BY_LETTER = [] as const;

/** A business on its way into other hands. */
export const ownershipStates = defineStates<TransferState, Role>()({
  subject: 'ownership-transfer',
  states: TRANSFER_STATES,
  initial: 'open-by-owner',
  transitions: [
    {
      action: 'withdraw',
      from: ['open-by-owner'],
      to: 'withdrawn',
      who: ['owner', 'reviewer'],
      effects: [new Meaning('the link of the letter leads nowhere')],
      entry: 'ownership.withdrawn',
    },
    {
      action: 'withdraw',
      from: ['open-by-office'],
      to: 'withdrawn',
      who: ['reviewer'],
      reserved: 'transfer-of-office',
      effects: [new Meaning('the link of the letter leads nowhere')],
      entry: 'ownership.withdrawn',
    },
    {
      action: 'decline',
      from: OPEN,
      to: 'declined',
      who: BY_LETTER,
      effects: [new Meaning('the people of the business are told')],
      entry: 'ownership.declined',
    },
    {
      action: 'accept',
      from: OPEN,
      to: 'accepted',
      who: BY_LETTER,
      effects: [new Meaning('whoever has the letter owns the business, before the old owner ends')],
      entry: 'ownership.handed-over',
    },
  ],
  refusals: { withdraw: 'transfer-ended', decline: 'link-expired', accept: 'link-expired' },
});

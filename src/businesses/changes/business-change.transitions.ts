import type { Role } from '../../access/roles.js';
import { defineStates } from '../../platform/state-machine.js';
import { BUSINESS_CHANGE_STATUSES, type BusinessChangeStatus } from './business-change.entity.js';

const TOLD = 'the business is told by mail';

export const businessChangeStates = defineStates<BusinessChangeStatus, Role>()({
  subject: 'business-change',
  states: BUSINESS_CHANGE_STATUSES,
  initial: 'submitted',
  transitions: [
    {
      action: 'submit',
      from: ['amend'],
      to: 'submitted',
      who: ['owner'],
      effects: ['the dossier is sent again'],
      entry: 'business-change.resubmitted',
    },
    {
      action: 'withdraw',
      from: ['submitted', 'amend'],
      to: 'withdrawn',
      who: ['owner'],
      effects: ['the dossier ends as withdrawn'],
      entry: 'business-change.withdrawn',
    },
    {
      action: 'approve',
      from: ['submitted'],
      to: 'approved',
      who: ['reviewer'],
      effects: ['the business takes the new name, number and seat, on every page at once', TOLD],
      entry: 'business-change.approved',
    },
    {
      action: 'amend',
      from: ['submitted'],
      to: 'amend',
      who: ['reviewer'],
      cause: true,
      effects: [TOLD],
      entry: 'business-change.amendment-requested',
    },
    {
      action: 'refuse',
      from: ['submitted'],
      to: 'refused',
      who: ['reviewer'],
      cause: true,
      effects: [TOLD],
      entry: 'business-change.refused',
    },
  ],
  refusals: {
    submit: 'business-change-open',
    withdraw: 'not-withdrawable',
    approve: 'application-decided',
    amend: 'application-decided',
    refuse: 'application-decided',
  },
});

import { DOSSIER_SENT, DOSSIER_TELLS, DOSSIER_WITHDRAWN } from '../../applications/dossier-meanings.js';
import type { Role } from '../../access/roles.js';
import { defineStates, Meaning } from '../../platform/state-machine.js';
import { BUSINESS_CHANGE_STATUSES, type BusinessChangeStatus } from './business-change.entity.js';

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
      effects: [DOSSIER_SENT],
      entry: 'business-change.resubmitted',
    },
    {
      action: 'withdraw',
      from: ['submitted', 'amend'],
      to: 'withdrawn',
      who: ['owner'],
      effects: [DOSSIER_WITHDRAWN],
      entry: 'business-change.withdrawn',
    },
    {
      action: 'approve',
      from: ['submitted'],
      to: 'approved',
      who: ['reviewer'],
      effects: [
        new Meaning('the business takes the new name, number and seat, on every page at once'),
        DOSSIER_TELLS,
      ],
      entry: 'business-change.approved',
    },
    {
      action: 'amend',
      from: ['submitted'],
      to: 'amend',
      who: ['reviewer'],
      cause: true,
      effects: [DOSSIER_TELLS],
      entry: 'business-change.amendment-requested',
    },
    {
      action: 'refuse',
      from: ['submitted'],
      to: 'refused',
      who: ['reviewer'],
      cause: true,
      effects: [DOSSIER_TELLS],
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

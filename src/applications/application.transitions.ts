import { BUSINESS, type Role } from '../access/roles.js';
import { defineStates } from '../platform/state-machine.js';
import { APPLICATION_STATUSES, type ApplicationStatus } from './application.entity.js';

const SUBJECT_FOLLOWS = 'its subject takes the same step';

export const dossierStates = defineStates<ApplicationStatus, Role>()({
  subject: 'application',
  states: APPLICATION_STATUSES,
  initial: 'submitted',
  transitions: [
    {
      action: 'resubmit',
      from: ['amend'],
      to: 'submitted',
      who: BUSINESS,
      effects: ['the clock starts anew', 'the office reads what changed'],
      entry: 'application.resubmitted',
    },
    {
      action: 'approve',
      from: ['submitted'],
      to: 'approved',
      who: ['reviewer'],
      effects: [SUBJECT_FOLLOWS, 'the business is told by mail'],
      entry: 'application.approved',
    },
    {
      action: 'amend',
      from: ['submitted'],
      to: 'amend',
      who: ['reviewer'],
      cause: true,
      effects: ['the clock stops', SUBJECT_FOLLOWS, 'the business is told by mail'],
      entry: 'application.amendment-requested',
    },
    {
      action: 'refuse',
      from: ['submitted'],
      to: 'refused',
      who: ['reviewer'],
      cause: true,
      effects: [SUBJECT_FOLLOWS, 'the business is told by mail'],
      entry: 'application.refused',
    },
    {
      action: 'withdraw',
      from: ['submitted', 'amend'],
      to: 'withdrawn',
      who: BUSINESS,
      effects: [SUBJECT_FOLLOWS],
      entry: 'application.withdrawn',
    },
  ],
  refusals: {
    resubmit: 'application-decided',
    approve: 'application-decided',
    amend: 'application-decided',
    refuse: 'application-decided',
    withdraw: 'not-withdrawable',
  },
});

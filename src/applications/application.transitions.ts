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
      effects: ['the clock goes on where it stood', 'the office reads what changed'],
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
    {
      action: 'assign',
      from: ['submitted', 'amend'],
      who: ['reviewer', 'administrator'],
      effects: ['an official works on it, unless the official has to do with the business'],
      entry: 'application.assigned',
    },
    {
      action: 'order-field-check',
      from: ['submitted'],
      who: ['reviewer'],
      effects: ['it is not approved before somebody was there'],
      entry: 'application.field-check-ordered',
    },
    {
      action: 'report-field-check',
      from: ['submitted'],
      who: ['reviewer', 'inspector'],
      cause: true,
      effects: ['whoever decides reads what was found'],
      entry: 'application.field-checked',
    },
  ],
  refusals: {
    resubmit: 'application-decided',
    approve: 'application-decided',
    amend: 'application-decided',
    refuse: 'application-decided',
    withdraw: 'not-withdrawable',
    assign: 'application-decided',
    'order-field-check': 'application-decided',
    'report-field-check': 'application-decided',
  },
});

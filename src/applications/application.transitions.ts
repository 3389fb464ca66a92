import { BUSINESS, type Role } from '../access/roles.js';
import { NOTICE, RECEIPT } from '../notices/notice.effect.js';
import { defineStates, Meaning } from '../platform/state-machine.js';
import { APPLICATION_STATUSES, type ApplicationStatus } from './application.entity.js';

const SUBJECT_FOLLOWS = new Meaning('its subject takes the same step');

/** A dossier comes in. */
export const dossierBegins = { action: 'submit', effects: [RECEIPT] } as const;

export const dossierStates = defineStates<ApplicationStatus, Role>()({
  subject: 'application',
  states: APPLICATION_STATUSES,
  initial: 'submitted',
  begins: dossierBegins,
  transitions: [
    {
      action: 'resubmit',
      from: ['amend'],
      to: 'submitted',
      who: BUSINESS,
      effects: [
        RECEIPT,
        new Meaning('the clock goes on where it stood'),
        new Meaning('the office reads what changed'),
      ],
      entry: 'application.resubmitted',
    },
    {
      action: 'approve',
      from: ['submitted'],
      to: 'approved',
      who: ['reviewer'],
      effects: [NOTICE, SUBJECT_FOLLOWS],
      entry: 'application.approved',
    },
    {
      action: 'amend',
      from: ['submitted'],
      to: 'amend',
      who: ['reviewer'],
      cause: true,
      effects: [NOTICE, new Meaning('the clock stops'), SUBJECT_FOLLOWS],
      entry: 'application.amendment-requested',
    },
    {
      action: 'refuse',
      from: ['submitted'],
      to: 'refused',
      who: ['reviewer'],
      cause: true,
      effects: [NOTICE, SUBJECT_FOLLOWS],
      entry: 'application.refused',
    },
    {
      action: 'withdraw',
      from: ['submitted', 'amend'],
      to: 'withdrawn',
      who: BUSINESS,
      effects: [RECEIPT, SUBJECT_FOLLOWS],
      entry: 'application.withdrawn',
    },
    {
      action: 'assign',
      from: ['submitted', 'amend'],
      who: ['reviewer', 'administrator'],
      effects: [new Meaning('an official works on it, unless the official has to do with the business')],
      entry: 'application.assigned',
    },
    {
      action: 'order-field-check',
      from: ['submitted'],
      who: ['reviewer'],
      effects: [NOTICE, new Meaning('it is not approved before somebody was there')],
      entry: 'application.field-check-ordered',
    },
    {
      action: 'report-field-check',
      from: ['submitted'],
      who: ['reviewer', 'inspector'],
      cause: true,
      effects: [NOTICE, new Meaning('whoever decides reads what was found')],
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

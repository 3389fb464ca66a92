import { DOSSIER_SENT, DOSSIER_TELLS, DOSSIER_WITHDRAWN } from '../applications/dossier-meanings.js';
import type { Role } from '../access/roles.js';
import { NOTICE } from '../notices/notice.effect.js';
import { defineStates, Meaning } from '../platform/state-machine.js';
import { BUSINESS_STATUSES, type BusinessStatus } from './business.entity.js';

const OTHER_TOLD = new Meaning('the other business gets a notice, too');

const OWNER: readonly Role[] = ['owner'];

export const businessStates = defineStates<BusinessStatus, Role>()({
  subject: 'business',
  states: BUSINESS_STATUSES,
  initial: 'submitted',
  transitions: [
    {
      action: 'edit',
      from: ['draft', 'submitted', 'amend', 'refused', 'active', 'suspended'],
      who: OWNER,
      entry: 'business.edited',
    },
    {
      action: 'submit',
      from: ['draft', 'amend', 'refused'],
      to: 'submitted',
      who: OWNER,
      effects: [DOSSIER_SENT],
      entry: 'business.resubmitted',
    },
    {
      action: 'withdraw',
      from: ['submitted', 'amend'],
      to: 'draft',
      who: OWNER,
      effects: [DOSSIER_WITHDRAWN],
      entry: 'business.withdrawn',
    },
    {
      action: 'approve',
      from: ['submitted'],
      to: 'active',
      who: ['reviewer'],
      effects: [DOSSIER_TELLS],
      entry: 'business.approved',
    },
    {
      action: 'amend',
      from: ['submitted'],
      to: 'amend',
      who: ['reviewer'],
      cause: true,
      effects: [DOSSIER_TELLS],
      entry: 'business.amendment-requested',
    },
    {
      action: 'refuse',
      from: ['submitted'],
      to: 'refused',
      who: ['reviewer'],
      cause: true,
      effects: [DOSSIER_TELLS],
      entry: 'business.refused',
    },
    {
      action: 'suspend',
      from: ['active'],
      to: 'suspended',
      who: ['reviewer'],
      cause: true,
      effects: [NOTICE, new Meaning('it declares no areas, products or codes until it is resumed')],
      entry: 'business.suspended',
    },
    {
      action: 'resume',
      from: ['suspended'],
      to: 'active',
      who: ['reviewer'],
      effects: [NOTICE],
      entry: 'business.resumed',
    },
    {
      action: 'close',
      from: ['active', 'suspended'],
      to: 'closed',
      who: ['reviewer'],
      cause: true,
      effects: [NOTICE, new Meaning('its tax code may be registered anew')],
      entry: 'business.closed',
    },
    {
      action: 'merge',
      from: ['active'],
      to: 'merged',
      who: ['reviewer'],
      cause: true,
      effects: [
        NOTICE,
        new Meaning('another business answers for its records, codes and pages'),
        new Meaning('its people work for that one, if the office says so'),
        OTHER_TOLD,
      ],
      entry: 'business.merged',
    },
    {
      action: 'unmerge',
      from: ['merged'],
      to: 'active',
      who: ['reviewer'],
      cause: true,
      effects: [NOTICE, OTHER_TOLD, new Meaning('everything is as before the merger')],
      entry: 'business.unmerged',
    },
  ],
  refusals: {
    edit: 'business-closed',
    submit: 'business-not-amendable',
    withdraw: 'not-withdrawable',
    approve: 'application-decided',
    amend: 'application-decided',
    refuse: 'application-decided',
    suspend: 'business-not-active-now',
    resume: 'business-not-suspended',
    close: 'business-not-closable',
    merge: 'business-not-mergeable',
    unmerge: 'business-not-merged',
  },
});

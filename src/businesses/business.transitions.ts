import type { Role } from '../access/roles.js';
import { defineStates } from '../platform/state-machine.js';
import { BUSINESS_STATUSES, type BusinessStatus } from './business.entity.js';

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
      effects: ['a dossier is opened, or sent again'],
      entry: 'business.resubmitted',
    },
    {
      action: 'withdraw',
      from: ['submitted', 'amend'],
      to: 'draft',
      who: OWNER,
      effects: ['the dossier ends as withdrawn'],
      entry: 'business.withdrawn',
    },
    {
      action: 'approve',
      from: ['submitted'],
      to: 'active',
      who: ['reviewer'],
      effects: ['the business is told by mail'],
      entry: 'business.approved',
    },
    {
      action: 'amend',
      from: ['submitted'],
      to: 'amend',
      who: ['reviewer'],
      cause: true,
      effects: ['the business is told by mail'],
      entry: 'business.amendment-requested',
    },
    {
      action: 'refuse',
      from: ['submitted'],
      to: 'refused',
      who: ['reviewer'],
      cause: true,
      effects: ['the business is told by mail'],
      entry: 'business.refused',
    },
    {
      action: 'suspend',
      from: ['active'],
      to: 'suspended',
      who: ['reviewer'],
      cause: true,
      effects: ['it declares no areas, products or codes until it is resumed'],
      entry: 'business.suspended',
    },
    { action: 'resume', from: ['suspended'], to: 'active', who: ['reviewer'], entry: 'business.resumed' },
    {
      action: 'close',
      from: ['active', 'suspended'],
      to: 'closed',
      who: ['reviewer'],
      cause: true,
      effects: ['its tax code may be registered anew'],
      entry: 'business.closed',
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
  },
});

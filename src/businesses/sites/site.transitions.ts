import type { Role } from '../../access/roles.js';
import { defineStates, Meaning } from '../../platform/state-machine.js';
import { SITE_STATUSES, type SiteStatus } from './site.entity.js';

/** Confirmed by a step, for nobody asked the office for it (docs/decisions/0019). */
export const siteStates = defineStates<SiteStatus, Role>()({
  subject: 'business-site',
  states: SITE_STATUSES,
  initial: 'declared',
  transitions: [
    {
      action: 'edit',
      from: ['declared', 'confirmed'],
      to: 'declared',
      who: ['owner'],
      effects: [new Meaning('what was confirmed is merely declared again')],
      entry: 'business-site.edited',
    },
    {
      action: 'confirm',
      from: ['declared'],
      to: 'confirmed',
      who: ['reviewer'],
      entry: 'business-site.confirmed',
    },
    {
      action: 'end',
      from: ['declared', 'confirmed'],
      to: 'ended',
      who: ['owner'],
      effects: [new Meaning('it is shown nowhere, and its numbers may be declared anew')],
      entry: 'business-site.ended',
    },
  ],
  refusals: { edit: 'site-ended', confirm: 'site-not-declared', end: 'site-ended' },
});

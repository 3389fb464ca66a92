import { DOSSIER_SENT, DOSSIER_TELLS, DOSSIER_WITHDRAWN } from '../applications/dossier-meanings.js';
import { BUSINESS, type Role } from '../access/roles.js';
import { NOTICE } from '../notices/notice.effect.js';
import { defineStates, Meaning } from '../platform/state-machine.js';
import { GROWING_AREA_STATUSES, type GrowingAreaStatus } from './growing-area.entity.js';

export const areaStates = defineStates<GrowingAreaStatus, Role>()({
  subject: 'growing-area',
  states: GROWING_AREA_STATUSES,
  initial: 'draft',
  transitions: [
    { action: 'edit', from: ['draft', 'amend', 'refused'], who: BUSINESS, entry: 'growing-area.edited' },
    {
      action: 'submit',
      from: ['draft', 'amend', 'refused'],
      to: 'submitted',
      who: BUSINESS,
      effects: [DOSSIER_SENT],
      entry: 'growing-area.submitted',
    },
    {
      action: 'withdraw',
      from: ['submitted', 'amend'],
      to: 'draft',
      who: BUSINESS,
      effects: [DOSSIER_WITHDRAWN],
      entry: 'growing-area.withdrawn',
    },
    { action: 'delete', from: ['draft'], to: null, who: BUSINESS, entry: 'growing-area.deleted' },
    {
      action: 'approve',
      from: ['submitted'],
      to: 'active',
      who: ['reviewer'],
      effects: [new Meaning('it has the code that the office gave'), DOSSIER_TELLS],
      entry: 'growing-area.approved',
    },
    {
      action: 'amend',
      from: ['submitted'],
      to: 'amend',
      who: ['reviewer'],
      cause: true,
      effects: [DOSSIER_TELLS],
      entry: 'growing-area.amendment-requested',
    },
    {
      action: 'refuse',
      from: ['submitted'],
      to: 'refused',
      who: ['reviewer'],
      cause: true,
      effects: [DOSSIER_TELLS],
      entry: 'growing-area.refused',
    },
    {
      action: 'suspend',
      from: ['active'],
      to: 'suspended',
      who: ['reviewer'],
      cause: true,
      effects: [NOTICE, new Meaning('nothing new is harvested from it; pages say so')],
      entry: 'growing-area.suspended',
    },
    {
      action: 'resume',
      from: ['suspended'],
      to: 'active',
      who: ['reviewer'],
      effects: [NOTICE],
      entry: 'growing-area.resumed',
    },
  ],
  refusals: {
    edit: 'area-not-editable',
    submit: 'area-not-submittable',
    withdraw: 'not-withdrawable',
    delete: 'not-a-draft',
    approve: 'application-decided',
    amend: 'application-decided',
    refuse: 'application-decided',
    suspend: 'area-not-active',
    resume: 'area-not-suspended',
  },
});

import { DOSSIER_SENT, DOSSIER_TELLS, DOSSIER_WITHDRAWN } from '../applications/dossier-meanings.js';
import { BUSINESS, type Role } from '../access/roles.js';
import { NOTICE } from '../notices/notice.effect.js';
import { defineStates, Meaning } from '../platform/state-machine.js';
import { PRODUCT_STATUSES, type ProductStatus } from './product.entity.js';

export const productStates = defineStates<ProductStatus, Role>()({
  subject: 'product',
  states: PRODUCT_STATUSES,
  initial: 'draft',
  transitions: [
    {
      action: 'edit',
      from: ['draft', 'amend', 'refused', 'active', 'suspended'],
      who: BUSINESS,
      entry: 'product.edited',
    },
    {
      action: 'change-image',
      from: ['draft', 'amend', 'refused', 'active', 'suspended'],
      who: BUSINESS,
      entry: 'product.image-changed',
    },
    {
      action: 'change-variants',
      from: ['draft', 'amend', 'refused', 'active', 'suspended'],
      who: BUSINESS,
      entry: 'product.variants-changed',
    },
    {
      action: 'submit',
      from: ['draft', 'amend', 'refused'],
      to: 'submitted',
      who: BUSINESS,
      effects: [DOSSIER_SENT],
      entry: 'product.submitted',
    },
    {
      action: 'withdraw',
      from: ['submitted', 'amend'],
      to: 'draft',
      who: BUSINESS,
      effects: [DOSSIER_WITHDRAWN],
      entry: 'product.withdrawn',
    },
    { action: 'delete', from: ['draft'], to: null, who: BUSINESS, entry: 'product.deleted' },
    {
      action: 'approve',
      from: ['submitted'],
      to: 'active',
      who: ['reviewer'],
      effects: [new Meaning('its code is issued'), DOSSIER_TELLS],
      entry: 'product.approved',
    },
    {
      action: 'amend',
      from: ['submitted'],
      to: 'amend',
      who: ['reviewer'],
      cause: true,
      effects: [DOSSIER_TELLS],
      entry: 'product.amendment-requested',
    },
    {
      action: 'refuse',
      from: ['submitted'],
      to: 'refused',
      who: ['reviewer'],
      cause: true,
      effects: [DOSSIER_TELLS],
      entry: 'product.refused',
    },
    {
      action: 'suspend',
      from: ['active'],
      to: 'suspended',
      who: ['reviewer'],
      cause: true,
      effects: [NOTICE, new Meaning('every page of its codes says so')],
      entry: 'product.suspended',
    },
    {
      action: 'resume',
      from: ['suspended'],
      to: 'active',
      who: ['reviewer'],
      effects: [NOTICE],
      entry: 'product.resumed',
    },
  ],
  refusals: {
    edit: 'product-not-editable',
    'change-image': 'product-not-editable',
    'change-variants': 'product-not-editable',
    submit: 'product-not-submittable',
    withdraw: 'not-withdrawable',
    delete: 'not-a-draft',
    approve: 'application-decided',
    amend: 'application-decided',
    refuse: 'application-decided',
    suspend: 'product-not-active',
    resume: 'product-not-suspended',
  },
});

import { DOSSIER_SENT, DOSSIER_TELLS, DOSSIER_WITHDRAWN } from '../applications/dossier-meanings.js';
import { BUSINESS, type Role } from '../access/roles.js';
import { NOTICE } from '../notices/notice.effect.js';
import { defineStates, Meaning } from '../platform/state-machine.js';
import { CERTIFICATE_STATUSES, type CertificateStatus } from './certificate.entity.js';

export const certificateStates = defineStates<CertificateStatus, Role>()({
  subject: 'certificate',
  states: CERTIFICATE_STATUSES,
  initial: 'declared',
  transitions: [
    { action: 'edit', from: ['declared', 'amend', 'refused'], who: BUSINESS, entry: 'certificate.edited' },
    {
      action: 'change-file',
      from: ['declared', 'amend', 'refused'],
      who: BUSINESS,
      entry: 'certificate.file-changed',
    },
    {
      action: 'submit',
      from: ['declared', 'amend', 'refused'],
      to: 'submitted',
      who: BUSINESS,
      effects: [DOSSIER_SENT],
      entry: 'certificate.submitted',
    },
    {
      action: 'withdraw',
      from: ['submitted', 'amend'],
      to: 'declared',
      who: BUSINESS,
      effects: [DOSSIER_WITHDRAWN],
      entry: 'certificate.withdrawn',
    },
    {
      action: 'delete',
      from: ['declared', 'refused'],
      to: null,
      who: BUSINESS,
      entry: 'certificate.deleted',
    },
    {
      action: 'approve',
      from: ['submitted'],
      to: 'confirmed',
      who: ['reviewer'],
      effects: [new Meaning('pages show it as confirmed until its last day'), DOSSIER_TELLS],
      entry: 'certificate.confirmed',
    },
    {
      action: 'amend',
      from: ['submitted'],
      to: 'amend',
      who: ['reviewer'],
      cause: true,
      effects: [DOSSIER_TELLS],
      entry: 'certificate.amendment-requested',
    },
    {
      action: 'refuse',
      from: ['submitted'],
      to: 'refused',
      who: ['reviewer'],
      cause: true,
      effects: [new Meaning('no page shows it'), DOSSIER_TELLS],
      entry: 'certificate.refused',
    },
    {
      action: 'revoke',
      from: ['declared', 'amend', 'confirmed'],
      to: 'revoked',
      who: ['reviewer'],
      cause: true,
      effects: [NOTICE, new Meaning('it leaves every page at once')],
      entry: 'certificate.revoked',
    },
  ],
  refusals: {
    edit: 'certificate-not-editable',
    'change-file': 'certificate-not-editable',
    submit: 'certificate-not-submittable',
    withdraw: 'not-withdrawable',
    delete: 'certificate-not-deletable',
    approve: 'application-decided',
    amend: 'application-decided',
    refuse: 'application-decided',
    revoke: 'certificate-not-revocable',
  },
});

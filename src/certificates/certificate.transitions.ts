import { BUSINESS, type Role } from '../access/roles.js';
import { NOTICE } from '../notices/notice.effect.js';
import { defineStates } from '../platform/state-machine.js';
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
      effects: ['a dossier is opened, or sent again'],
      entry: 'certificate.submitted',
    },
    {
      action: 'withdraw',
      from: ['submitted', 'amend'],
      to: 'declared',
      who: BUSINESS,
      effects: ['the dossier ends as withdrawn'],
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
      effects: ['pages show it as confirmed until its last day', 'the business is told by mail'],
      entry: 'certificate.confirmed',
    },
    {
      action: 'amend',
      from: ['submitted'],
      to: 'amend',
      who: ['reviewer'],
      cause: true,
      effects: ['the business is told by mail'],
      entry: 'certificate.amendment-requested',
    },
    {
      action: 'refuse',
      from: ['submitted'],
      to: 'refused',
      who: ['reviewer'],
      cause: true,
      effects: ['no page shows it', 'the business is told by mail'],
      entry: 'certificate.refused',
    },
    {
      action: 'revoke',
      from: ['declared', 'amend', 'confirmed'],
      to: 'revoked',
      who: ['reviewer'],
      cause: true,
      effects: [NOTICE, 'it leaves every page at once'],
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

import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE } from '../access/roles.js';
import { certificateStates } from './certificate.transitions.js';

declare module '../access/feature.js' {
  interface Features {
    readonly certificates: typeof certificates;
  }
}

export const certificates = declareFeature({
  name: 'certificates',
  permissions: {
    'certificate:write': BUSINESS,
    'certificate:read': EVERYONE,
    'certificate:revoke': ['reviewer'],
  },
  menu: [{ key: 'certificates', order: 45, roles: EVERYONE, text: ({ ui }) => ui.nav.certificates }],
  states: [certificateStates],
  dossiers: ({ certificates: text }) => text.dossiers,
  audit: {
    words: ({ certificates: text }) => ({
      ...text.audit,
      fields: text.fields,
      values: { status: text.statuses, kind: text.kinds },
    }),
    things: {
      certificate: {
        names: { from: 'certificates', id: 'id', type: 'uuid', name: 'number' },
        href: '/console/certificates/',
      },
    },
  },
  constraints: { certificates_number_key: { path: 'number', code: 'certificate-number-taken' } },
});

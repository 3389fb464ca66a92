import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE, OFFICIALS } from '../access/roles.js';
import { dossierStates } from './application.transitions.js';

declare module '../access/feature.js' {
  interface Features {
    readonly applications: typeof applications;
  }
}

export const applications = declareFeature({
  name: 'applications',
  permissions: {
    'application:read': EVERYONE,
    'application:decide': ['reviewer'],
    'application:withdraw': BUSINESS,
  },
  menu: [{ key: 'applications', order: 10, roles: OFFICIALS, text: ({ ui }) => ui.nav.applications }],
  states: [dossierStates],
  constraints: { applications_open_key: { code: 'application-open' } },
  audit: {
    words: ({ applications: text }) => ({
      ...text.audit,
      values: { status: text.statuses, kind: text.kinds },
    }),
    things: {
      application: {
        names: { from: 'applications', id: 'id', type: 'uuid', name: 'reference' },
        href: '/console/applications/',
      },
    },
    refers: { subjectId: { by: 'kind' } },
  },
});

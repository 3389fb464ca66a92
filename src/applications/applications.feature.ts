import { declareFeature, declaredDossiers } from '../access/feature.js';
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
    'application:assign': ['reviewer', 'administrator'],
    'application:counter': ['reviewer', 'inspector'],
    'application:inspect': ['reviewer', 'inspector'],
    'office-day:manage': ['administrator'],
  },
  menu: [
    { key: 'applications', order: 10, roles: OFFICIALS, text: ({ ui }) => ui.nav.applications },
    {
      key: 'duty',
      order: 84,
      roles: ['reviewer', 'inspector'],
      text: ({ applications }) => applications.duty.menu,
    },
    {
      key: 'office-days',
      order: 86,
      roles: ['administrator'],
      text: ({ applications }) => applications.officeDays.menu,
    },
  ],
  states: [dossierStates],
  constraints: { applications_open_key: { code: 'application-open' } },
  audit: {
    words: (words) => ({
      ...words.applications.audit,
      values: {
        status: words.applications.statuses,
        channel: words.applications.channels,
        kind: declaredDossiers(words),
      },
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

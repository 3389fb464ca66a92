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
});

import { declareFeature } from '../access/feature.js';
import { EVERYONE, OFFICIALS } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly applications: typeof applications;
  }
}

export const applications = declareFeature({
  name: 'applications',
  permissions: { 'application:read': EVERYONE, 'application:decide': ['reviewer'] },
  menu: [{ key: 'applications', order: 10, roles: OFFICIALS, text: ({ ui }) => ui.nav.applications }],
  constraints: { applications_open_key: { code: 'application-open' } },
});

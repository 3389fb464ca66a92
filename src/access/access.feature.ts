import { declareFeature } from './feature.js';
import { BUSINESS, EVERYONE } from './roles.js';

export const access = declareFeature({
  name: 'access',
  permissions: {
    'business:act-for': BUSINESS,
    'staff:manage': ['owner'],
    'user:manage': ['administrator'],
  },
  menu: [
    { key: 'users', order: 85, roles: ['administrator'], text: ({ ui }) => ui.nav.users },
    { key: 'account', order: 90, roles: EVERYONE, text: ({ ui }) => ui.nav.account },
  ],
  constraints: { users_email_key: { path: 'email', code: 'email-taken' } },
});

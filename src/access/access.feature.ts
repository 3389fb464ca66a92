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
  audit: {
    words: ({ access: { audit: text, account }, ui }) => ({
      ...text,
      values: { role: ui.roles, language: account.languages, purpose: text.purposes, by: text.purposes },
    }),
    things: {
      user: { names: { from: 'users', id: 'id', type: 'uuid', name: 'name' } },
      'api-key': { names: { from: 'api_keys', id: 'id', type: 'uuid', name: 'name' } },
      membership: {
        names: {
          from: 'memberships m left join users u on u.id = m.user_id',
          id: 'm.id',
          type: 'uuid',
          name: 'coalesce(u.name, m.invited_name)',
        },
      },
    },
    technical: [
      'session.opened',
      'session.ended',
      'session.acting-for',
      'session.counter-opened',
      'password-link.sent',
      'user.language-chosen',
      'user.added-as-sample',
    ],
  },
});

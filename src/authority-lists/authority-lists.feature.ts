import { declareFeature } from '../access/feature.js';
import { OFFICIALS } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly authorityLists: typeof authorityLists;
  }
}

export const authorityLists = declareFeature({
  name: 'authority-lists',
  permissions: { 'authority-list:read': OFFICIALS, 'authority-list:take-over': ['reviewer'] },
  audit: {
    words: ({ authorityLists: text }) => text.audit,
    things: {
      'authority-list': {
        names: { from: 'authority_lists', id: 'id', type: 'uuid', name: 'title' },
        href: '/console/authority-lists/',
      },
    },
  },
});

import { declareFeature } from '../access/feature.js';
import { OFFICIALS } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly audit: typeof audit;
  }
}

export const audit = declareFeature({
  name: 'audit-pages',
  permissions: { 'audit:read': OFFICIALS },
  menu: [{ key: 'audit', order: 80, roles: OFFICIALS, text: ({ ui }) => ui.nav.audit }],
  audit: {
    words: ({ audit: text }) => text.exports,
    things: { list: {} },
  },
});

import { declareFeature } from '../access/feature.js';
import { OFFICIALS } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly reports: typeof reports;
  }
}

export const reports = declareFeature({
  name: 'reports',
  permissions: { 'report:read': OFFICIALS, 'report:handle': ['reviewer', 'inspector'] },
  menu: [{ key: 'reports', order: 75, roles: OFFICIALS, text: ({ ui }) => ui.nav.reports }],
  audit: {
    words: ({ reports: text }) => ({
      ...text.audit,
      values: { status: text.list.statuses, category: text.categories },
    }),
    things: {
      report: {
        names: { from: 'reports', id: 'id', type: 'uuid', name: 'ticket' },
        href: '/console/reports/',
      },
    },
  },
});

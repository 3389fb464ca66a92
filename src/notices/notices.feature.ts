import { declareFeature } from '../access/feature.js';
import { BUSINESS } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly notices: typeof notices;
  }
}

export const notices = declareFeature({
  name: 'notices',
  permissions: { 'notice:read': BUSINESS },
  audit: {
    words: ({ notices: text }) => ({ ...text.audit, values: { mail: text.mail.choices } }),
    things: {},
  },
});

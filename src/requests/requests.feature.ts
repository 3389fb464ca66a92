import { declareFeature } from '../access/feature.js';
import { BUSINESS } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly requests: typeof requests;
  }
}

export const requests = declareFeature({
  name: 'requests',
  permissions: { 'request:write': BUSINESS },
  dossiers: ({ requests: text }) => text.dossiers,
  audit: { words: ({ requests: text }) => text.audit, things: {} },
});

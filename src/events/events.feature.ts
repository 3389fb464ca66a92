import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly events: typeof events;
  }
}

export const events = declareFeature({
  name: 'events',
  permissions: { 'event:record': BUSINESS, 'event:read': EVERYONE },
  constraints: { events_corrects_key: { code: 'already-corrected' } },
});

import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE } from '../access/roles.js';
import { registrationStates } from './registration.transitions.js';

declare module '../access/feature.js' {
  interface Features {
    readonly areaCodes: typeof areaCodes;
  }
}

export const areaCodes = declareFeature({
  name: 'area-codes',
  permissions: {
    'area-code:read': EVERYONE,
    'area-code:request': BUSINESS,
    // The table says which of them may take which step.
    'area-code:step': [...BUSINESS, 'reviewer'],
  },
  states: [registrationStates],
  dossiers: ({ areaCodes: text }) => text.dossiers,
  audit: {
    words: ({ areaCodes: text }) => text.audit,
    things: {
      'area-registration': {
        names: {
          from: 'area_registrations r join growing_areas a on a.id = r.area_id',
          id: 'r.id',
          type: 'uuid',
          name: `a.name || ', ' || r.market`,
        },
      },
    },
  },
  constraints: {
    area_codes_key: { path: 'fields.areaCode', code: 'area-code-taken' },
    area_registrations_market_key: { path: 'market', code: 'market-taken' },
  },
});

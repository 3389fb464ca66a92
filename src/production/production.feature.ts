import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly production: typeof production;
  }
}

export const production = declareFeature({
  name: 'production',
  permissions: { 'operation:record': BUSINESS, 'operation:read': EVERYONE },
  constraints: {
    lot_balances_left: { code: 'operation-built-on' },
    lot_balances_boxed: { code: 'operation-built-on' },
  },
  audit: {
    words: ({ production: text }) => ({ ...text.audit, values: { kind: text.kinds } }),
    things: { operation: { names: { from: 'operations', id: 'event_id', type: 'uuid', name: 'kind' } } },
    refers: { lots: 'lot' },
  },
});

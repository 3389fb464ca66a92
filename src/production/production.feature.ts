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
  menu: [
    { key: 'shipments', order: 55, roles: EVERYONE, text: ({ production: words }) => words.shipments.title },
  ],
  constraints: {
    lot_explanations_key: { code: 'already-explained' },
    lot_balances_left: { code: 'operation-built-on' },
    lot_balances_boxed: { code: 'operation-built-on' },
  },
  audit: {
    words: ({ production: text }) => ({ ...text.audit, values: { kind: text.kinds } }),
    things: {
      shipment: {},
      'unit-factor': {},
      operation: { names: { from: 'operations', id: 'event_id', type: 'uuid', name: 'kind' } },
    },
    refers: { lots: 'lot', to: 'business' },
  },
});

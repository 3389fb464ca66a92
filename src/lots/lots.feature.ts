import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE, isOfficial } from '../access/roles.js';
import { lotStates } from './lot.transitions.js';

declare module '../access/feature.js' {
  interface Features {
    readonly lots: typeof lots;
  }
}

export const lots = declareFeature({
  name: 'lots',
  permissions: { 'lot:write': BUSINESS, 'lot:read': EVERYONE, 'lot:hold': ['owner', 'staff', 'reviewer'] },
  menu: [
    {
      key: 'lots',
      order: 50,
      roles: EVERYONE,
      text: ({ ui }, role) => (isOfficial(role) ? ui.nav.allLots : ui.nav.lots),
    },
  ],
  states: [lotStates],
  constraints: { lots_number_key: { path: 'lotNumber', code: 'lot-number-taken' } },
  audit: {
    words: ({ lots: text }) => ({
      ...text.audit,
      fields: { ...text.fields, ...text.audit.fields },
      values: { status: text.statuses, heldBy: text.audit.holders },
    }),
    things: {
      lot: { names: { from: 'lots', id: 'id', type: 'uuid', name: 'lot_number' }, href: '/console/lots/' },
    },
    refers: { lotId: 'lot' },
  },
});

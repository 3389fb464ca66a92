import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE } from '../access/roles.js';
import { codeStates } from './code.transitions.js';

declare module '../access/feature.js' {
  interface Features {
    readonly codes: typeof codes;
  }
}

export const codes = declareFeature({
  name: 'codes',
  permissions: { 'code:issue': BUSINESS, 'code:read': EVERYONE, 'code:suspend': ['reviewer'] },
  menu: [{ key: 'codes', order: 60, roles: BUSINESS, text: ({ ui }) => ui.nav.codes }],
  states: [codeStates],
  constraints: {
    codes_product_key: { code: 'code-issued' },
    codes_lot_key: { code: 'code-issued' },
  },
  audit: {
    words: ({ codes: text }) => ({ ...text.audit, values: { status: text.statuses } }),
    things: {
      code: { names: { from: 'codes', id: 'code', type: 'text', name: 'code' }, href: '/console/codes/' },
    },
  },
});

import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE, OFFICIALS } from '../access/roles.js';
import { businessStates } from './business.transitions.js';
import { businessChangeStates } from './changes/business-change.transitions.js';

declare module '../access/feature.js' {
  interface Features {
    readonly businesses: typeof businesses;
  }
}

export const businesses = declareFeature({
  name: 'businesses',
  permissions: {
    'business:register': BUSINESS,
    'business:edit': ['owner'],
    'business:read': EVERYONE,
    'business:suspend': ['reviewer'],
    'business-change:write': ['owner'],
  },
  menu: [
    { key: 'businesses', order: 20, roles: OFFICIALS, text: ({ ui }) => ui.nav.businesses },
    { key: 'business', order: 70, roles: BUSINESS, text: ({ ui }) => ui.nav.business },
  ],
  states: [businessStates, businessChangeStates],
  constraints: {
    businesses_tax_code_key: { path: 'taxCode', code: 'tax-code-taken' },
    business_changes_open_key: { code: 'business-change-open' },
  },
});

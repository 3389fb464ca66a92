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
    'business:note': OFFICIALS,
    'business:compare': OFFICIALS,
    'business:merge': ['reviewer'],
    'business-change:write': ['owner'],
  },
  menu: [
    { key: 'businesses', order: 20, roles: OFFICIALS, text: ({ ui }) => ui.nav.businesses },
    { key: 'duplicates', order: 21, roles: OFFICIALS, text: ({ duplicates }) => duplicates.title },
    { key: 'business', order: 70, roles: BUSINESS, text: ({ ui }) => ui.nav.business },
  ],
  states: [businessStates, businessChangeStates],
  constraints: {
    businesses_tax_code_key: { path: 'taxCode', code: 'tax-code-taken' },
    business_changes_open_key: { code: 'business-change-open' },
  },
  dossiers: ({ businesses: text }) => text.dossiers,
  audit: {
    words: ({ businesses: text, duplicates }) => {
      const fields = { ...text.fields, ...text.audit.fields, ...duplicates.audit.fields };
      return {
        subjects: text.audit.subjects,
        actions: { ...text.audit.actions, ...duplicates.audit.actions },
        fields,
        values: {
          status: text.statuses,
          kind: text.kinds,
          personal: fields,
          people: duplicates.merger.peopleOptions,
        },
      };
    },
    things: {
      business: {
        names: { from: 'businesses', id: 'id', type: 'uuid', name: 'name' },
        href: '/console/businesses/',
      },
      'business-change': {
        names: {
          from: 'business_changes c join businesses b on b.id = c.business_id',
          id: 'c.id',
          type: 'uuid',
          name: 'b.name',
        },
      },
      commune: {
        names: { from: 'communes_today', id: 'code', type: 'text', name: `name || ', ' || province_name` },
      },
      province: {
        names: {
          from: `(select code, name from places where level = 'province' and valid_to is null) p`,
          id: 'code',
          type: 'text',
          name: 'name',
        },
      },
    },
    refers: {
      communeCode: 'commune',
      provinceCode: 'province',
      mergedInto: 'business',
      tookOver: 'business',
      gaveBack: 'business',
      toldFrom: 'business',
    },
  },
});

import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE, OFFICIALS } from '../access/roles.js';
import { businessStates } from './business.transitions.js';
import { ownershipStates } from './ownership/ownership.transitions.js';
import { siteStates } from './sites/site.transitions.js';
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
    'site:write': ['owner'],
    'ownership:hand-over': ['owner'],
    'ownership:assign': ['reviewer'],
    'ownership:withdraw': ['owner', 'reviewer'],
    'site:confirm': ['reviewer'],
    'business-change:write': ['owner'],
  },
  menu: [
    { key: 'businesses', order: 20, roles: OFFICIALS, text: ({ ui }) => ui.nav.businesses },
    { key: 'duplicates', order: 21, roles: OFFICIALS, text: ({ duplicates }) => duplicates.title },
    { key: 'business', order: 70, roles: BUSINESS, text: ({ ui }) => ui.nav.business },
  ],
  states: [businessStates, businessChangeStates, siteStates, ownershipStates],
  constraints: {
    businesses_tax_code_key: { path: 'taxCode', code: 'tax-code-taken' },
    business_changes_open_key: { code: 'business-change-open' },
    ownership_transfers_open_key: { code: 'transfer-open' },
    business_sites_gln_key: { path: 'gln', code: 'site-gln-taken' },
    business_sites_tax_code_key: { path: 'taxCode', code: 'tax-code-taken' },
  },
  dossiers: ({ businesses: text }) => text.dossiers,
  audit: {
    words: ({ businesses: text, duplicates, sites, ownership }) => {
      const fields = {
        ...text.fields,
        ...text.audit.fields,
        ...duplicates.audit.fields,
        ...sites.audit.fields,
        ...ownership.audit.fields,
      };
      return {
        subjects: { ...text.audit.subjects, ...sites.audit.subjects },
        actions: {
          ...text.audit.actions,
          ...duplicates.audit.actions,
          ...sites.audit.actions,
          ...ownership.audit.actions,
        },
        fields,
        values: {
          status: { ...text.statuses, ...sites.statuses },
          kind: { ...text.kinds, ...sites.kinds },
          personal: fields,
          people: duplicates.merger.peopleOptions,
          keeps: ownership.keepsOptions,
        },
      };
    },
    things: {
      business: {
        names: { from: 'businesses', id: 'id', type: 'uuid', name: 'name' },
        href: '/console/businesses/',
      },
      'business-site': { names: { from: 'business_sites', id: 'id', type: 'uuid', name: 'name' } },
      representative: { names: { from: 'representatives', id: 'id', type: 'uuid', name: 'position' } },
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

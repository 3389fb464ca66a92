import { declareFeature } from '../access/feature.js';
import { BUSINESS } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly disclosure: typeof disclosure;
  }
}

export const disclosure = declareFeature({
  name: 'disclosure',
  permissions: {
    'disclosure:choose': ['owner'],
    'consent:give': BUSINESS,
    'buyer-link:make': ['owner'],
  },
  audit: {
    words: ({ disclosure: text }) => ({
      ...text.audit,
      fields: { ...text.fields, ...text.audit.fields },
      values: {
        purpose: Object.fromEntries(Object.entries(text.purposes).map(([key, { title }]) => [key, title])),
        ...Object.fromEntries(Object.keys(text.fields).map((field) => [field, text.tiers])),
      },
    }),
    things: {
      'buyer-link': { names: { from: 'buyer_links', id: 'id', type: 'uuid', name: 'label' } },
    },
  },
});

import { declareFeature } from '../access/feature.js';

declare module '../access/feature.js' {
  interface Features {
    readonly bulk: typeof bulk;
  }
}

/** Who brings in things of a business: it for itself, the office for any. */
export const LOADING = ['owner', 'staff', 'reviewer'] as const;
/** Businesses come in as approved: the office vouches for them. */
export const OFFICE = ['reviewer'] as const;

export const bulk = declareFeature({
  name: 'bulk',
  permissions: {
    'bulk:load': LOADING,
  },
  menu: [{ key: 'imports', order: 65, roles: LOADING, text: ({ bulk: text }) => text.menu }],
  audit: {
    words: ({ bulk: text }) => ({ ...text.audit, values: { mode: text.modes } }),
    things: {
      import: { names: { from: 'imports', id: 'id', type: 'uuid', name: 'file_name' } },
    },
  },
});

import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE } from '../access/roles.js';
import { productStates } from './product.transitions.js';

declare module '../access/feature.js' {
  interface Features {
    readonly products: typeof products;
  }
}

export const products = declareFeature({
  name: 'products',
  permissions: { 'product:write': BUSINESS, 'product:read': EVERYONE, 'product:suspend': ['reviewer'] },
  menu: [{ key: 'products', order: 40, roles: EVERYONE, text: ({ ui }) => ui.nav.products }],
  states: [productStates],
  constraints: {
    product_gtins_key: { path: 'gtin', code: 'gtin-taken' },
    gtin_families_pkey: { path: 'gtin', code: 'gtin-family-taken' },
  },
  dossiers: ({ products: text }) => text.dossiers,
  audit: {
    words: ({ products: text }) => ({
      ...text.audit,
      fields: { ...text.fields, ...text.audit.fields },
      values: {
        status: text.statuses,
        unit: text.variants.units,
      },
    }),
    things: {
      product: {
        names: { from: 'products', id: 'id', type: 'uuid', name: 'name_vi' },
        href: '/console/products/',
      },
      variant: { names: { from: 'product_variants', id: 'id', type: 'uuid', name: 'name_vi' } },
    },
    refers: { productId: 'product', variantId: 'variant' },
    opaque: ['imageSha256', 'pictures'],
  },
});

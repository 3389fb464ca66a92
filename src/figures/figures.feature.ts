import { declareFeature } from '../access/feature.js';
import { OFFICIALS } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly figures: typeof figures;
  }
}

export const figures = declareFeature({
  name: 'figures',
  permissions: { 'figures:read': OFFICIALS },
  menu: [{ key: 'figures', order: 78, roles: OFFICIALS, text: ({ figures: text }) => text.menu }],
});

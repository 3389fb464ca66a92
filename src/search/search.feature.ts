import { declareFeature } from '../access/feature.js';
import { EVERYONE } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly search: typeof search;
  }
}

export const search = declareFeature({ name: 'search', permissions: { 'search:use': EVERYONE } });

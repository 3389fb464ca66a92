import { declareFeature } from '../access/feature.js';
import { EVERYONE } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly genealogy: typeof genealogy;
  }
}

export const genealogy = declareFeature({
  name: 'genealogy',
  permissions: { 'genealogy:read': EVERYONE },
});

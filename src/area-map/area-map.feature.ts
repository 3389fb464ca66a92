import { declareFeature } from '../access/feature.js';
import { OFFICIALS } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly areaMap: typeof areaMap;
  }
}

export const areaMap = declareFeature({
  name: 'area-map',
  permissions: { 'growing-area:survey': OFFICIALS },
});

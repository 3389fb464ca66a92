import { declareFeature } from '../access/feature.js';

declare module '../access/feature.js' {
  interface Features {
    readonly savedViews: typeof savedViews;
  }
}

/** Everybody keeps views of the lists they may see; a view is an address, and gives no right. */
export const savedViews = declareFeature({ name: 'saved-views' });

import { declareFeature } from '../access/feature.js';

declare module '../access/feature.js' {
  interface Features {
    readonly selections: typeof selections;
  }
}

/** Who may do what with a selection is the permission of its action. */
export const selections = declareFeature({ name: 'selections' });

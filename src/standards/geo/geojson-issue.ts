import type { GeoFault } from './area-geometry.js';

/** One thing wrong with a document: `error` makes it unusable, `warn` does not. */
export interface GeoJsonIssue extends GeoFault {
  readonly level: 'warn' | 'error';
}

export type Report = (level: GeoJsonIssue['level'], code: string, at: string, sentence: string) => void;

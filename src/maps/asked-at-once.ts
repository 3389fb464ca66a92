import type { MapConfig } from '../config-map.js';

/** Reads of the source of the map under way at once, in all processes together. */
const AT_ONCE = 6;

/**
 * How many of them are this process's: a server of others hears the same from one process as from many; a file of our own is read by
 * each for itself.
 */
export function askedAtOnce(source: MapConfig['source']['kind'] | null, processes: number): number {
  return source === null || source === 'archive' ? AT_ONCE : Math.max(1, Math.floor(AT_ONCE / processes));
}

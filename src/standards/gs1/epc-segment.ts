import type { Gs1Result } from './fault.js';

/** A path segment that is an EPC in binary, as the Digital Link path it stands for; null when it is none. */
export type EpcSegmentReader = (segment: string) => Gs1Result<{ scheme: string; path: string }> | null;

export const readEpcSegment: EpcSegmentReader = () => null;

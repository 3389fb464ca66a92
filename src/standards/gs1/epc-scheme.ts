import type { Gs1Element } from './element.js';
import type { BitReader } from './epc-bits.js';

/** What an EPC says, as the elements of a Digital Link. */
export interface EpcData {
  readonly key: Gs1Element;
  readonly qualifier?: Gs1Element;
  readonly attribute?: Gs1Element;
}

/** One way to write an EPC in bits; `read` begins after the eight bits of the header. */
export interface Scheme {
  readonly name: string;
  readonly read: (bits: BitReader) => EpcData;
}

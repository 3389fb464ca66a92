import type { Gs1Element } from './element.js';
import { findWrongElement } from './element-string.js';
import { BitReader, EpcFault } from './epc-bits.js';
import { PACKED_SCHEMES } from './epc-packed.js';
import { PARTITIONED_SCHEMES } from './epc-partitioned.js';
import type { EpcData } from './epc-scheme.js';
import type { Gs1Result } from './fault.js';
import { fault } from './fault.js';
import { encodePathValue, encodeQueryValue } from './percent.js';
import { ok } from '../result.js';

/** An EPC in binary, read: the name of its scheme and its elements, and the Digital Link path they make. */
export interface Epc {
  readonly scheme: string;
  readonly path: string;
}

const SCHEMES = { ...PARTITIONED_SCHEMES, ...PACKED_SCHEMES };

/** No EPC is longer than this many characters of hexadecimal; it keeps the work small on hostile input. */
const LONGEST = 512;

/**
 * Reads the segment of a compact Digital Link URI, `eh` and lower-case hexadecimal or `ex` and base 64 for URLs, that
 * holds an EPC in binary; its values are checked. Errors: epc-malformed, epc-unsupported for a scheme that has no Digital Link form,
 * epc-truncated, epc-trailing-data, those of `checkValue`. Tag Data Standard 2.3, sections 14 and 15; EPC Compact Binary 1.0, section 4.
 */
export function parseEpcBinary(segment: string): Gs1Result<Epc> {
  try {
    const bits = new BitReader(bitsOf(segment));
    const scheme = SCHEMES[bits.number(8)];
    if (!scheme) throw new EpcFault('epc-unsupported', 'The EPC’s scheme has no Digital Link form.');
    const data = scheme.read(bits);
    // Tags store words of 16 bits, and base 64 may add less than one character.
    const slack = segment.startsWith('eh') ? 16 : 22;
    if (bits.remaining >= slack || !bits.onlyZerosLeft) {
      throw new EpcFault('epc-trailing-data', 'Data follows the end of the EPC.');
    }
    // What a tag holds may be no value of its key: a wrong check digit, a character outside the set, a date 31 June.
    const wrong = findWrongElement(elementsOf(data));
    if (wrong) return fault(wrong.fault.code, 0, wrong.fault.sentence);
    return ok({ scheme: scheme.name, path: pathOf(data) });
  } catch (error) {
    if (error instanceof EpcFault) return fault(error.code, 0, error.message);
    throw error;
  }
}

function bitsOf(segment: string): string {
  const body = segment.slice(2);
  const isHex = segment.startsWith('eh') && /^[0-9a-f]+$/.test(body);
  const isBase64 = segment.startsWith('ex') && /^[A-Za-z0-9_-]+$/.test(body);
  if ((!isHex && !isBase64) || body.length > LONGEST) {
    throw new EpcFault(
      'epc-malformed',
      'Neither eh with lower-case hexadecimal nor ex with base 64 for URLs.',
    );
  }
  const width = isHex ? 4 : 6;
  let bits = '';
  for (const character of body) bits += symbolValue(character, isHex).toString(2).padStart(width, '0');
  return bits;
}

function symbolValue(character: string, isHex: boolean): number {
  if (isHex) return Number.parseInt(character, 16);
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(character);
}

function elementsOf({ key, qualifier, attribute }: EpcData): Gs1Element[] {
  return [key, qualifier, attribute].filter((element) => element !== undefined);
}

function pathOf({ key, qualifier, attribute }: EpcData): string {
  const path = [key, qualifier].filter((element) => element !== undefined);
  return (
    path.map(({ ai, value }) => `/${ai}/${encodePathValue(value)}`).join('') +
    (attribute ? `?${attribute.ai}=${encodeQueryValue(attribute.value)}` : '')
  );
}

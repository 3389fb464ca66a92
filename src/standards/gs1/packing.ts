import { checkDigit } from './check-digit.js';
import { type Gtin14, parseGtin14 } from './keys.js';

/**
 * What is inside: of a carton's GTIN-14, whose first digit is a packing indicator from 1 to 8, the number of the goods it was made
 * from, as fourteen digits with indicator 0. Null where the number is no carton's. GS1 General Specifications, sections 2.1.6 and 3.3.2.
 */
export function containedGtin(gtin: Gtin14): Gtin14 | null {
  if (!/^[1-8]/.test(gtin)) return null;
  const body = `0${gtin.slice(1, 13)}`;
  const contained = parseGtin14(body + String(checkDigit(body)));
  return contained.ok ? contained.value : null;
}

/** Indicator 9: goods of which every piece has an amount of its own, which is told beside the number. Section 2.1.10. */
export function isVariableMeasure(gtin: Gtin14): boolean {
  return gtin.startsWith('9');
}

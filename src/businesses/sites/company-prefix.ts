/** A GS1 company prefix of Viet Nam is 893 and at least four digits. */
const SHORTEST = 7;

/**
 * Whether a GLN may be of the same company as these numbers of its own: GLNs and GTINs of one company begin with its prefix (GS1 General
 * Specifications, 1.4.4). Its length is not told by the number, so that the shortest there is has to do; without a number to compare
 * with, any will do.
 */
export function sharesCompanyPrefix(gln: string, own: readonly string[]): boolean {
  if (own.length === 0) return true;
  return own.some((number) => thirteen(number).slice(0, SHORTEST) === gln.slice(0, SHORTEST));
}

/** A GTIN is kept in fourteen digits, the first of which says how it is packed. */
function thirteen(number: string): string {
  return number.length === 14 ? number.slice(1) : number;
}

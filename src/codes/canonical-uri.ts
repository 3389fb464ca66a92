import { compactUri } from '../standards/codes/qr.js';
import { buildDigitalLink, parseGtin14 } from '../standards/gs1/index.js';

export interface CodeSubject {
  readonly code: string;
  /** Fourteen digits, when the product has one. */
  readonly gtin: string | null;
  readonly lotNumber: string | null;
}

/**
 * The one address of a code. With a GTIN a GS1 Digital Link, `{root}/01/{gtin}[/10/{lot}]`; without one
 * `{root}/q/{code}`, which opens in either case of letters.
 */
export function canonicalUri(root: string, { code, gtin, lotNumber }: CodeSubject): string {
  if (gtin === null) return `${root}/q/${code}`;
  const parsed = parseGtin14(gtin);
  if (!parsed.ok) throw new Error(`GTIN ${gtin} in the database is not one`);
  return buildDigitalLink({ root, gtin: parsed.value, ...(lotNumber === null ? {} : { lot: lotNumber }) });
}

/** What the QR says: in upper case where the address means the same, for the smaller alphanumeric mode. */
export function qrText(root: string, subject: CodeSubject): string {
  return compactUri(canonicalUri(root, subject));
}

import { isCheckDigitRight } from './check-digit.js';
import type { DigitalLink } from './digital-link.js';
import { parseDigitalLink } from './digital-link.js';
import type { Gs1Element } from './element.js';
import { GS, PRINTED_FNC1, readElements } from './element-string.js';
import type { Gs1Result } from './fault.js';
import { fault } from './fault.js';
import type { Gtin14 } from './keys.js';
import { gtinToGtin14 } from './keys.js';
import { ok } from '../result.js';
import { hasWebScheme } from './uri.js';

/** A carrier as scan data can tell it: what shares a symbology identifier shares a name. */
export type ScannedSymbology = 'GS1-128' | 'DataBar' | 'DataMatrix' | 'QR' | 'DotCode' | 'EAN-13' | 'EAN-8';

/** What a scanner read, and what GS1 data it holds. Only what applies is not null. */
export interface Scan {
  readonly symbology: ScannedSymbology;
  /** The data without the symbology identifier, as sent. */
  readonly data: string;
  /** From element strings, a composite component included. */
  readonly elements: readonly Gs1Element[] | null;
  /** From an EAN or UPC symbol, 14 digits. */
  readonly gtin: Gtin14 | null;
  readonly link: DigitalLink | null;
}

type Kind = 'elements' | 'text' | 'retail';

/** General Specifications, figure 5.1.3-1. */
const IDENTIFIERS: Readonly<Record<string, readonly [ScannedSymbology, Kind]>> = {
  ']C1': ['GS1-128', 'elements'],
  ']e0': ['DataBar', 'elements'],
  ']d1': ['DataMatrix', 'text'],
  ']d2': ['DataMatrix', 'elements'],
  ']Q1': ['QR', 'text'],
  ']Q3': ['QR', 'elements'],
  ']J0': ['DotCode', 'text'],
  ']J1': ['DotCode', 'elements'],
  ']E0': ['EAN-13', 'retail'],
  ']E4': ['EAN-8', 'retail'],
};

const COMPOSITE = '|]e0';

/**
 * Reads what a scanner sends with its symbology identifier: element strings, an EAN or UPC number with or without a
 * composite component, a Digital Link URI, or plain text. Text that begins as a Web URI must be a Digital Link URI;
 * with a scheme in mixed case, `HtTp://`, it cannot be one and is plain text.
 * Errors: scan-unsupported, those of the parsers it calls; offsets into `text`.
 * GS1 General Specifications, section 5.1.3.
 */
export function parseScan(text: string): Gs1Result<Scan> {
  const found = IDENTIFIERS[text.slice(0, 3)];
  if (!found) return fault('scan-unsupported', 0, 'The symbology identifier is missing or not one of GS1’s.');
  const [symbology, kind] = found;
  const plain: Scan = { symbology, data: text.slice(3), elements: null, gtin: null, link: null };
  if (kind === 'retail') return readRetail(text, plain);
  if (kind === 'elements') {
    const elements = readElements(text, 3, false);
    return elements.ok ? ok({ ...plain, elements: elements.value.map(bare) }) : elements;
  }
  if (!hasWebScheme(plain.data)) return ok(plain);
  const link = parseDigitalLink(plain.data);
  return link.ok ? ok({ ...plain, link: link.value }) : shifted(link.fault);
}

function shifted({
  code,
  at,
  sentence,
}: {
  code: Parameters<typeof fault>[0];
  at: number | string;
  sentence: string;
}) {
  return fault(code, Number(at) + 3, sentence);
}

function bare({ ai, value }: Gs1Element): Gs1Element {
  return { ai, value };
}

function readRetail(text: string, plain: Scan): Gs1Result<Scan> {
  const composite = text.indexOf(COMPOSITE);
  const digits = text.slice(3, composite === -1 ? undefined : composite);
  const length = plain.symbology === 'EAN-8' ? 8 : 13;
  if (digits.length !== length) return fault('value-length', 3, `The symbol holds ${length} digits.`);
  if (!isCheckDigitRight(digits))
    return fault('incorrect-check-digit', 3, 'The symbol’s number is not valid.');
  const gtin = gtinToGtin14(digits);
  if (!gtin.ok) return shifted(gtin.fault);
  if (composite === -1) return ok({ ...plain, gtin: gtin.value });
  const elements = readElements(text, composite + COMPOSITE.length, false);
  return elements.ok ? ok({ ...plain, gtin: gtin.value, elements: elements.value.map(bare) }) : elements;
}

/**
 * The scanned data in the notation of GS1's syntax engine: `^` for FNC1, a composite component after `|`, and a
 * backslash more before plain text that would look like FNC1.
 */
export function scanMessage({ data, elements, gtin }: Scan): string {
  if (gtin !== null) return data.replace(COMPOSITE, `|${PRINTED_FNC1}`).replaceAll(GS, PRINTED_FNC1);
  if (elements !== null) return PRINTED_FNC1 + data.replaceAll(GS, PRINTED_FNC1);
  return leadsWithFnc1(data) ? `\\${data}` : data;
}

/** Whether text begins with `^`, or with backslashes and then `^`, which the notation would read as FNC1. */
export function leadsWithFnc1(text: string): boolean {
  let index = 0;
  while (text.charAt(index) === '\\') index += 1;
  return text.charAt(index) === PRINTED_FNC1;
}

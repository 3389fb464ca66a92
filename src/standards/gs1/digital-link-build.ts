import type { DigitalLink } from './digital-link.js';
import type { Gtin14 } from './keys.js';
import { encodePathValue, encodeQueryValue } from './percent.js';
import type { Gs1Element } from './element.js';

/** Where canonical GS1 Digital Link URIs live. URI Syntax, section 6.1. */
export const CANONICAL_ROOT = 'https://id.gs1.org';

/**
 * The Digital Link URI of a product, one of its lots, or one item: `root` is a Web URI with or without a slash at its
 * end. Values are percent-encoded as the URI Syntax asks (section 5.3); give them as they are. Lot and serial should
 * have passed `parseLotNumber` and `parseSerialNumber`; otherwise nobody can read the result back.
 */
export function buildDigitalLink(parts: {
  root: string;
  gtin: Gtin14;
  lot?: string;
  serial?: string;
}): string {
  const lot = parts.lot === undefined ? [] : [{ ai: '10', value: parts.lot }];
  const serial = parts.serial === undefined ? [] : [{ ai: '21', value: parts.serial }];
  const key = { ai: '01', value: parts.gtin };
  return formatDigitalLink({ key, qualifiers: [...lot, ...serial], attributes: [] }, parts.root);
}

/** Writes a link under `root`, its attributes in the order given. Reading the result gives the same link back. */
export function formatDigitalLink(
  link: Pick<DigitalLink, 'key' | 'qualifiers' | 'attributes'>,
  root: string,
): string {
  const base = root.endsWith('/') ? root.slice(0, -1) : root;
  const path = [link.key, ...link.qualifiers]
    .map(({ ai, value }) => `/${ai}/${encodePathValue(value)}`)
    .join('');
  const query = link.attributes.map(({ ai, value }) => `${ai}=${encodeQueryValue(value)}`).join('&');
  return base + path + (query === '' ? '' : `?${query}`);
}

/**
 * The one URI of what a link identifies: at id.gs1.org, attributes sorted by AI, other parameters left out.
 * GS1 Digital Link URI Syntax, section 6.
 */
export function canonicalDigitalLink(link: Pick<DigitalLink, 'key' | 'qualifiers' | 'attributes'>): string {
  const attributes = [...link.attributes].sort(byAi);
  return formatDigitalLink({ ...link, attributes }, CANONICAL_ROOT);
}

function byAi(left: Gs1Element, right: Gs1Element): number {
  return left.ai < right.ai ? -1 : 1;
}

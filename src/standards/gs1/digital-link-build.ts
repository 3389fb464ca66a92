import { findAi } from './ai.js';
import { checkAssociations } from './associations.js';
import type { DigitalLink } from './digital-link.js';
import type { Gtin14 } from './keys.js';
import { encodePathValue, encodeQueryValue } from './percent.js';
import type { Gs1Element } from './element.js';
import { findWrongElement, predefinedLengthFirst } from './element-string.js';
import type { Gs1Result } from './fault.js';
import { fault } from './fault.js';
import { ok } from '../result.js';

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

/** The elements of a link: key, qualifiers, attributes. */
export function elementsOfLink(link: Pick<DigitalLink, 'key' | 'qualifiers' | 'attributes'>): Gs1Element[] {
  return [link.key, ...link.qualifiers, ...link.attributes];
}

/**
 * Arranges elements as a link: the first primary key among them is the key, its qualifiers go into the path in their
 * order, the rest become attributes, those of predefined length first; a repeated element is written once. Errors
 * carry the index of the element: those of `checkValue` and `checkAssociations`, no-primary-key, qualifiers-mixed,
 * attribute-not-allowed. GS1 Digital Link URI Syntax, section 5.
 */
export function linkFromElements(
  elements: readonly Gs1Element[],
): Gs1Result<Pick<DigitalLink, 'key' | 'qualifiers' | 'attributes'>> {
  const wrong = findWrongElement(elements);
  if (wrong) return wrong;
  const key = elements.find(({ ai }) => findAi(ai)?.key);
  const orders = key && findAi(key.ai)?.key;
  if (!key || !orders) return fault('no-primary-key', 0, 'None of the elements is a primary key.');
  const firsts = firstOfEach(elements);
  const isQualifier = ({ ai }: Gs1Element): boolean => orders.some((order) => order.includes(ai));
  const unordered = firsts.filter(isQualifier);
  const order = orders.find((candidate) => unordered.every(({ ai }) => candidate.includes(ai)));
  if (!order) {
    const at = elements.findIndex(isQualifier);
    return fault('qualifiers-mixed', at, `AI (${key.ai}) does not take these qualifiers together.`);
  }
  const finding = checkAssociations(elements, new Set(order));
  if (finding) return finding;
  const attributes = firsts.filter(
    (element) => element !== key && !isQualifier(element) && element.ai !== key.ai,
  );
  const stranger = attributes.find(({ ai }) => !findAi(ai)?.attribute);
  if (stranger) {
    const at = elements.indexOf(stranger);
    return fault('attribute-not-allowed', at, `AI (${stranger.ai}) is not a data attribute.`);
  }
  const qualifiers = [...unordered].sort((left, right) => order.indexOf(left.ai) - order.indexOf(right.ai));
  return ok({ key, qualifiers, attributes: predefinedLengthFirst(attributes) });
}

function firstOfEach(elements: readonly Gs1Element[]): Gs1Element[] {
  const firsts = new Map<string, Gs1Element>();
  for (const element of elements) if (!firsts.has(element.ai)) firsts.set(element.ai, element);
  return [...firsts.values()];
}

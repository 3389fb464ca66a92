import { findAi } from './ai.js';
import { isDigits } from './charset.js';
import { CANONICAL_ROOT, formatDigitalLink } from './digital-link-build.js';
import type { Gs1Element } from './element.js';
import { parseEpcUri } from './epc-uri.js';
import { decodePathValue } from './percent.js';

/** Names that releases before 1.3 of the URI Syntax allowed for AIs in the path; old events still hold them. */
const ALIASES: Readonly<Record<string, string>> = {
  gtin: '01',
  itip: '8006',
  gmn: '8013',
  cpid: '8010',
  gln: '414',
  payTo: '415',
  glnProd: '416',
  gsrnp: '8017',
  gsrn: '8018',
  gcn: '255',
  sscc: '00',
  gdti: '253',
  ginc: '401',
  gsin: '402',
  grai: '8003',
  giai: '8004',
  cpv: '22',
  lot: '10',
  ser: '21',
  cpsn: '8011',
  glnx: '254',
  refno: '8020',
  srin: '8019',
};

/** No key takes more. */
const MOST_QUALIFIERS = 3;

/** The qualifiers an EPC knows, the finest first: only the finest one present identifies the object. */
const IDENTIFYING_QUALIFIERS = ['21', '235', '10', '254', '8011'];

/**
 * The form in which an identifier enters the event hash: an EPC URI or any GS1 Digital Link URI, old spellings
 * included, becomes the canonical URI of the finest thing it identifies, without attributes or consumer product
 * variant. Null when the text is no GS1 identifier: it then enters the hash as it stands. Check digits are not judged
 * here, since a hash must say what an event says. CBV 2.0, section 8.9.2 (event hash, normalisation of identifiers).
 */
export function eventHashForm(text: string): string | null {
  if (text.startsWith('urn:')) {
    const epc = parseEpcUri(text);
    return epc.ok ? format(epc.value.key, epc.value.qualifiers) : null;
  }
  return fromWebUri(text);
}

function fromWebUri(uri: string): string | null {
  const afterScheme = /^https?:\/\//i.exec(uri)?.[0].length;
  if (afterScheme === undefined) return null;
  const [path = ''] = uri.slice(afterScheme).split(/[?#]/, 1);
  const segments = path.split('/').slice(1);
  const elements: Gs1Element[] = [];
  for (let index = segments.length - 2; index >= 0; index -= 2) {
    const element = readPair(segments[index] ?? '', segments[index + 1] ?? '');
    if (!element) return null;
    const orders = findAi(element.ai)?.key;
    if (!orders) elements.unshift(element);
    if (elements.length > MOST_QUALIFIERS) return null;
    if (orders) {
      const isKnown = elements.every(({ ai }) => orders.some((order) => order.includes(ai)));
      return isKnown ? format(element, elements) : null;
    }
  }
  return null;
}

function readPair(name: string, raw: string): Gs1Element | null {
  const ai = ALIASES[name] ?? name;
  const entry = findAi(ai);
  if (!entry) return null;
  if (raw.length > 3 * entry.max) return null;
  const decoded = decodePathValue(raw);
  const value = ai === '01' && [8, 12, 13].includes(decoded.length) ? decoded.padStart(14, '0') : decoded;
  const fits = value.length >= entry.min && value.length <= entry.max;
  const digits = entry.components.reduce(
    (sum, part) => (part.charset === 'numeric' ? sum + part.min : sum),
    0,
  );
  return fits && isDigits(value.slice(0, Math.min(digits, entry.min))) ? { ai, value } : null;
}

function format(key: Gs1Element, qualifiers: readonly Gs1Element[]): string {
  const finest = IDENTIFYING_QUALIFIERS.find((ai) => qualifiers.some((qualifier) => qualifier.ai === ai));
  const kept = qualifiers.filter(({ ai }) => ai === finest);
  return formatDigitalLink({ key, qualifiers: kept, attributes: [] }, CANONICAL_ROOT);
}

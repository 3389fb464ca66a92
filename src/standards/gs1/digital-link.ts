import type { ApplicationIdentifier } from './ai.js';
import { APPLICATION_IDENTIFIERS, findAi } from './ai.js';
import { checkAssociations } from './associations.js';
import { isDigits } from './charset.js';
import type { Gs1Element } from './element.js';
import { parseEpcBinary } from './epc-binary.js';
import type { Finding, Gs1Failure, Gs1Result } from './fault.js';
import { fault } from './fault.js';
import { decodePathValue, decodeQueryValue, rawOffset } from './percent.js';
import { ok } from '../result.js';
import type { RawUri } from './uri.js';
import { splitUri } from './uri.js';
import { checkValue } from './value.js';

/** What a GS1 Digital Link URI says. */
export interface DigitalLink {
  /** Everything before the primary key, raw and without a slash at its end: `https://example.com/some/stem`. */
  readonly stem: string;
  readonly key: Gs1Element;
  /** In the order of the path, which is the order the standard prescribes. */
  readonly qualifiers: readonly Gs1Element[];
  /** The GS1 data attributes of the query, in its order. */
  readonly attributes: readonly Gs1Element[];
  /** Query parameters that are no GS1 data (`linkType`, `utm_source`…), decoded; `value` null without `=`. */
  readonly other: readonly { readonly name: string; readonly value: string | null }[];
}

/** An element with its raw spelling, so that a fault can name its place in the URI. */
interface Placed {
  readonly entry: ApplicationIdentifier;
  readonly value: string;
  readonly raw: string;
  /** Offset of `raw` in the URI. */
  readonly at: number;
}

interface KeyPath {
  readonly stemEnd: number;
  readonly key: Placed;
  readonly qualifiers: readonly Placed[];
}

/**
 * Reads a GS1 Digital Link URI: any domain and stem, the right-most primary key, qualifiers in order, attributes in
 * the query; the compact forms `/eh…` and `/ex…` of an EPC are read as what they stand for. Every value is checked,
 * and whether the elements may stand together. Errors carry an offset into `uri`.
 * GS1 Digital Link URI Syntax, sections 5 and 6.
 */
export function parseDigitalLink(uri: string): Gs1Result<DigitalLink> {
  const split = splitUri(uri);
  if (!split.ok) return split;
  const path = readPath(split.value);
  if (!path.ok) return readCompact(split.value, path);
  const misplaced = checkQualifiers(path.value);
  if (misplaced) return misplaced;
  const query = readQuery(split.value, path.value);
  if (!query.ok) return query;
  const { key, qualifiers } = path.value;
  const { attributes, other } = query.value;
  const placed = [key, ...qualifiers, ...attributes];
  const finding = checkPlaced(placed, qualifiers);
  if (finding) return finding;
  return ok({
    stem: split.value.origin + split.value.path.slice(0, path.value.stemEnd),
    key: elementOf(key),
    qualifiers: qualifiers.map(elementOf),
    attributes: attributes.map(elementOf),
    other,
  });
}

function elementOf({ entry, value }: Placed): Gs1Element {
  return { ai: entry.ai, value };
}

/** From the right, pair by pair, to the first primary key; whatever stands before it is the stem. */
function readPath({ path, pathStart }: RawUri): Gs1Result<KeyPath> {
  const qualifiers: Placed[] = [];
  let end = path.length;
  for (;;) {
    const valueSlash = path.lastIndexOf('/', end - 1);
    const aiSlash = valueSlash < 1 ? -1 : path.lastIndexOf('/', valueSlash - 1);
    const entry = aiSlash === -1 ? undefined : findAi(path.slice(aiSlash + 1, valueSlash));
    if (!entry) return fault('no-primary-key', pathStart, 'The path ends in no GS1 key and its qualifiers.');
    const raw = path.slice(valueSlash + 1, end);
    const value = decodePathValue(longestUseful(raw, entry));
    const placed = { entry, raw, value, at: pathStart + valueSlash + 1 };
    if (entry.key) return ok({ stemEnd: aiSlash, key: placed, qualifiers: qualifiers.reverse() });
    qualifiers.push(placed);
    if (qualifiers.length > MOST_QUALIFIERS) {
      return fault('qualifiers-out-of-order', placed.at, 'No key takes so many qualifiers.');
    }
    end = aiSlash;
  }
}

const MOST_QUALIFIERS = Math.max(
  ...APPLICATION_IDENTIFIERS.flatMap(({ key }) => (key ?? []).map((order) => order.length)),
);

/** Enough of a raw value to see that it is too long, however it is encoded. */
function longestUseful(raw: string, { max }: ApplicationIdentifier): string {
  return raw.length > 3 * (max + 1) ? raw.slice(0, 3 * (max + 1)) : raw;
}

function checkQualifiers({ key, qualifiers }: KeyPath): Finding {
  const written = qualifiers.map(({ entry }) => entry.ai);
  if (key.entry.key?.some((order) => isInOrder(written, order))) return null;
  const sentence = `AI (${key.entry.ai}) is not followed by AI (${written.join('), (')}) in this order.`;
  return fault('qualifiers-out-of-order', qualifiers[0]?.at ?? key.at, sentence);
}

/** Whether `written` is `order` with some left out. */
export function isInOrder(written: readonly string[], order: readonly string[]): boolean {
  let next = 0;
  for (const ai of written) {
    const found = order.indexOf(ai, next);
    if (found === -1) return false;
    next = found + 1;
  }
  return true;
}

type Query = { attributes: Placed[]; other: { name: string; value: string | null }[] };

function readQuery({ query, queryStart }: RawUri, path: KeyPath): Gs1Result<Query> {
  const attributes: Placed[] = [];
  const other: Query['other'] = [];
  const inPath = path.qualifiers.map(({ entry }) => entry.ai);
  const seen = new Set([path.key.entry.ai, ...inPath]);
  for (let start = 0, end: number; start < query.length; start = end + 1) {
    const ampersand = query.indexOf('&', start);
    end = ampersand === -1 ? query.length : ampersand;
    if (end === start) continue;
    const equals = query.indexOf('=', start);
    const nameEnd = equals === -1 || equals > end ? end : equals;
    const name = query.slice(start, nameEnd);
    const raw = query.slice(nameEnd + 1, end);
    if (name === '') return fault('parameter-unnamed', queryStart + start, 'A query parameter has no name.');
    if (nameEnd === end) other.push({ name: decodeQueryValue(name), value: null });
    else if (!isDigits(name)) {
      other.push({ name: decodeQueryValue(name), value: decodeQueryValue(raw) });
    } else {
      const entry = findAi(name);
      const refusal = refuseAttribute(name, entry, seen, path.key.entry, inPath, queryStart + start);
      if (refusal) return refusal;
      if (entry)
        attributes.push({
          entry,
          raw,
          value: decodeQueryValue(longestUseful(raw, entry)),
          at: queryStart + nameEnd + 1,
        });
      seen.add(name);
    }
  }
  return ok({ attributes, other });
}

// URI Syntax, section 5.7: an all-numeric parameter is an AI, and only once, and only where attributes belong.
function refuseAttribute(
  name: string,
  entry: ApplicationIdentifier | undefined,
  seen: ReadonlySet<string>,
  key: ApplicationIdentifier,
  inPath: readonly string[],
  at: number,
): Finding {
  if (!entry) return fault('unknown-ai', at, `AI (${name}) is not a GS1 application identifier.`);
  if (seen.has(name)) return fault('duplicate-ai', at, `AI (${name}) occurs twice in the URI.`);
  if (!entry.attribute) return fault('attribute-not-allowed', at, `AI (${name}) is not a data attribute.`);
  const fitsPath = key.key?.some((order) => order.includes(name) && isInOrder(inPath, order));
  return fitsPath
    ? fault('attribute-belongs-in-path', at, `AI (${name}) qualifies the key and belongs in the path.`)
    : null;
}

function checkPlaced(placed: readonly Placed[], qualifiers: readonly Placed[]): Gs1Failure | null {
  for (const { entry, value, raw, at } of placed) {
    const finding = checkValue(entry, value);
    if (finding) return moved(finding, at, raw);
  }
  // A qualifier's own key stands before it in the path, and the URI Syntax says which.
  const satisfied = new Set(qualifiers.map(({ entry }) => entry.ai));
  const finding = checkAssociations(placed.map(elementOf), satisfied);
  if (!finding) return null;
  const culprit = placed[Number(finding.fault.at)];
  return fault(finding.fault.code, culprit?.at ?? 0, finding.fault.sentence);
}

function moved({ fault: { code, at, sentence } }: Gs1Failure, start: number, raw: string): Gs1Failure {
  return fault(code, start + rawOffset(raw, Number(at)), sentence);
}

/** URI Syntax, section 7: the last segment may be an EPC in binary; its query is merged with the URI's own. */
function readCompact(uri: RawUri, noKey: Gs1Failure): Gs1Result<DigitalLink> {
  const slash = uri.path.lastIndexOf('/');
  const segment = uri.path.slice(slash + 1);
  if (!segment.startsWith('eh') && !segment.startsWith('ex')) return noKey;
  const epc = parseEpcBinary(segment);
  if (!epc.ok) return fault(epc.fault.code, uri.pathStart + slash + 1, epc.fault.sentence);
  const [path = '', query = ''] = epc.value.path.split('?');
  const queries = [query, uri.query].filter((part) => part !== '').join('&');
  const stem = uri.origin + uri.path.slice(0, slash);
  const link = parseDigitalLink(`${stem}${path}${queries === '' ? '' : `?${queries}`}`);
  if (link.ok) return link;
  // Offsets into the written-out form mean nothing to whoever wrote the compact one.
  return fault(link.fault.code, uri.pathStart + slash + 1, link.fault.sentence);
}

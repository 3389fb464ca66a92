import { readCrockford } from '../standards/codes/crockford.js';
import { ITEM_CODE_LENGTH } from '../standards/codes/item-code.js';
import {
  parseRegistryCode,
  type RegistryCode,
  suggestRegistryCodes,
} from '../standards/codes/registry-code.js';
import {
  type DigitalLink,
  type Gtin14,
  gtinToGtin14,
  isRestrictedCirculation,
  parseDigitalLink,
} from '../standards/gs1/index.js';
import { encodePathValue } from '../standards/gs1/percent.js';
import { cleanText, withoutEnd } from './clean-text.js';

/** Something the registry may know. */
export type Subject =
  | { readonly kind: 'code'; readonly code: RegistryCode }
  /** `lots`: the number as it was written, then without what a sentence may have put behind it. */
  | { readonly kind: 'gtin'; readonly gtin: Gtin14; readonly lots: readonly string[] };

/** Why nothing was found. */
export type UnknownWhy =
  | 'length'
  | 'character'
  | 'check'
  | 'sound'
  | 'gtin'
  | 'gtin-slip'
  | 'gtin-digits'
  | 'words'
  | 'bad-link'
  | 'percent'
  | 'item'
  | 'scale'
  | 'foreign';

/** What was named by an address, a scan or typed text. */
export type Named =
  | Subject
  /** A single item's code in the right form; none is issued here yet. */
  | { readonly kind: 'item'; readonly asked: string }
  /** A number that a shop or a company hands out for its own use. */
  | { readonly kind: 'scale'; readonly asked: string }
  /** Another page of ours that has an address in print or in a letter. */
  | { readonly kind: 'page'; readonly asked: string }
  /** An address of somewhere else that names no product. */
  | { readonly kind: 'foreign'; readonly asked: string }
  | {
      readonly kind: 'bad';
      readonly why: UnknownWhy;
      readonly asked: string;
      /** Sound codes one slip away, issued or not. */
      readonly similar: readonly RegistryCode[];
      /** The product that can be seen in it all the same. */
      readonly gtin: Gtin14 | null;
    }
  | { readonly kind: 'words' };

/**
 * What an address of ours names: `/q/{code}` and `/01/{gtin}…`, in either case of letters, with slashes too many, with what is
 * invisible or what a sentence put behind it. Of the query only attributes of GS1 Digital Link are read (digits for a name);
 * what networks append means nothing here. Takes the address as it was sent, so that `%2F` stays part of a lot number. Never throws.
 */
export function resolvePath(address: string): Named {
  const [path = '', query = ''] = address.split('?', 2);
  if (!isReadable(path)) return unreadable(path, query);
  const [root = '', ...segments] = path
    .split('/')
    .map(decoded)
    .filter((part) => part !== '');
  if (root.toLowerCase() === 'q') {
    const [first = ''] = segments;
    const alone = namedCode(withoutEnd(first));
    return alone.kind === 'code' ? alone : namedCode(withoutEnd(segments.join('')));
  }
  return root === '01' ? namedLink(segments, query) : { kind: 'words' };
}

/** A code as it stands on a label: of a product or lot, or of a single item. */
export function namedCode(text: string): Named {
  const code = parseRegistryCode(text);
  if (code.ok) return { kind: 'code', code: code.value };
  const item = readCrockford(text, ITEM_CODE_LENGTH);
  if (item.ok) return { kind: 'item', asked: text };
  const why = code.fault.code.slice('registry-code-'.length);
  return {
    kind: 'bad',
    why: why === 'character' || why === 'check' ? why : 'length',
    asked: text,
    similar: suggestRegistryCodes(text),
    gtin: null,
  };
}

export function namedGtin(gtin: Gtin14, lot: string | null): Named {
  if (isRestrictedCirculation(gtin)) return { kind: 'scale', asked: shortest(gtin) };
  if (lot === null) return { kind: 'gtin', gtin, lots: [] };
  const without = withoutEnd(lot);
  return { kind: 'gtin', gtin, lots: without === lot || without === '' ? [lot] : [lot, without] };
}

/** One name for all spellings. */
export function nameOf(subject: Subject): string {
  return subject.kind === 'code' ? subject.code : `${subject.gtin} ${subject.lots[0] ?? ''}`;
}

/** Where a subject stands; of a link that is wrong behind its product, where the product stands. Null when nothing is named. */
export function pathOfSubject(named: Named): string | null {
  if (named.kind === 'code') return `/q/${named.code}`;
  if (named.kind === 'page') return named.asked;
  if (named.kind === 'bad') return named.gtin === null ? null : `/01/${named.gtin}`;
  if (named.kind !== 'gtin') return null;
  const [lot] = named.lots;
  return lot === undefined ? `/01/${named.gtin}` : `/01/${named.gtin}/10/${encodePathValue(lot)}`;
}

/** An address that is no GS1 Digital Link, be it ever so helpful a page that says so. */
export function isWrongLink(named: Named): boolean {
  return named.kind === 'bad' && ['gtin-slip', 'gtin-digits', 'bad-link', 'percent'].includes(named.why);
}

/** What to say of something that is not in the register. */
export function unknownOf(named: Named): Omit<Named & { kind: 'bad' }, 'kind'> {
  switch (named.kind) {
    case 'bad':
      return named;
    case 'code':
      return { why: 'sound', asked: named.code, similar: suggestRegistryCodes(named.code), gtin: null };
    case 'gtin':
      return { why: 'gtin', asked: named.gtin, similar: [], gtin: null };
    case 'words':
    case 'page':
      return { why: 'words', asked: '', similar: [], gtin: null };
    default:
      return { why: named.kind, asked: named.asked, similar: [], gtin: null };
  }
}

/** GS1 Digital Link URI Syntax, section 5; the standard wants fourteen digits. */
function namedLink(segments: readonly string[], query: string): Named {
  const attributes = query.split('&').filter((part) => /^\d+=/.test(part));
  const path = ['01', ...segments].map(encodePathValue).join('/');
  const link = parseDigitalLink(
    `https://registry.invalid/${path}${attributes.length === 0 ? '' : `?${attributes.join('&')}`}`,
  );
  if (link.ok && link.value.key.ai === '01') return namedKey(link.value);
  const [first = ''] = segments;
  const digits = withoutEnd(first);
  const asked = `/${['01', ...segments].join('/')}`;
  const bad = { kind: 'bad', asked, similar: [] } as const;
  const gtin = gtinToGtin14(digits);
  if (!gtin.ok) {
    const pairs =
      segments.length % 2 === 1 && segments.every((part, at) => at % 2 === 0 || /^\d{2,4}$/.test(part));
    return { ...bad, why: /^\d{8,14}$/.test(digits) && pairs ? 'gtin-slip' : 'bad-link', gtin: null };
  }
  if (isRestrictedCirculation(gtin.value)) return { kind: 'scale', asked: shortest(gtin.value) };
  if (digits !== first && digits.length === 14) return namedLink([digits, ...segments.slice(1)], query);
  return { ...bad, why: digits.length === 14 ? 'bad-link' : 'gtin-digits', gtin: gtin.value };
}

/** What a link of a trade item names; a serial number adds nothing yet. */
function namedKey({ key, qualifiers }: Pick<DigitalLink, 'key' | 'qualifiers'>): Named {
  const gtin = gtinToGtin14(key.value);
  const lot = qualifiers.find(({ ai }) => ai === '10')?.value ?? null;
  return gtin.ok ? namedGtin(gtin.value, lot) : { kind: 'words' };
}

/** One segment as its sender meant it. */
function decoded(segment: string): string {
  return segment.includes('%') ? cleanText(decodeURIComponent(segment)).replaceAll('\u001d', '') : segment;
}

function isReadable(path: string): boolean {
  if (!path.includes('%')) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** An address with a percent sign that encodes nothing (RFC 3986 §2.1), and what can be seen in it without. */
function unreadable(path: string, query: string): Named {
  const alone = path.replace(/%(?![0-9a-f]{2})/gi, '');
  const rest = isReadable(alone) ? alone : path.replace(/%[0-9a-f]{0,2}/gi, '');
  const seen = resolvePath(`${rest}?${query}`);
  if (seen.kind === 'words') return seen;
  return {
    kind: 'bad',
    why: 'percent',
    asked: path.replace(/^\/q\//i, ''),
    similar: seen.kind === 'code' ? [seen.code] : seen.kind === 'bad' ? seen.similar : [],
    gtin: seen.kind === 'gtin' || seen.kind === 'bad' ? seen.gtin : null,
  };
}

/** As it stands under the bars: without the zeros that fill it to fourteen digits. */
function shortest(gtin: Gtin14): string {
  if (gtin.startsWith('000000')) return gtin.slice(6);
  return gtin.startsWith('0') ? gtin.slice(1) : gtin;
}

import { suggestRegistryCodes } from '../standards/codes/registry-code.js';
import {
  type Gs1Element,
  gtinToGtin14,
  parseBracketed,
  parseElementString,
  parseScan,
} from '../standards/gs1/index.js';
import { cleanText, GS, withoutBegin, withoutEnd, withoutGs } from './clean-text.js';
import { type Named, namedCode, namedGtin, resolvePath } from './resolve.js';

/** Symbology identifiers of ISO/IEC 15424: `]`, the symbology, a modifier. Those that say which data follows are read by `standards/gs1`. */
const SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/;
const ELEMENT_CARRIER = /^\](?:C1|e0|d2|Q3|J1)/;
/** Application identifiers in print: `(01)…(10)…`. */
const BRACKETED = /^\(\d{2,4}\)/;
const LABEL = /^(?:gtin|ean|upc|barcode|qr|mã vạch|mã)(?:-?\d{1,2})?\s*[:.#]?\s+/iu;

/** What somebody typed, scanned or pasted: an address, a code, a barcode, element strings, or words. Never throws. */
export function resolveText(text: string, publicUrl: string): Named {
  const clean = withoutBegin(cleanText(text));
  return (
    scanned(clean, publicUrl) ??
    addressed(clean, publicUrl) ??
    elements(clean) ??
    numbered(clean) ??
    coded(clean) ?? { kind: 'words' }
  );
}

/** With a symbology identifier, as industrial scanners send it. */
function scanned(text: string, publicUrl: string): Named | null {
  if (!SYMBOLOGY.test(text)) return null;
  if (ELEMENT_CARRIER.test(text)) {
    const data = withoutGs(text.slice(3));
    const read = parseElementString(data, { fnc1: 'assumed' });
    return read.ok ? ofElements(read.value) : ofBrokenElements(data);
  }
  const scan = parseScan(text);
  if (scan.ok && scan.value.gtin !== null)
    return ofElements([{ ai: '01', value: scan.value.gtin }, ...(scan.value.elements ?? [])]);
  return resolveText(text.slice(3), publicUrl);
}

/** Pages of ours that stand in print or in letters: codes of areas, decisions, slips of dossiers, tickets, what buyers may see. */
const PUBLISHED = /^\/(?:areas|buyers|decisions|follow|producers|products|reports)(?:\/|$)/;

/** An address of ours, with its scheme or without, or a GS1 Digital Link of anybody's. */
function addressed(text: string, publicUrl: string): Named | null {
  if (/^\/?(?:q|01)\//i.test(text) && !/\s/.test(text))
    return resolvePath(`/${(text.split('#')[0] ?? '').replace(/^\//, '')}`);
  const url = urlOf(text);
  if (url === null) return null;
  const root = new URL(publicUrl);
  // http and https are the same place here, and so is a port that the scheme implies.
  if (url.hostname === root.hostname && (url.port === root.port || url.port === '')) {
    if (/^\/(?:q|01)\//i.test(url.pathname)) return resolvePath(url.pathname + url.search);
    return PUBLISHED.test(url.pathname)
      ? { kind: 'page', asked: url.pathname + url.search }
      : { kind: 'foreign', asked: text };
  }
  const path = longNames(url.pathname);
  const at = path.search(/\/01\/\d{8,14}(?:\/|$)/);
  return at === -1 ? { kind: 'foreign', asked: text } : resolvePath(path.slice(at) + url.search);
}

/** A web address without credentials. What has no scheme must look like a host with a path. */
function urlOf(text: string): URL | null {
  if (/\s/.test(text) || text.startsWith('/')) return null;
  const schemed = /^https?:\/\//i.test(text);
  if (
    !schemed &&
    !/^(?:localhost(?::\d{1,5})?|[\p{L}\d-]+:\d{1,5}|(?:[\p{L}\d-]+\.)+(?:\p{L}{2,}|\d{1,3})(?::\d{1,5})?)\/./iu.test(
      text,
    )
  )
    return null;
  const url = URL.parse(schemed ? text : `http://${text}`);
  return url === null || url.username !== '' || url.password !== '' ? null : url;
}

/** GS1 Digital Link URI Syntax 1.1 allowed words in place of numbers; labels of that time are still on shelves. */
function longNames(path: string): string {
  return path
    .replace(/\/gtin\//i, '/01/')
    .replace(/\/lot\//i, '/10/')
    .replace(/\/cpv\//i, '/22/')
    .replace(/\/ser\//i, '/21/');
}

/** Element strings without a symbology identifier: in brackets as printed, or one after the other. */
function elements(text: string): Named | null {
  if (BRACKETED.test(text)) {
    const tight = text.replace(/\s*(\(\d{2,4}\))\s*/g, '$1').trim();
    const read = parseBracketed(tight);
    return read.ok ? ofElements(read.value) : ofBrokenElements(tight.replace(/^\((\d+)\)/, '$1'));
  }
  const starts = text.startsWith(GS) || text.startsWith('^');
  if (!starts && !/^0[12]\d{14}/.test(text)) return null;
  const read = parseElementString(text, { fnc1: 'assumed' });
  if (read.ok) return ofElements(read.value);
  // Sixteen digits may be an item's code.
  return text.length === 16 ? null : ofBrokenElements(starts ? text.slice(1) : text);
}

/** The trade item, or what a logistic unit contains (AI 02), with its lot. */
function ofElements(read: readonly Gs1Element[]): Named {
  const value = (ai: string) => read.find((element) => element.ai === ai)?.value;
  const gtin = gtinToGtin14(value('01') ?? value('02') ?? '');
  return gtin.ok ? namedGtin(gtin.value, value('10') ?? null) : { kind: 'words' };
}

/** Something in it cannot be read; the product often can. */
function ofBrokenElements(text: string): Named {
  const digits = /^0[12](\d{14})/.exec(text)?.[1];
  if (digits === undefined) return { kind: 'words' };
  const gtin = gtinToGtin14(digits);
  return gtin.ok
    ? namedGtin(gtin.value, null)
    : { kind: 'bad', why: 'gtin-slip', asked: digits, similar: [], gtin: null };
}

function numbered(text: string): Named | null {
  const gtin = gtinToGtin14(withoutEnd(text.replace(LABEL, '')));
  return gtin.ok ? namedGtin(gtin.value, null) : null;
}

function coded(text: string): Named | null {
  const bare = withoutEnd(text.replace(LABEL, ''));
  const named = namedCode(bare);
  if (named.kind !== 'bad') return named;
  // Of the right length with a slip in it; everything else is words until nothing is found.
  return named.why === 'check' ? named : null;
}

/** What to say of a search that found nothing: of digits, of something like a code, or of words. */
export function whyNothing(text: string): Named & { kind: 'bad' } {
  const asked = cleanText(text);
  const about = { kind: 'bad', asked, similar: suggestRegistryCodes(asked), gtin: null } as const;
  if (/^[\d\s-]{8,20}$/.test(asked)) return { ...about, why: 'gtin-slip' };
  const joined = asked.replace(/[\s-]/g, '');
  const alike = /^[\da-z]{8,12}$/i.test(joined) && /\d/.test(joined);
  if (!alike) return { ...about, why: 'words' };
  const named = namedCode(asked);
  return { ...about, why: named.kind === 'bad' ? named.why : 'sound' };
}

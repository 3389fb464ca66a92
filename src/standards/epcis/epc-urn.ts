import { checkDigit, type Gs1Element } from '../gs1/index.js';
import { fail, ok, type Result } from '../result.js';

/*
 * EPC URNs (GS1 EPC Tag Data Standard 2.x, sections 6 to 8): `urn:epc:id:` names one object, party or place,
 * `urn:epc:class:lgtin:` a lot, `urn:epc:idpat:` with a final `*` every object of a class. A URN writes the GS1 key
 * without its check digit, cut after the company prefix, whose length the URN alone knows.
 */

/** A GS1 key with the one qualifier that identifies most finely, if any: what a URN can say. */
export interface EpcName {
  readonly key: Gs1Element;
  readonly qualifier: Gs1Element | null;
}

export type EpcUrnFault = 'not-an-epc-urn' | 'malformed-epc-urn' | 'no-epc-urn' | 'company-prefix-length';

/** How the key and its extension are laid out in one URN scheme. */
export interface Scheme {
  readonly ai: string;
  /** Digits of company prefix and reference together, after which a check digit stands; null when the reference is free text up to 30 in all. */
  readonly digits: number | null;
  /** The reference's first digit leads the key (indicator digit, extension digit). */
  readonly leadingDigit?: true;
  /** Before the company prefix in the key: the filler of a GRAI. */
  readonly filler?: string;
  /** Fixed-width digits after the reference: piece and total of an ITIP. */
  readonly counts?: readonly number[];
  readonly extension?: Extension;
}

interface Extension {
  /** Null when the extension is part of the key's own value, as a GRAI's serial. */
  readonly ai: string | null;
  readonly most: number;
  readonly digitsOnly?: true;
  /** The text that stands for no extension: `0` in an SGLN. */
  readonly none?: string;
}

const serial: Extension = { ai: '21', most: 20 };
const trade = { ai: '01', digits: 13, leadingDigit: true } as const;
const place = { digits: 12 } as const;
const pieces = { ...trade, ai: '8006', counts: [2, 2] } as const;

/** `id` schemes, and which of them also have a pattern that names their class. */
export const ID_SCHEMES: ReadonlyMap<string, Scheme> = new Map<string, Scheme>([
  ['sgtin', { ...trade, extension: serial }],
  ['upui', { ...trade, extension: { ai: '235', most: 28 } }],
  ['itip', { ...pieces, extension: serial }],
  ['sscc', { ai: '00', digits: 17, leadingDigit: true }],
  ['gsin', { ai: '402', digits: 16 }],
  ['gsrn', { ai: '8018', digits: 17 }],
  ['gsrnp', { ai: '8017', digits: 17 }],
  ['pgln', { ...place, ai: '417' }],
  ['sgln', { ...place, ai: '414', extension: { ai: '254', most: 20, none: '0' } }],
  ['grai', { ...place, ai: '8003', filler: '0', extension: { ai: null, most: 16 } }],
  ['gdti', { ...place, ai: '253', extension: { ai: null, most: 17 } }],
  ['sgcn', { ...place, ai: '255', extension: { ai: null, most: 12, digitsOnly: true } }],
  ['giai', { ai: '8004', digits: null }],
  ['ginc', { ai: '401', digits: null }],
  ['cpi', { ai: '8010', digits: null, extension: { ai: '8011', most: 12, digitsOnly: true } }],
]);

export const CLASS_SCHEMES: ReadonlyMap<string, Scheme> = new Map<string, Scheme>([
  ['lgtin', { ...trade, extension: { ai: '10', most: 20 } }],
]);

/** Schemes whose pattern `….*` names a class that has a GS1 key of its own. */
export const PATTERN_SCHEMES: ReadonlySet<string> = new Set([
  'sgtin',
  'upui',
  'itip',
  'grai',
  'gdti',
  'sgcn',
  'cpi',
]);

const URN = /^urn:epc:(id|class|idpat):([a-z]+):([0-9]{6,12})\.(.*)$/;
const ESCAPED = /%([0-9A-Fa-f]{2})/g;
/** TDS 2.x, table A-1, and the percent sign of an escape: what may stand in a serial or free reference. */
const COMPONENT =
  /^(?:[!'()*+,\-.0-9:;=A-Z_a-z]|%2[2-9A-Fa-f]|%3[0-9A-Fa-f]|%4[1-9A-Fa-f]|%5[0-9AFaf]|%6[1-9A-Fa-f]|%7[0-9Aa])+$/;

/**
 * Reads an EPC URN: instance (`id`), lot (`class:lgtin`) or class pattern (`idpat`, ending in `*`).
 *
 * @returns the GS1 key with its check digit put back. Faults: `not-an-epc-urn` for other text,
 * `malformed-epc-urn` when a part has the wrong length or characters (TDS 2.x, 6.3).
 */
export function parseEpcUrn(text: string): Result<EpcName, EpcUrnFault> {
  if (!text.startsWith('urn:epc:')) return fail('not-an-epc-urn', 0, 'An EPC URN begins with urn:epc:.');
  const malformed = fail('malformed-epc-urn', 0, 'A part of the EPC URN has the wrong length or characters.');
  const [, kind, name = '', prefix = '', rest = ''] = URN.exec(text) ?? [];
  const scheme = (kind === 'class' ? CLASS_SCHEMES : ID_SCHEMES).get(name);
  if (scheme === undefined || (kind === 'idpat' && !PATTERN_SCHEMES.has(name))) return malformed;
  const parts = cut(scheme, rest);
  const key = parts && keyValue(scheme, prefix, parts);
  if (parts === null || key === null) return malformed;
  if (kind === 'idpat')
    return parts.extension === '*' ? ok({ key: { ai: scheme.ai, value: key }, qualifier: null }) : malformed;
  const extended = scheme.extension && readExtension(scheme.extension, parts.extension);
  if (extended === null) return malformed;
  return ok(assemble(scheme, key, extended ?? ''));
}

interface Parts {
  readonly reference: string;
  readonly counts: readonly string[];
  readonly extension: string;
}

/** A serial may hold full stops itself, so the parts are taken from the left. */
function cut(scheme: Scheme, rest: string): Parts | null {
  const fixed = 1 + (scheme.counts?.length ?? 0);
  const fields = scheme.extension ? rest.split('.') : [rest];
  if (fields.length < fixed + (scheme.extension ? 1 : 0)) return null;
  const counts = fields.slice(1, fixed);
  if (counts.some((count, index) => count.length !== scheme.counts?.[index] || !/^[0-9]+$/.test(count)))
    return null;
  return { reference: fields[0] ?? '', counts, extension: fields.slice(fixed).join('.') };
}

function keyValue(scheme: Scheme, prefix: string, { reference, counts }: Parts): string | null {
  if (scheme.digits === null) {
    const value = prefix + decodeEscapes(reference);
    return COMPONENT.test(reference) && value.length <= 30 ? value : null;
  }
  if (prefix.length + reference.length !== scheme.digits || !/^[0-9]*$/.test(reference)) return null;
  const lead = scheme.leadingDigit ? reference.slice(0, 1) : '';
  const body = (scheme.filler ?? '') + lead + prefix + reference.slice(lead.length);
  return body + String(checkDigit(body)) + counts.join('');
}

function readExtension(extension: Extension, text: string): string | null {
  const value = decodeEscapes(text);
  const fits = extension.digitsOnly ? /^[0-9]+$/.test(text) : COMPONENT.test(text);
  return fits && value.length <= extension.most ? value : null;
}

function assemble({ ai, extension }: Scheme, value: string, text: string): EpcName {
  if (extension === undefined || text === extension.none) return { key: { ai, value }, qualifier: null };
  if (extension.ai === null) return { key: { ai, value: value + text }, qualifier: null };
  return { key: { ai, value }, qualifier: { ai: extension.ai, value: text } };
}

function decodeEscapes(text: string): string {
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

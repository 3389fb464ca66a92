import type { Gs1Element } from '../gs1/index.js';
import { parseEpcUrn } from './epc-urn.js';

/*
 * CBV 2.0, 8.9 (event hash), steps on identifiers: every spelling of a GS1 key becomes one constrained canonical
 * Digital Link URI: at id.gs1.org, without query, with the finest level of identification only. This is on purpose
 * more tolerant than `parseDigitalLink`: events of the past hold short names (`/gtin/`, `/lot/`) and GTINs of 8, 12 or 13
 * digits, check digits are not looked at, and a hash must not depend on any of that.
 */

const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['gtin', '01'], ['itip', '8006'], ['cpid', '8010'], ['gln', '414'], ['party', '417'], ['gsrnp', '8017'], ['gsrn', '8018'],
  ['gcn', '255'], ['sscc', '00'], ['gdti', '253'], ['ginc', '401'], ['gsin', '402'], ['grai', '8003'], ['giai', '8004'],
  ['cpv', '22'], ['lot', '10'], ['ser', '21'], ['glnx', '254'], ['cpsn', '8011'],
]); // prettier-ignore

interface KeyForm {
  readonly value: RegExp;
  /** Finest first: the first that is present stays, what may stand beside it goes. */
  readonly qualifiers: readonly (readonly [ai: string, value: RegExp])[];
  readonly dropped?: readonly string[];
}

const TEXT_20 = /^.{1,20}$/;
const ITEM: KeyForm['qualifiers'] = [['21', TEXT_20], ['235', /^.{1,28}$/], ['10', TEXT_20]]; // prettier-ignore

const KEYS: ReadonlyMap<string, KeyForm> = new Map<string, KeyForm>([
  ['00', { value: /^\d{18}$/, qualifiers: [] }],
  ['01', { value: /^\d{14}$/, qualifiers: ITEM, dropped: ['22'] }],
  ['8006', { value: /^\d{18}$/, qualifiers: ITEM.filter(([ai]) => ai !== '235'), dropped: ['22'] }],
  ['253', { value: /^\d{13}.{0,17}$/, qualifiers: [] }],
  ['255', { value: /^\d{13,25}$/, qualifiers: [] }],
  ['401', { value: /^\d{4}.{0,26}$/, qualifiers: [] }],
  ['402', { value: /^\d{17}$/, qualifiers: [] }],
  ['414', { value: /^\d{13}$/, qualifiers: [['254', TEXT_20]] }],
  ['417', { value: /^\d{13}$/, qualifiers: [] }],
  ['8003', { value: /^\d{14}.{0,16}$/, qualifiers: [] }],
  ['8004', { value: /^\d{4}.{0,26}$/, qualifiers: [] }],
  ['8010', { value: /^\d{4}[-#/0-9A-Z]{0,26}$/, qualifiers: [['8011', /^\d{1,12}$/]] }],
  ['8017', { value: /^\d{18}$/, qualifiers: [] }],
  ['8018', { value: /^\d{18}$/, qualifiers: [] }],
]);

/**
 * The constrained canonical GS1 Digital Link URI of an EPC URN, EPC class URN, EPC pattern or Digital Link URI (also of
 * older releases), for use in event hashes.
 *
 * @returns null for any other text, which a hash takes as it is.
 */
export function normaliseIdentifier(text: string): string | null {
  if (text.startsWith('urn:epc:')) {
    const name = parseEpcUrn(text);
    return name.ok ? format(name.value.key, name.value.qualifier) : null;
  }
  return /^https?:\/\//.test(text) ? normaliseLink(text) : null;
}

function normaliseLink(uri: string): string | null {
  const [address = '', ...query] = uri.split('?');
  if (query.length === 0 && address.includes('#')) return null;
  const segments = address.replace(/\/$/, '').split('/').slice(3);
  // The right-most key with its qualifiers; a stem may stand before it.
  for (let at = segments.length - 2; at >= 0; at -= 2) {
    const ai = expand(segments[at] ?? '');
    if (KEYS.has(ai)) return readLink(ai, segments.slice(at + 1));
  }
  return null;
}

function readLink(ai: string, [keyText = '', ...rest]: readonly string[]): string | null {
  const form = KEYS.get(ai);
  const value = decode(keyText);
  const key = { ai, value: ai === '01' ? toGtin14(value) : value };
  if (!form?.value.test(key.value)) return null;
  const known = new Map(form.qualifiers);
  const given = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) {
    const name = expand(rest[at] ?? '');
    const qualifier = decode(rest[at + 1] ?? '');
    if (!known.get(name)?.test(qualifier) && !form.dropped?.includes(name)) return null;
    given.set(name, qualifier);
  }
  const finest = form.qualifiers.find(([name]) => given.has(name))?.[0];
  return format(key, finest === undefined ? null : { ai: finest, value: given.get(finest) ?? '' });
}

function expand(segment: string): string {
  return SHORT_NAMES.get(segment) ?? segment;
}

function toGtin14(value: string): string {
  return /^(?:\d{8}|\d{12}|\d{13})$/.test(value) ? value.padStart(14, '0') : value;
}

function format(key: Gs1Element, qualifier: Gs1Element | null): string {
  const path = qualifier === null ? [key] : [key, qualifier];
  return `https://id.gs1.org${path.map(({ ai, value }) => `/${ai}/${encode(value)}`).join('')}`;
}

/** Unlike a link that is to be opened, a hashed one leaves the apostrophe, semicolon and equals sign as they are. */
function encode(value: string): string {
  return value.replace(/[^-.0-9A-Z_a-z';=]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

function decode(segment: string): string {
  return segment.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

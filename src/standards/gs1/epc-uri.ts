import { isDigits } from './charset.js';
import { checkDigit } from './check-digit.js';
import type { DigitalLink } from './digital-link.js';
import type { Gs1Element } from './element.js';
import { findWrongElement } from './element-string.js';
import type { Gs1Result } from './fault.js';
import { fault } from './fault.js';
import { decodePathValue } from './percent.js';
import { ok } from '../result.js';

type Identified = Pick<DigitalLink, 'key' | 'qualifiers'>;
type ReadParts = (parts: readonly string[]) => { key: Gs1Element; qualifier?: Gs1Element } | null;

/** `*` in a pattern, and extension 0 of an SGLN, say that there is no serial. */
const WHOLE_CLASS = '*';

function qualified(key: Gs1Element, ai: string, value: string | undefined): ReturnType<ReadParts> {
  if (value === undefined) return null;
  return value === WHOLE_CLASS ? { key } : { key, qualifier: { ai, value } };
}

/** Company prefix and reference, `digits` together, then the check digit. */
function joined(prefix = '', reference = '', digits: number): string | null {
  return checked(prefix, prefix + reference, digits);
}

/** As `joined`, but the first digit of the reference leads: an indicator or an extension digit. */
function ledBy(prefix = '', reference = '', digits: number): string | null {
  return checked(prefix, reference.charAt(0) + prefix + reference.slice(1), digits);
}

function checked(prefix: string, body: string, digits: number): string | null {
  const fits = prefix.length >= 4 && prefix.length <= 12 && body.length === digits && isDigits(body);
  return fits ? body + String(checkDigit(body)) : null;
}

function item(ai: string): ReadParts {
  return ([prefix, reference, serial]) => {
    const value = ledBy(prefix, reference, 13);
    return value === null ? null : qualified({ ai: '01', value }, ai, serial);
  };
}

function fixed(ai: string, digits: number): ReadParts {
  return ([prefix, reference, ...more]) => {
    const value = joined(prefix, reference, digits);
    return value === null || more.length > 0 ? null : { key: { ai, value } };
  };
}

/** A key that carries its serial within its value; `lead` stands before it. */
function serialised(ai: string, lead = ''): ReadParts {
  return ([prefix, reference, serial]) => {
    const value = joined(prefix, reference, 12);
    if (value === null || serial === undefined) return null;
    return { key: { ai, value: lead + value + (serial === WHOLE_CLASS ? '' : serial) } };
  };
}

function free(ai: string): ReadParts {
  return ([prefix, reference]) =>
    prefix === undefined || reference === undefined ? null : { key: { ai, value: prefix + reference } };
}

/** EPC URI schemes. Tag Data Standard 2.3, section 6.3 and table 7-1. */
const SCHEMES: Readonly<Record<string, ReadParts>> = {
  sgtin: item('21'),
  lgtin: item('10'),
  upui: item('235'),
  sscc: ([prefix, reference, ...more]) => {
    const value = ledBy(prefix, reference, 17);
    return value === null || more.length > 0 ? null : { key: { ai: '00', value } };
  },
  sgln: ([prefix, reference, extension]) => {
    const value = joined(prefix, reference, 12);
    return value === null
      ? null
      : qualified({ ai: '414', value }, '254', extension === '0' ? WHOLE_CLASS : extension);
  },
  pgln: fixed('417', 12),
  grai: serialised('8003', '0'),
  gdti: serialised('253'),
  sgcn: serialised('255'),
  gsrn: fixed('8018', 17),
  gsrnp: fixed('8017', 17),
  gsin: fixed('402', 16),
  giai: free('8004'),
  ginc: free('401'),
  cpi: ([prefix = '', reference, serial]) =>
    reference === undefined ? null : qualified({ ai: '8010', value: prefix + reference }, '8011', serial),
  itip: ([prefix, reference, piece = '', total = '', serial]) => {
    const value = ledBy(prefix, reference, 13);
    return value === null ? null : qualified({ ai: '8006', value: value + piece + total }, '21', serial);
  },
};

/**
 * Reads an EPC pure identity URI (`urn:epc:id:…`), a class (`urn:epc:class:lgtin:…`) or a pattern of a whole class
 * (`urn:epc:idpat:…*`) as the Digital Link key and qualifiers it stands for, check digits added, values checked.
 * Errors: epc-unsupported for other URNs and schemes outside GS1's keys, epc-malformed, those of `checkValue`.
 * Tag Data Standard 2.3, sections 6 and 7.
 */
export function parseEpcUri(text: string): Gs1Result<Identified> {
  const [urn, epc, kind = '', scheme = '', ...rest] = text.split(':');
  const read = SCHEMES[scheme];
  if (urn !== 'urn' || epc !== 'epc' || !['id', 'class', 'idpat'].includes(kind) || !read) {
    return fault('epc-unsupported', 0, 'Not an EPC URI of a GS1 key.');
  }
  const at = `${urn}:${epc}:${kind}:${scheme}:`.length;
  const body = rest.join(':');
  if ((kind === 'class') !== (scheme === 'lgtin')) {
    return fault('epc-malformed', at, 'Only a lot of a GTIN is written as urn:epc:class, and only so.');
  }
  if (body.endsWith('.*') !== (kind === 'idpat')) {
    return fault('epc-malformed', at, 'A pattern, and nothing else, ends in an asterisk.');
  }
  const found = read(splitParts(scheme, body).map(decodePathValue));
  if (!found) return fault('epc-malformed', at, 'The parts of the EPC have not the lengths of its scheme.');
  const qualifiers = found.qualifier ? [found.qualifier] : [];
  const wrong = findWrongElement([found.key, ...qualifiers]);
  return wrong ? fault(wrong.fault.code, at, wrong.fault.sentence) : ok({ key: found.key, qualifiers });
}

/** How many parts stand before the serial, which may itself hold dots. */
const PARTS_BEFORE_SERIAL: Readonly<Record<string, number>> = { itip: 4, giai: 1, ginc: 1 };

function splitParts(scheme: string, body: string): string[] {
  const parts = body.split('.');
  const heads = parts.slice(0, PARTS_BEFORE_SERIAL[scheme] ?? 2);
  const tail = parts.slice(heads.length);
  return tail.length === 0 ? heads : [...heads, tail.join('.')];
}

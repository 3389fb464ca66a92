import { fail, ok, type Result } from '../result.js';
import {
  CLASS_SCHEMES,
  type EpcName,
  type EpcUrnFault,
  ID_SCHEMES,
  PATTERN_SCHEMES,
  type Scheme,
} from './epc-urn.js';

/** What may stand unescaped in a serial or free reference of a URN (TDS 2.x, table A-1). */
const UNESCAPED = /[^!'()*+,\-.0-9:;=A-Z_a-z]/g;

/**
 * Writes the EPC URN of a GS1 key (TDS 2.x, 6.3): `urn:epc:id:` for an instance, `urn:epc:class:lgtin:` for a lot,
 * `urn:epc:idpat:` for another class.
 *
 * @param companyPrefixLength how many digits the GS1 Company Prefix has, 6 to 12; a key does not tell, and this
 * library keeps no table of prefixes.
 * @returns fault `no-epc-urn` when the Tag Data Standard gives such a key no URN, `company-prefix-length` when the length
 * is out of range.
 */
export function epcUrn(name: EpcName, companyPrefixLength: number): Result<string, EpcUrnFault> {
  if (!Number.isInteger(companyPrefixLength) || companyPrefixLength < 6 || companyPrefixLength > 12) {
    return fail('company-prefix-length', 0, 'A GS1 Company Prefix has 6 to 12 digits.');
  }
  const none = fail('no-epc-urn', 0, 'The Tag Data Standard has no EPC URN for this kind of key.');
  const found = schemeOf(name);
  if (found === null) return none;
  const { kind, label, scheme } = found;
  const { value } = name.key;
  const parts =
    scheme.digits === null
      ? [cutFree(value, companyPrefixLength)]
      : [cutKey(scheme, value, companyPrefixLength)];
  const end = keyEnd(scheme, value);
  let at = end - (scheme.counts ?? []).reduce((sum, width) => sum + width, 0);
  for (const width of scheme.counts ?? []) parts.push(value.slice(at, (at += width)));
  if (kind === 'idpat') parts.push('*');
  else if (scheme.extension) {
    const own = scheme.extension.ai === null ? value.slice(end) : name.qualifier?.value;
    parts.push(encodeEscapes(own ?? scheme.extension.none ?? ''));
  }
  return ok(`urn:epc:${kind}:${label}:${parts.join('.')}`);
}

interface Found {
  readonly kind: 'id' | 'class' | 'idpat';
  readonly label: string;
  readonly scheme: Scheme;
}

function schemeOf({ key, qualifier }: EpcName): Found | null {
  const named = (
    kind: Found['kind'],
    schemes: ReadonlyMap<string, Scheme>,
    fits: (found: Found) => boolean,
  ) =>
    [...schemes]
      .map(([label, scheme]): Found => ({ kind, label, scheme }))
      .find((found) => found.scheme.ai === key.ai && fits(found));
  const extended = ({ scheme }: Found) => {
    if (!scheme.extension) return qualifier === null;
    if (scheme.extension.ai === null)
      return qualifier === null && key.value.length > keyEnd(scheme, key.value);
    return qualifier === null ? scheme.extension.none !== undefined : qualifier.ai === scheme.extension.ai;
  };
  const patterned = ({ label }: Found) => qualifier === null && PATTERN_SCHEMES.has(label);
  return (
    named('class', CLASS_SCHEMES, extended) ??
    named('id', ID_SCHEMES, extended) ??
    named('idpat', ID_SCHEMES, patterned) ??
    null
  );
}

/** Where the key proper ends and an extension within its value begins. */
function keyEnd(scheme: Scheme, value: string): number {
  if (scheme.digits === null) return value.length;
  const counts = (scheme.counts ?? []).reduce((sum, width) => sum + width, 0);
  return (scheme.filler ?? '').length + scheme.digits + 1 + counts;
}

function cutKey(scheme: Scheme, value: string, length: number): string {
  const body = value.slice((scheme.filler ?? '').length, (scheme.filler ?? '').length + (scheme.digits ?? 0));
  const lead = scheme.leadingDigit ? body.slice(0, 1) : '';
  const rest = body.slice(lead.length);
  return `${rest.slice(0, length)}.${lead}${rest.slice(length)}`;
}

function cutFree(value: string, length: number): string {
  return `${value.slice(0, length)}.${encodeEscapes(value.slice(length))}`;
}

function encodeEscapes(value: string): string {
  return value.replace(
    UNESCAPED,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

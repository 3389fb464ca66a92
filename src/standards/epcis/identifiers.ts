import {
  CANONICAL_ROOT,
  formatDigitalLink,
  type Gs1Element,
  type Gs1FaultCode,
  parseDigitalLink,
} from '../gs1/index.js';
import { fail, ok, type Result } from '../result.js';
import { type EpcUrnFault, parseEpcUrn } from './epc-urn.js';
import { epcUrn } from './epc-urn-build.js';

/*
 * What an event's identifiers name, whatever their spelling: EPC URN, GS1 Digital Link URI (at any domain), or a code of
 * the registry's own (`{registry}/q/{code}`) for what has no GS1 key.
 */

/** Whether one thing is named (an item, a pallet, a place, a party) or a class of which there is an amount (CBV 2.0, 8.2 and 8.3). */
export type Level = 'instance' | 'class';

export interface Gs1Identifier {
  readonly kind: 'gs1';
  readonly level: Level;
  readonly key: Gs1Element;
  /** In the order of the path. */
  readonly qualifiers: readonly Gs1Element[];
}

export interface RegistryIdentifier {
  readonly kind: 'registry';
  readonly level: Level;
  /** In upper case, without regard to how it was written. */
  readonly code: string;
}

export type Identifier = Gs1Identifier | RegistryIdentifier;

export type IdentifierFault = 'not-an-identifier' | EpcUrnFault | Gs1FaultCode;

/** An item's code has 16 characters; those of products and lots, 9 and a check character, name classes. */
const ITEM_CODE_LENGTH = 16;
const REGISTRY_CODE = /^\/q\/([0-9A-Za-z]{4,32})$/;

/**
 * Reads an identifier in any of its spellings.
 *
 * @param registry the registry's own origin without a final slash, as in `https://truyxuat.example.vn`.
 * @returns faults: `not-an-identifier` for a URI that claims to be neither (a foreign URI may still name something);
 * those of `parseEpcUrn` and `parseDigitalLink` for one that claims to be and is wrong.
 */
export function parseIdentifier(uri: string, registry: string): Result<Identifier, IdentifierFault> {
  if (uri.startsWith('urn:epc:')) {
    const name = parseEpcUrn(uri);
    if (!name.ok) return name;
    const { key, qualifier } = name.value;
    // The URN's parts are in order; whether they make valid GS1 data, the Digital Link parser knows.
    return parseLink(
      formatDigitalLink({ key, qualifiers: qualifier ? [qualifier] : [], attributes: [] }, CANONICAL_ROOT),
    );
  }
  const code = uri.startsWith(registry) ? REGISTRY_CODE.exec(uri.slice(registry.length))?.[1] : undefined;
  if (code !== undefined) {
    const level = code.length === ITEM_CODE_LENGTH ? 'instance' : 'class';
    return ok({ kind: 'registry', level, code: code.toUpperCase() });
  }
  return /^https?:\/\//i.test(uri) ? parseLink(uri) : notOne();
}

function parseLink(uri: string): Result<Gs1Identifier, IdentifierFault> {
  const link = parseDigitalLink(uri);
  if (!link.ok) return link.fault.code === 'no-primary-key' ? notOne() : link;
  const { key, qualifiers } = link.value;
  return ok({ kind: 'gs1', level: levelOf(key, qualifiers), key, qualifiers });
}

function notOne() {
  return fail(
    'not-an-identifier',
    0,
    'Neither an EPC URN, nor a GS1 Digital Link URI, nor a code of this registry.',
  );
}

/** The keys whose value alone names a class, with the qualifiers that make it one instance (CBV 2.0, 8.2 and 8.3). */
const SERIALS: ReadonlyMap<string, readonly string[]> = new Map([
  ['01', ['21', '235']],
  ['8006', ['21']],
  ['8010', ['8011']],
]);
/** The keys that may end in a serial, with their length before it. */
const LENGTH_BEFORE_SERIAL: ReadonlyMap<string, number> = new Map([
  ['8003', 14],
  ['253', 13],
  ['255', 13],
]);

function levelOf(key: Gs1Element, qualifiers: readonly Gs1Element[]): Level {
  const serials = SERIALS.get(key.ai);
  const length = LENGTH_BEFORE_SERIAL.get(key.ai);
  if (serials) return qualifiers.some(({ ai }) => serials.includes(ai)) ? 'instance' : 'class';
  return length === undefined || key.value.length > length ? 'instance' : 'class';
}

/**
 * The URI that our documents carry: `{root}/01/{gtin}/10/{lot}` and so on, or `{root}/q/{code}`.
 *
 * @param root the registry's origin; for GS1 keys also `https://id.gs1.org`, which gives the canonical form.
 */
export function identifierUri(identifier: Identifier, root: string): string {
  if (identifier.kind === 'registry') return `${root}/q/${identifier.code}`;
  return formatDigitalLink({ ...identifier, attributes: [] }, root);
}

/**
 * The EPC URN of an identifier (TDS 2.x, 6.3): the finest level, since a URN says no more than one; of an item with lot
 * and serial, the serial.
 *
 * @param companyPrefixLength digits of the GS1 Company Prefix, 6 to 12, which only its owner knows.
 * @returns fault `no-epc-urn` for a registry's code and for keys the Tag Data Standard gives no URN.
 */
export function identifierUrn(
  identifier: Identifier,
  companyPrefixLength: number,
): Result<string, EpcUrnFault> {
  if (identifier.kind === 'registry') return fail('no-epc-urn', 0, 'A code of the registry is no GS1 key.');
  return epcUrn(
    { key: identifier.key, qualifier: identifier.qualifiers.at(-1) ?? null },
    companyPrefixLength,
  );
}

/** Whether two spellings name the same thing; false when either names nothing that can be read. */
export function sameIdentifier(one: string, other: string, registry: string): boolean {
  const [left, right] = [parseIdentifier(one, registry), parseIdentifier(other, registry)];
  return (
    left.ok &&
    right.ok &&
    identifierUri(left.value, CANONICAL_ROOT) === identifierUri(right.value, CANONICAL_ROOT)
  );
}

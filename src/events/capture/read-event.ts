import type { FieldFault } from '../../platform/errors.js';
import {
  EPCIS_CONTEXT,
  type EpcisEvent,
  EVENT_TYPES,
  eventHash,
  identifierUri,
  parseDateTime,
  parseIdentifier,
  type QuantityElement,
} from '../../standards/epcis/index.js';
import type { EventObject, ObjectRole } from '../event-objects.js';
import { canonicalJson } from '../../standards/jcs/canonical-json.js';
import { eventFaults } from '../sealed-event.js';

/** Events of one document, objects of one event, characters of a URI and of a context: what one request may bring. */
export const EVENTS_MAX = 500;
const OBJECTS_MAX = 1000;
const URI_MAX = 500;
const CONTEXT_MAX = 4000;
const QUANTITY_MAX = 99_999_999_999;

/** An event somebody sent, in order and within bounds. Lots are not looked up yet. */
export interface ReadEvent {
  /** With the context it was sent in; `recordTime` and a missing `eventID` are ours to give. */
  readonly event: EpcisEvent;
  /** CBV 2.0 §8.9, in which identifier, `recordTime` and error declaration have no part. */
  readonly hash: string;
  readonly eventTime: Date;
  readonly objects: readonly EventObject[];
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads one event of a document, or one sent by itself. `context` is the document's, `at` the place of the event in what was sent (a
 * JSON pointer), `root` the registry's origin.
 */
export function readEvent(
  value: unknown,
  context: unknown,
  at: string,
  root: string,
): { readonly read: ReadEvent } | { readonly faults: readonly FieldFault[] } {
  const fault = (code: string, place = '', params: FieldFault['params'] = {}): { faults: FieldFault[] } => ({
    faults: [{ path: at + place, code, params }],
  });
  if (!isObject(value)) return fault('not-an-object');
  const whole = { ...value, '@context': contextOf(context, value['@context']) };
  if (JSON.stringify(whole['@context']).length > CONTEXT_MAX) return fault('context-too-long', '/@context');
  // What cannot be written as canonical JSON cannot be kept, in a context and in fields of the sender's own, too.
  const canonical = canonicalJson(whole);
  if (!canonical.ok) {
    const { code: rule, at: place, sentence } = canonical.fault;
    return fault('epcis', String(place).replace(/\p{Cs}/gu, '\ufffd'), { rule, sentence });
  }
  const faults = eventFaults(whole, root);
  if (faults.length > 0)
    return {
      faults: faults.map(({ code, at: place, sentence }) => ({
        path: at + String(place),
        code: 'epcis',
        params: { rule: code, sentence },
      })),
    };
  const event = whole as unknown as EpcisEvent; // what eventFaults found nothing against is one
  if (!EVENT_TYPES.includes(event.type)) return fault('event-type-unknown', '/type');
  const eventTime = momentOf(event.eventTime);
  if (eventTime === null) return fault('date-far', '/eventTime');
  const objects = objectsOf(event);
  if (objects.length > OBJECTS_MAX) return fault('too-many-objects');
  const long = [event.eventID, event.readPoint?.id, event.bizLocation?.id, ...objects.map(({ uri }) => uri)];
  if (long.some((uri) => uri !== undefined && uri.length > URI_MAX)) return fault('uri-too-long');
  if (objects.some(({ quantity }) => (quantity?.quantity ?? 0) > QUANTITY_MAX))
    return fault('too-large', '', { max: QUANTITY_MAX });
  const hash = eventHash(event, event['@context']);
  if (!hash.ok) return fault('epcis', '', { rule: hash.fault.code, sentence: hash.fault.sentence });
  return { read: { event, hash: hash.value, eventTime, objects } };
}

/** The lots that identifiers may name, as the registry writes them. */
export function lotUris(objects: readonly EventObject[], root: string): Map<string, string> {
  const uris = new Map<string, string>();
  for (const { uri } of objects) {
    const identifier = parseIdentifier(uri.replace(/#material$/, ''), root);
    if (!identifier.ok) continue;
    const { value } = identifier;
    // A serial says more than the lot it is of.
    const lot =
      value.kind === 'gs1'
        ? { ...value, qualifiers: value.qualifiers.filter(({ ai }) => ai === '10') }
        : value;
    if (value.kind === 'registry' || (lot.kind === 'gs1' && lot.qualifiers.length === 1))
      uris.set(uri, identifierUri(lot, root));
  }
  return uris;
}

function objectsOf(event: EpcisEvent): EventObject[] {
  const named = (role: ObjectRole, uris: readonly string[] = []) =>
    uris.map((uri): EventObject => ({ role, uri }));
  const counted = (role: ObjectRole, list: readonly QuantityElement[] = []) =>
    list.map(({ epcClass: uri, quantity, uom }): EventObject => ({
      role,
      uri,
      quantity: quantity === undefined ? null : { quantity, unit: uom ?? 'H87' },
    }));
  const parent = 'parentID' in event && event.parentID !== undefined ? [event.parentID] : [];
  switch (event.type) {
    case 'ObjectEvent':
      return [...named('subject', event.epcList), ...counted('subject', event.quantityList)];
    case 'TransactionEvent':
      return [
        ...named('parent', parent),
        ...named('subject', event.epcList),
        ...counted('subject', event.quantityList),
      ];
    case 'TransformationEvent':
      return [
        ...named('input', event.inputEPCList),
        ...counted('input', event.inputQuantityList),
        ...named('output', event.outputEPCList),
        ...counted('output', event.outputQuantityList),
      ];
    case 'AggregationEvent':
    case 'AssociationEvent':
      return [
        ...named('parent', parent),
        ...named('child', event.childEPCs),
        ...counted('child', event.childQuantityList),
      ];
  }
}

/** To the millisecond, which is as exact as the store is; the text stays as it was sent. */
function momentOf(text: string): Date | null {
  const instant = parseDateTime(text);
  if (instant === null) return null;
  const moment = new Date(instant.seconds * 1000 + Number(instant.fraction.slice(0, 3).padEnd(3, '0')));
  const year = moment.getUTCFullYear();
  return year >= 1900 && year < 2200 ? moment : null;
}

/** One event's own context after that of its document; the standard one where neither says anything. */
function contextOf(document: unknown, own: unknown): unknown {
  const parts = [document, own].flatMap((part): unknown[] =>
    Array.isArray(part) ? (part as unknown[]) : [part],
  );
  const said = parts.filter((part) => part !== undefined);
  const [only] = said;
  if (said.length === 0) return EPCIS_CONTEXT;
  return said.length === 1 ? only : said;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Fault } from '../result.js';
import { anyEvent, context, eventFields } from './event-shapes.js';
import * as s from './shape.js';

export type { ShapeFault } from './shape.js';

/**
 * Checks a parsed JSON value as an EPCIS 2.0 document in JSON-LD: EPCISDocument, EPCISQueryDocument, or one event with
 * its own `@context` (EPCIS 2.0, 10). The verdict is that of the official JSON schema 2.0.1; what the schema cannot see
 * is `checkSemantics`.
 *
 * @returns what is wrong, each fault with the JSON pointer (RFC 6901) of the place; an empty list for a valid
 * document; at most 200 faults. Whatever comes in, nothing is thrown.
 */
export function validateDocument(json: unknown): Fault<s.ShapeFault>[] {
  const faults = new s.Faults();
  const type = s.member(json, 'type');
  if (type === 'EPCISDocument') epcisDocument(json, '', faults);
  else if (type === 'EPCISQueryDocument') epcisQueryDocument(json, '', faults);
  else {
    event(json, '', faults);
    s.object({}, { required: ['@context'], others: 'any' })(json, '', faults);
  }
  return faults.found;
}

const documentType = s.string;
const extendedEvent = s.object(
  { ...anyEvent, type: s.uri },
  { required: ['type', 'eventTime', 'eventTimeZoneOffset'], others: 'any' },
);

/** EPCIS 2.0, 7.4; an event whose type is a user's URI is checked as far as its common fields go (7.1.3). */
const event: s.Shape = (value, at, faults) => {
  const type = s.member(value, 'type');
  const fields = typeof type === 'string' ? eventFields.get(type) : undefined;
  (fields ?? extendedEvent)(value, at, faults);
  if (fields === undefined || !s.isObject(value)) return;
  if (!identifiesSomething(value)) {
    faults.add(
      'nothing-identified',
      at,
      `A${type === 'ObjectEvent' ? 'n' : ''} ${String(type)} must say what it is about.`,
    );
  }
  if (type === 'ObjectEvent' && value.action !== 'ADD' && s.member(value, 'ilmd') !== undefined) {
    faults.add('ilmd-not-allowed', s.pointer(at, 'ilmd'), 'Birth data (ilmd) goes with the action ADD only.');
  }
};

/** The what-dimension (EPCIS 2.0, 7.4.2 to 7.4.6), as far as the schema asks for it. */
function identifiesSomething(value: s.JsonObject): boolean {
  const has = (name: string) => s.member(value, name) !== undefined;
  const some = (...names: readonly string[]) =>
    names.some((name) => s.items(s.member(value, name)).length > 0);
  switch (value.type) {
    case 'ObjectEvent':
      return has('epcList') || some('quantityList') || (some('sensorElementList') && has('readPoint'));
    case 'TransactionEvent':
      return has('epcList') || some('quantityList') || value.action === 'DELETE';
    case 'TransformationEvent': {
      const [consumes, yields] = [
        some('inputEPCList', 'inputQuantityList'),
        some('outputEPCList', 'outputQuantityList'),
      ];
      return has('transformationID') ? consumes || yields : consumes && yields;
    }
    default:
      return some('childEPCs', 'childQuantityList') || value.action === 'DELETE';
  }
}

const attribute = s.object(
  {
    id: s.uri,
    attribute: s.either('wrong-type', 'A number, a string or an object belongs here.', [
      s.number,
      s.string,
      s.jsonObject,
    ]),
  },
  { required: ['id'], others: 'any' },
);

const vocabularyElement = s.object(
  { id: s.uri, attributes: s.list(attribute), children: s.list(s.uri) },
  { required: ['id'], others: 'any' },
);

const vocabularyList = s.list(
  s.object(
    { type: s.uri, vocabularyElementList: s.list(vocabularyElement) },
    { required: ['type'], others: 'any' },
  ),
);

const version = s.pattern(/^\d+(?:\.\d+)*$/, 'A version such as 2.0 belongs here.');
const eventList = s.list(event);

const epcisDocument = s.object(
  {
    '@context': context,
    id: s.uri,
    type: documentType,
    schemaVersion: version,
    creationDate: s.dateTime,
    instanceIdentifier: s.string,
    sender: s.string,
    receiver: s.string,
    epcisHeader: s.object(
      { epcisMasterData: s.object({ vocabularyList }, { others: 'any' }) },
      { others: 'uri' },
    ),
    epcisBody: s.object({ eventList }, { required: ['eventList'], others: 'any' }),
  },
  { required: ['@context', 'type', 'schemaVersion', 'creationDate', 'epcisBody'], others: 'uri' },
);

const resultsBody = s.object({ eventList, vocabularyList }, { required: ['eventList'], others: 'uri' });

const queryResults = s.object(
  { queryName: s.string, subscriptionID: s.string, resultsBody },
  { required: ['queryName', 'resultsBody'], others: 'uri' },
);

const epcisQueryDocument = s.object(
  {
    '@context': context,
    id: s.uri,
    type: documentType,
    schemaVersion: version,
    creationDate: s.dateTime,
    epcisBody: s.object({ queryResults }, { required: ['queryResults'], others: 'uri' }),
  },
  { required: ['@context', 'type', 'epcisBody'], others: 'uri' },
);

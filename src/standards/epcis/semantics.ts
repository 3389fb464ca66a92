import type { Fault } from '../result.js';
import { cbvTerm, type Vocabulary } from './cbv.js';
import { persistentDisposition } from './event-shapes.js';
import { type Level, parseIdentifier } from './identifiers.js';
import { checkSensors } from './semantics-sensors.js';
import * as s from './shape.js';

export type SemanticFault =
  | s.ShapeFault
  | 'parent-required'
  | 'parent-among-children'
  | 'invalid-identifier'
  | 'class-where-instance'
  | 'instance-where-class'
  | 'duplicate-event-id'
  | 'unit-without-quantity'
  | 'negative-quantity'
  | 'unknown-standard-term'
  | 'sensor-after-event'
  | 'sensor-interval-reversed'
  | 'sensor-attribute-twice';

/**
 * What EPCIS 2.0 and CBV 2.0 ask for and the JSON schema cannot see. Meant for documents that `validateDocument`
 * passes; of others it checks what it can make out.
 *
 * - AggregationEvent and AssociationEvent with ADD or DELETE name a parent (EPCIS 7.4.3, 7.4.6), which is not its own child.
 * - Object and transaction events name something: an empty list does not count (7.4.2, 7.4.4), unless sensors report about a read point.
 * - Objects are named by valid identifiers of instances, quantities by those of classes (CBV 8.2, 8.3; check digits by
 *   the GS1 General Specifications, 7.9).
 * - A unit needs a quantity, and a quantity is not negative (EPCIS 7.3.3.3).
 * - An event identifier occurs once, or twice when one event declares the other erroneous (7.4.1.2).
 * - Sensor readings are not later than the event, their interval runs forward, and metadata stand either with the
 *   element or with its reports (7.3.7; conformance requirement TCR-53, step 29).
 * - Only terms that exist are written in the standard's own namespace (CBV 7).
 * - `persistentDisposition` has its form in every event type; the schema looks at two of five (7.3.5.5).
 *
 * @param registry the registry's own origin, so that its codes (`{registry}/q/{code}`) are told apart as items and lots.
 * @returns faults with JSON pointers, at most 200; empty when there is nothing to object to. Nothing is thrown.
 */
export function checkSemantics(json: unknown, registry = 'urn:no-registry'): Fault<SemanticFault>[] {
  const faults = new s.Faults<SemanticFault>();
  const seen = new Set<string>();
  for (const { event, at } of eventsOf(json)) {
    if (!s.isObject(event)) continue;
    checkEventId(event, at, seen, faults);
    checkParent(event, at, registry, faults);
    checkWhat(event, at, registry, faults);
    checkPlaces(event, at, registry, faults);
    checkTerms(event, at, faults);
    checkPersistentDisposition(event, at, faults);
    checkSensors(event, at, (code, place, sentence) => faults.add(code, place, sentence));
  }
  return faults.found;
}

function eventsOf(json: unknown): { event: unknown; at: string }[] {
  const body = s.member(json, 'epcisBody');
  if (body === undefined) return [{ event: json, at: '' }];
  const results = s.member(s.member(body, 'queryResults'), 'resultsBody');
  const at = results === undefined ? '/epcisBody/eventList' : '/epcisBody/queryResults/resultsBody/eventList';
  const list = s.items(s.member(results ?? body, 'eventList'));
  return list.map((event, index) => ({ event, at: s.pointer(at, index) }));
}

type Faults = s.Faults<SemanticFault>;

function checkEventId(event: s.JsonObject, at: string, seen: Set<string>, faults: Faults): void {
  const id = s.member(event, 'eventID');
  if (typeof id !== 'string') return;
  // An error declaration repeats the identifier of the event it declares erroneous (EPCIS 2.0, 7.4.1.2).
  const role = `${s.member(event, 'errorDeclaration') === undefined ? 'event' : 'declaration'} ${id}`;
  if (seen.has(role)) {
    faults.add(
      'duplicate-event-id',
      s.pointer(at, 'eventID'),
      'Another event of the document has this eventID.',
    );
  }
  seen.add(role);
}

function checkParent(event: s.JsonObject, at: string, registry: string, faults: Faults): void {
  const [type, action, parent] = ['type', 'action', 'parentID'].map((name) => s.member(event, name));
  const joins = type === 'AggregationEvent' || type === 'AssociationEvent';
  if (joins && parent === undefined && (action === 'ADD' || action === 'DELETE')) {
    faults.add('parent-required', at, `The parentID is required when the action is ${action}.`);
  }
  if (parent === undefined) return;
  checkIdentifier(parent, 'instance', s.pointer(at, 'parentID'), registry, faults);
  if (s.items(s.member(event, 'childEPCs')).includes(parent)) {
    faults.add('parent-among-children', s.pointer(at, 'parentID'), 'An object cannot be its own child.');
  }
}

const INSTANCE_LISTS = ['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList'];
const QUANTITY_LISTS = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'];

function checkWhat(event: s.JsonObject, at: string, registry: string, faults: Faults): void {
  if (namesNothing(event)) faults.add('nothing-identified', at, 'The event names no object and no quantity.');
  for (const name of INSTANCE_LISTS) {
    s.items(s.member(event, name)).forEach((epc, index) => {
      checkIdentifier(epc, 'instance', s.pointer(s.pointer(at, name), index), registry, faults);
    });
  }
  for (const name of QUANTITY_LISTS) {
    s.items(s.member(event, name)).forEach((element, index) => {
      checkQuantity(element, s.pointer(s.pointer(at, name), index), registry, faults);
    });
  }
}

function namesNothing(event: s.JsonObject): boolean {
  const filled = (name: string) => s.items(s.member(event, name)).length > 0;
  if (filled('epcList') || filled('quantityList')) return false;
  if (event.type === 'TransactionEvent') return event.action !== 'DELETE';
  return (
    event.type === 'ObjectEvent' &&
    !(filled('sensorElementList') && s.member(event, 'readPoint') !== undefined)
  );
}

function checkQuantity(element: unknown, at: string, registry: string, faults: Faults): void {
  const [epcClass, quantity, uom] = ['epcClass', 'quantity', 'uom'].map((name) => s.member(element, name));
  checkIdentifier(epcClass, 'class', s.pointer(at, 'epcClass'), registry, faults);
  if (uom !== undefined && quantity === undefined) {
    faults.add('unit-without-quantity', s.pointer(at, 'uom'), 'A unit says nothing without a quantity.');
  }
  if (typeof quantity === 'number' && quantity < 0) {
    faults.add('negative-quantity', s.pointer(at, 'quantity'), 'A quantity is not negative.');
  }
}

/** A URI that is neither GS1 nor the registry's may name anything; the standard allows private identifiers (CBV 8.2). */
function checkIdentifier(
  uri: unknown,
  level: Level | 'any',
  at: string,
  registry: string,
  faults: Faults,
): void {
  if (typeof uri !== 'string') return;
  const result = parseIdentifier(uri, registry);
  if (!result.ok) {
    if (result.fault.code !== 'not-an-identifier')
      faults.add('invalid-identifier', at, result.fault.sentence);
  } else if (level === 'instance' && result.value.level === 'class') {
    faults.add('class-where-instance', at, 'This names a class of objects; a single object belongs here.');
  } else if (level === 'class' && result.value.level === 'instance') {
    faults.add('instance-where-class', at, 'This names a single object; a class or lot belongs here.');
  }
}

function checkPlaces(event: s.JsonObject, at: string, registry: string, faults: Faults): void {
  for (const name of ['readPoint', 'bizLocation']) {
    checkIdentifier(s.member(s.member(event, name), 'id'), 'any', `${at}/${name}/id`, registry, faults);
  }
  for (const [list, name] of [
    ['sourceList', 'source'],
    ['destinationList', 'destination'],
  ] as const) {
    // prettier-ignore
    s.items(s.member(event, list)).forEach((entry, index) => {
      checkIdentifier(s.member(entry, name), 'any', `${at}/${list}/${index}/${name}`, registry, faults);
    });
  }
}

const STANDARD_NAMESPACE = 'https://ref.gs1.org/cbv/';

function checkTerms(event: s.JsonObject, at: string, faults: Faults): void {
  const check = (vocabulary: Vocabulary, value: unknown, place: string) => {
    if (typeof value !== 'string' || !value.startsWith(STANDARD_NAMESPACE)) return;
    if (cbvTerm(vocabulary, value) === null) {
      faults.add('unknown-standard-term', place, 'The Core Business Vocabulary has no such term here.');
    }
  };
  check('bizStep', s.member(event, 'bizStep'), `${at}/bizStep`);
  check('disposition', s.member(event, 'disposition'), `${at}/disposition`);
  const lists = {
    bizTransactionList: 'bizTransactionType',
    sourceList: 'sourceDestType',
    destinationList: 'sourceDestType',
  } as const;
  for (const [list, vocabulary] of Object.entries(lists)) {
    s.items(s.member(event, list)).forEach((entry, index) => {
      check(vocabulary, s.member(entry, 'type'), `${at}/${list}/${index}/type`);
    });
  }
}

function checkPersistentDisposition(event: s.JsonObject, at: string, faults: Faults): void {
  const value = s.member(event, 'persistentDisposition');
  if (value === undefined) return;
  const shape = new s.Faults();
  persistentDisposition(value, s.pointer(at, 'persistentDisposition'), shape);
  for (const { code, at: place, sentence } of shape.found) faults.add(code, String(place), sentence);
}

import {
  BIZ_STEPS,
  BIZ_TRANSACTION_TYPES,
  COMPONENTS,
  DISPOSITIONS,
  ERROR_REASONS,
  MEASUREMENT_TYPES,
  SENSOR_ALERTS,
  SOURCE_DEST_TYPES,
} from './cbv.js';
import * as s from './shape.js';

/*
 * EPCIS 2.0 section 7.3 and 7.4 as tables: what the official JSON schema 2.0.1 asks of each part of an event. Where
 * the schema is looser than the text, so is this; `semantics.ts` has the rest.
 */

const CBV_NAMESPACE = /^(?:urn:epcglobal:cbv|https?:\/\/ns\.gs1\.org\/cbv\/)/;
const WEB_VOCABULARY = /^https?:\/\/(?:www\.)?gs1\.org\/voc\//;

const bizStep = s.term(BIZ_STEPS, CBV_NAMESPACE);
const disposition = s.term(DISPOSITIONS, CBV_NAMESPACE);
const bizTransactionType = s.term(BIZ_TRANSACTION_TYPES, CBV_NAMESPACE);
const sourceDestType = s.term(SOURCE_DEST_TYPES, CBV_NAMESPACE);

export const context = s.either(
  'wrong-type',
  'A context is a URI, an object, or a list of these without repetition (JSON-LD 1.1).',
  [s.uri, s.jsonObject, s.list(s.either('wrong-type', '', [s.uri, s.jsonObject]), { unique: true })],
);

const quantityElement = s.object(
  {
    epcClass: s.uri,
    quantity: s.number,
    uom: s.pattern(/^[A-Z0-9]{2,3}$/, 'A unit is a code of UN/CEFACT Recommendation 20, as KGM.'),
  },
  { required: ['epcClass'], others: 'none' },
);

const bizTransaction = s.object(
  { type: bizTransactionType, bizTransaction: s.uri },
  { required: ['bizTransaction'], others: 'none' },
);

const source = s.object(
  { type: sourceDestType, source: s.uri },
  { required: ['type', 'source'], others: 'none' },
);

const destination = s.object(
  { type: sourceDestType, destination: s.uri },
  { required: ['type', 'destination'], others: 'none' },
);

const location = s.object({ id: s.uri }, { required: ['id'], others: 'any' });

/** EPCIS 2.0, 7.3.5.5: what now holds, or no longer holds, until said otherwise. */
const dispositions = s.list(disposition, { least: 1, unique: true });
export const persistentDisposition: s.Shape = (value, at, faults) => {
  s.object({ set: dispositions, unset: dispositions }, { others: 'none' })(value, at, faults);
  if (s.isObject(value) && s.member(value, 'set') === undefined && s.member(value, 'unset') === undefined) {
    faults.add('missing-field', at, 'One of set and unset is required.');
  }
};

const errorDeclaration = s.object(
  {
    declarationTime: s.dateTime,
    reason: s.term(ERROR_REASONS, CBV_NAMESPACE),
    correctiveEventIDs: s.list(s.uri),
  },
  { required: ['declarationTime'], others: 'uri' },
);

const sensorMetadata = s.object(
  {
    time: s.dateTime,
    startTime: s.dateTime,
    endTime: s.dateTime,
    deviceID: s.uri,
    deviceMetadata: s.uri,
    rawData: s.uri,
    dataProcessingMethod: s.uri,
    bizRules: s.uri,
  },
  { others: 'uri' },
);

const sensorReport = s.object(
  {
    type: s.term(MEASUREMENT_TYPES, WEB_VOCABULARY),
    exception: s.term(SENSOR_ALERTS, WEB_VOCABULARY),
    deviceID: s.uri,
    deviceMetadata: s.uri,
    rawData: s.uri,
    dataProcessingMethod: s.uri,
    bizRules: s.uri,
    time: s.dateTime,
    microorganism: s.uri,
    chemicalSubstance: s.uri,
    coordinateReferenceSystem: s.uri,
    component: s.term(COMPONENTS, CBV_NAMESPACE),
    value: s.number,
    stringValue: s.string,
    booleanValue: s.boolean,
    hexBinaryValue: s.pattern(/^[A-Fa-f0-9]+$/, 'Hexadecimal digits belong here.'),
    uriValue: s.uri,
    minValue: s.number,
    maxValue: s.number,
    meanValue: s.number,
    sDev: s.number,
    percRank: s.number,
    percValue: s.number,
    uom: s.string,
  },
  { required: ['type'], others: 'uri' },
);

const sensorElement = s.object(
  { sensorMetadata, sensorReport: s.list(sensorReport, { least: 1 }) },
  { required: ['sensorReport'], others: 'uri' },
);

/** EPCIS 2.0, 7.4.1, and the fields that every one of the five events may have. */
export const anyEvent: Readonly<Record<string, s.Shape>> = {
  '@context': context,
  eventTime: s.dateTime,
  recordTime: s.dateTime,
  eventTimeZoneOffset: s.pattern(
    /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/,
    'An offset from UTC belongs here, from -14:00 to +14:00.',
  ),
  eventID: s.uri,
  certificationInfo: s.either('not-a-uri', 'A URI or a list of URIs belongs here.', [s.uri, s.list(s.uri)]),
  errorDeclaration,
};

const businessContext: Readonly<Record<string, s.Shape>> = {
  bizStep,
  disposition,
  readPoint: location,
  bizLocation: location,
  bizTransactionList: s.list(bizTransaction),
  sourceList: s.list(source),
  destinationList: s.list(destination),
  sensorElementList: s.list(sensorElement),
};

const action = s.oneOf(['OBSERVE', 'ADD', 'DELETE']);
const ilmd: s.Shape = s.object({}, { others: 'uri' });
const quantities = s.list(quantityElement);
const uris = s.list(s.uri);
const uniqueUris = s.list(s.uri, { unique: true });

const always = ['type', 'eventTime', 'eventTimeZoneOffset'];

function event(fields: Readonly<Record<string, s.Shape>>, required: readonly string[]): s.Shape {
  const all = { type: s.string, ...anyEvent, ...businessContext, ...fields };
  return s.object(all, { required: [...always, ...required], others: 'uri' });
}

// The schema lets these three carry any persistentDisposition at all; `semantics.ts` looks at it.
const unchecked = { persistentDisposition: s.anything };
const children = { ...unchecked, action, parentID: s.uri, childEPCs: uris, childQuantityList: quantities };

export const eventFields: ReadonlyMap<string, s.Shape> = new Map([
  [
    'ObjectEvent',
    event({ action, persistentDisposition, epcList: uniqueUris, quantityList: quantities, ilmd }, ['action']),
  ],
  ['AggregationEvent', event(children, ['action'])],
  ['AssociationEvent', event(children, ['action', 'parentID'])],
  [
    'TransactionEvent',
    event(
      {
        ...unchecked,
        action,
        parentID: s.uri,
        epcList: uris,
        quantityList: quantities,
        bizTransactionList: s.list(bizTransaction, { least: 1 }),
      },
      ['action', 'bizTransactionList'],
    ),
  ],
  [
    'TransformationEvent',
    event(
      {
        persistentDisposition,
        inputEPCList: uniqueUris,
        inputQuantityList: quantities,
        outputEPCList: uniqueUris,
        outputQuantityList: quantities,
        transformationID: s.uri,
        ilmd,
      },
      [],
    ),
  ],
]);

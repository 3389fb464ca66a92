/** The fields of an element in their order of appearance, each with the order of its own children. */
export type FieldOrder = readonly (readonly [name: string, children?: FieldOrder])[];

const EPCS: FieldOrder = [['epc']];
const QUANTITIES: FieldOrder = [['quantityElement', [['epcClass'], ['quantity'], ['uom']]]];
const ID: FieldOrder = [['id']];

const SENSOR_METADATA: FieldOrder = [
  ['time'], ['startTime'], ['endTime'], ['deviceID'], ['deviceMetadata'], ['rawData'], ['dataProcessingMethod'], ['bizRules'],
]; // prettier-ignore

const SENSOR_REPORT: FieldOrder = [
  ['type'], ['exception'], ['deviceID'], ['deviceMetadata'], ['rawData'], ['dataProcessingMethod'], ['time'],
  ['microorganism'], ['chemicalSubstance'], ['value'], ['component'], ['stringValue'], ['booleanValue'],
  ['hexBinaryValue'], ['uriValue'], ['minValue'], ['maxValue'], ['meanValue'], ['sDev'], ['percRank'], ['percValue'],
  ['uom'], ['coordinateReferenceSystem'],
]; // prettier-ignore

/**
 * The canonical property order of the event hash (CBV 2.0, 8.9) after `eventType`. The published table leaves out
 * `certificationInfo` and puts `parentID` after `epcList`; the reference implementation, by whose hashes others check
 * theirs, has them as here. What is not listed (business transactions, destinations, birth data, sources, user fields)
 * follows in lexical order.
 */
export const EVENT_ORDER: FieldOrder = [
  ['eventTime'],
  ['eventTimeZoneOffset'],
  ['certificationInfo'],
  ['parentID'],
  ['epcList', EPCS],
  ['inputEPCList', EPCS],
  ['childEPCs', EPCS],
  ['quantityList', QUANTITIES],
  ['childQuantityList', QUANTITIES],
  ['inputQuantityList', QUANTITIES],
  ['outputEPCList', EPCS],
  ['outputQuantityList', QUANTITIES],
  ['action'],
  ['transformationID'],
  ['bizStep'],
  ['disposition'],
  ['persistentDisposition', [['set'], ['unset']]],
  ['readPoint', ID],
  ['bizLocation', ID],
  [
    'sensorElementList',
    [
      [
        'sensorElement',
        [
          ['sensorMetadata', SENSOR_METADATA],
          ['sensorReport', SENSOR_REPORT],
        ],
      ],
    ],
  ],
];

/** Not part of what happened: when it was recorded, what it is called, that it was wrong (CBV 2.0, 8.9). */
export const IGNORED: ReadonlySet<string> = new Set([
  'recordTime',
  'eventID',
  'type',
  'errorDeclaration',
  '@context',
]);

export const TIME_FIELDS: ReadonlySet<string> = new Set(['eventTime', 'time', 'startTime', 'endTime']);

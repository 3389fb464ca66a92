import { describe, expect, it } from '@jest/globals';
import { readVector, report, vectorsRoot } from '../../../test/support/vectors.js';
import { checkSemantics, type SemanticFault } from './semantics.js';
import { EPCIS_CONTEXT } from './types.js';
import { validateDocument } from './validate.js';

interface Row {
  readonly id: string;
  readonly accept: boolean | null;
  readonly schemaValid: boolean;
  readonly document: unknown;
}

const root = vectorsRoot();

const REGISTRY = 'https://truyxuat.example.vn';
const ITEM = 'https://id.gs1.org/01/08935202123450/21/S1';
const LOT = 'https://id.gs1.org/01/08935202123450/10/L1';
const when = { eventTime: '2026-11-01T08:00:00+07:00', eventTimeZoneOffset: '+07:00' };
const OBJECT = { type: 'ObjectEvent', ...when, action: 'OBSERVE', epcList: [ITEM] };
const PACKED = {
  type: 'AggregationEvent',
  ...when,
  action: 'ADD',
  parentID: 'urn:epc:id:sscc:8935202.0000000001',
  childEPCs: [ITEM],
};
const sensed = (metadata: object, report: object) => ({
  ...OBJECT,
  sensorElementList: [
    { sensorMetadata: metadata, sensorReport: [{ type: 'Temperature', value: 4, uom: 'CEL', ...report }] },
  ],
});

/** One rule broken each: the fault, the event, the place. */
const RULES: readonly (readonly [code: SemanticFault, event: object, at: string])[] = [
  ['parent-required', { ...PACKED, parentID: undefined }, ''],
  ['parent-required', { ...PACKED, parentID: undefined, action: 'DELETE' }, ''],
  ['parent-among-children', { ...PACKED, parentID: ITEM }, '/parentID'],
  ['class-where-instance', { ...PACKED, parentID: LOT }, '/parentID'],
  ['class-where-instance', { ...OBJECT, epcList: [ITEM, LOT] }, '/epcList/1'],
  ['class-where-instance', { ...OBJECT, epcList: ['urn:epc:idpat:sgtin:8935202.012345.*'] }, '/epcList/0'],
  [
    'invalid-identifier',
    { ...OBJECT, epcList: ['https://id.gs1.org/01/08935202123451/21/S1'] },
    '/epcList/0',
  ],
  ['invalid-identifier', { ...OBJECT, epcList: ['urn:epc:id:sgtin:8935202.12345.S1'] }, '/epcList/0'],
  [
    'invalid-identifier',
    { ...OBJECT, readPoint: { id: 'https://id.gs1.org/414/8935202000011' } },
    '/readPoint/id',
  ],
  ['instance-where-class', { ...OBJECT, quantityList: [{ epcClass: ITEM }] }, '/quantityList/0/epcClass'],
  [
    'unit-without-quantity',
    { ...OBJECT, quantityList: [{ epcClass: LOT, uom: 'KGM' }] },
    '/quantityList/0/uom',
  ],
  [
    'negative-quantity',
    { ...OBJECT, quantityList: [{ epcClass: LOT, quantity: -1 }] },
    '/quantityList/0/quantity',
  ],
  ['nothing-identified', { ...OBJECT, epcList: [] }, ''],
  ['nothing-identified', { ...OBJECT, type: 'TransactionEvent', epcList: [] }, ''],
  ['unknown-standard-term', { ...OBJECT, bizStep: 'https://ref.gs1.org/cbv/BizStep-harvesting' }, '/bizStep'],
  [
    'unknown-standard-term',
    { ...OBJECT, sourceList: [{ type: 'https://ref.gs1.org/cbv/SDT-owner', source: 'urn:x:y' }] },
    '/sourceList/0/type',
  ],
  [
    'sensor-after-event',
    sensed({ time: '2026-11-01T01:00:00.001Z' }, {}),
    '/sensorElementList/0/sensorMetadata/time',
  ],
  [
    'sensor-after-event',
    sensed({}, { time: '2026-11-01T01:00:00.001Z' }),
    '/sensorElementList/0/sensorReport/0/time',
  ],
  [
    'sensor-interval-reversed',
    sensed({ startTime: '2026-11-01T00:00:01Z', endTime: '2026-11-01T00:00:00Z' }, {}),
    '/sensorElementList/0/sensorMetadata/endTime',
  ],
  [
    'sensor-attribute-twice',
    sensed({ deviceID: 'urn:x:y' }, { deviceID: 'urn:x:y' }),
    '/sensorElementList/0/sensorReport/0/deviceID',
  ],
  ['not-a-term', { ...PACKED, persistentDisposition: { set: ['stale'] } }, '/persistentDisposition/set/0'],
  ['missing-field', { ...PACKED, persistentDisposition: {} }, '/persistentDisposition'],
];

const ALLOWED: readonly object[] = [
  { ...PACKED, action: 'OBSERVE', parentID: undefined },
  { ...PACKED, action: 'DELETE', childEPCs: [] },
  {
    ...OBJECT,
    epcList: [
      'urn:uuid:5b1d3a2e-0000-4000-8000-000000000001',
      'https://private.example/tag/1',
      `${REGISTRY}/q/7GXK2M9PQZ7GXK2M`,
    ],
  },
  {
    ...OBJECT,
    epcList: [],
    quantityList: [{ epcClass: LOT, quantity: 0 }, { epcClass: `${REGISTRY}/q/7GXK2M9PQZ` }],
  },
  { ...sensed({ time: '2026-11-01T01:00:00Z' }, {}), epcList: [], readPoint: { id: 'geo:22.8,104.98' } },
  {
    ...OBJECT,
    bizStep: `${REGISTRY}/voc/BizStep-sowing`,
    disposition: 'https://ref.gs1.org/cbv/Disp-active',
  },
].map((event) => JSON.parse(JSON.stringify(event)) as object);

function documentOf(...events: readonly object[]): object {
  return { type: 'EPCISDocument', epcisBody: { eventList: events } };
}

/** Skipped, not passed, where there are no vectors. */
const itWithVectors = vectorsRoot() === null ? it.skip : it;

describe('checkSemantics', () => {
  itWithVectors('refuses, together with the schema, what a strict capture refuses', () => {
    if (root === null) return;
    const rows = readVector('epcis-semantic', 'cases.json') as Row[];
    const wrong = rows.filter(({ accept, schemaValid, document }) => {
      const isShaped = validateDocument(document).length === 0;
      const accepted = isShaped && checkSemantics(document).length === 0;
      return isShaped !== schemaValid || accepted !== (accept ?? accepted);
    });
    report('epcis-semantic', rows.length, rows.length - wrong.length, 0);
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each(RULES)('%s', (code, change, at) => {
    expect(checkSemantics(change)).toEqual([expect.objectContaining({ code, at })]);
  });

  it('accepts what only looks like those', () => {
    for (const event of ALLOWED) {
      expect({
        event,
        shape: validateDocument({ '@context': EPCIS_CONTEXT, ...event }),
        faults: checkSemantics(event, REGISTRY),
      }).toEqual({
        event,
        shape: [],
        faults: [],
      });
    }
  });

  it('lets an error declaration repeat the identifier of the event it corrects, once', () => {
    const wrong = { ...OBJECT, eventID: 'urn:uuid:1' };
    const declaration = { ...wrong, errorDeclaration: { declarationTime: '2026-11-02T00:00:00Z' } };
    expect(checkSemantics(documentOf(wrong, declaration))).toEqual([]);
    expect(checkSemantics(documentOf(wrong, declaration, declaration))).toEqual([
      expect.objectContaining({ code: 'duplicate-event-id', at: '/epcisBody/eventList/2/eventID' }),
    ]);
  });

  it('finds the events of a query document and tells our items from our lots', () => {
    const event = { ...OBJECT, epcList: [`${REGISTRY}/q/7GXK2M9PQZ`] };
    const document = {
      type: 'EPCISQueryDocument',
      epcisBody: { queryResults: { resultsBody: { eventList: [event] } } },
    };
    const at = '/epcisBody/queryResults/resultsBody/eventList/0/epcList/0';
    expect(checkSemantics(document, REGISTRY)).toEqual([
      expect.objectContaining({ code: 'class-where-instance', at }),
    ]);
    expect(checkSemantics(document)).toEqual([]);
  });
});

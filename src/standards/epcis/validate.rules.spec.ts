import { describe, expect, it } from '@jest/globals';
import { validateDocument } from './validate.js';

const ITEM = 'https://id.gs1.org/01/08935202123450/21/S1';
const LOT = { epcClass: 'https://id.gs1.org/01/08935202123450/10/L1' };
const base = {
  '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  eventTime: '2026-11-01T08:00:00+07:00',
  eventTimeZoneOffset: '+07:00',
};
const BIZ_TRANSACTION = { type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:8935202000010:1' };

/** The least that each kind of event must say, and the fields it cannot do without (EPCIS 2.0, 7.4). */
const LEAST: readonly (readonly [event: Record<string, unknown>, required: readonly string[]])[] = [
  [{ ...base, type: 'ObjectEvent', action: 'OBSERVE', epcList: [ITEM] }, ['action', 'epcList']],
  [{ ...base, type: 'AggregationEvent', action: 'ADD', childEPCs: [ITEM] }, ['action', 'childEPCs']],
  [
    { ...base, type: 'AssociationEvent', action: 'ADD', parentID: ITEM, childQuantityList: [LOT] },
    ['action', 'parentID', 'childQuantityList'],
  ],
  [
    {
      ...base,
      type: 'TransactionEvent',
      action: 'ADD',
      bizTransactionList: [BIZ_TRANSACTION],
      epcList: [ITEM],
    },
    ['action', 'bizTransactionList', 'epcList'],
  ],
  [
    { ...base, type: 'TransformationEvent', inputQuantityList: [LOT], outputQuantityList: [LOT] },
    ['inputQuantityList', 'outputQuantityList'],
  ],
  [
    { ...base, type: 'TransformationEvent', inputEPCList: [ITEM], transformationID: 'urn:x:y' },
    ['inputEPCList', 'transformationID'],
  ],
  [{ ...base, type: 'ex:Flowering' }, []],
];

const REPORT = '/sensorElementList/0/sensorReport/0';
const sensed = (report: object) => ({ sensorElementList: [{ sensorReport: [report] }] });

const DOCUMENT = {
  '@context': base['@context'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-01T08:00:00Z',
  epcisBody: { eventList: [] },
};
const QUERY = {
  '@context': base['@context'],
  type: 'EPCISQueryDocument',
  epcisBody: { queryResults: { queryName: 'SimpleEventQuery', resultsBody: { eventList: [] } } },
};

describe('the shape of documents, without the official schema at hand', () => {
  it.each(LEAST)('%j says enough, and not without any of its parts', (event, required) => {
    expect(validateDocument(event)).toEqual([]);
    for (const name of ['@context', 'type', 'eventTime', 'eventTimeZoneOffset', ...required]) {
      const rest = without(event, name);
      expect({ name, faults: validateDocument(rest).length > 0 }).toEqual({ name, faults: true });
    }
  });

  it('asks documents for their own fields', () => {
    for (const whole of [DOCUMENT, QUERY]) {
      expect(validateDocument(whole)).toEqual([]);
      for (const name of Object.keys(whole)) {
        const rest = without(whole, name);
        expect({ name, faults: validateDocument(rest).length > 0 }).toEqual({ name, faults: true });
      }
    }
    expect(
      validateDocument({ ...QUERY, epcisBody: { queryResults: { queryName: 'x', resultsBody: {} } } }),
    ).toEqual([
      expect.objectContaining({ code: 'missing-field', at: '/epcisBody/queryResults/resultsBody' }),
    ]);
  });

  it.each([
    ['not-a-date-time', { eventTime: '2026-02-29T00:00:00Z' }, '/eventTime'],
    ['not-a-date-time', { eventTime: '2026-11-01T08:00:00' }, '/eventTime'],
    ['wrong-pattern', { eventTimeZoneOffset: '+14:01' }, '/eventTimeZoneOffset'],
    ['not-a-term', { action: 'add' }, '/action'],
    ['not-a-term', { bizStep: 'harvesting' }, '/bizStep'],
    ['not-a-term', { bizStep: 'urn:epcglobal:cbv:bizstep:shipping' }, '/bizStep'],
    ['not-a-term', { disposition: 'shipping' }, '/disposition'],
    ['not-a-term', { bizStep: 'https://ns.gs1.org/cbv/BizStep-shipping' }, '/bizStep'],
    ['not-a-term', sensed({ type: 'https://www.gs1.org/voc/Speed' }), `${REPORT}/type`],
    ['not-a-term', sensed({ type: 'http://gs1.org/voc/Speed' }), `${REPORT}/type`],
    ['not-a-term', sensed({ type: 'Speed', exception: 'ALARM' }), `${REPORT}/exception`],
    ['not-a-term', sensed({ type: 'Speed', component: 'w' }), `${REPORT}/component`],
    ['wrong-pattern', sensed({ type: 'Speed', hexBinaryValue: '0g' }), `${REPORT}/hexBinaryValue`],
    ['wrong-type', sensed({ type: 'Speed', booleanValue: 'true' }), `${REPORT}/booleanValue`],
    ['not-a-uri', { epcList: ['no uri'] }, '/epcList/0'],
    ['duplicate', { epcList: [ITEM, ITEM] }, '/epcList/1'],
    ['unknown-field', { colour: 'red' }, '/colour'],
    ['unknown-field', { parentID: undefined, childEPCs: [ITEM] }, '/childEPCs'],
    ['unknown-field', { quantityList: [{ ...LOT, 'ex:own': 1 }] }, '/quantityList/0/ex:own'],
    ['wrong-type', { quantityList: [{ ...LOT, quantity: '1' }] }, '/quantityList/0/quantity'],
    ['wrong-pattern', { quantityList: [{ ...LOT, quantity: 1, uom: 'kg' }] }, '/quantityList/0/uom'],
    ['ilmd-not-allowed', { ilmd: { 'ex:a': 1 } }, '/ilmd'],
    ['unknown-field', { action: 'ADD', ilmd: { a: 1 } }, '/ilmd/a'],
    ['too-few', { sensorElementList: [{ sensorReport: [] }] }, '/sensorElementList/0/sensorReport'],
    ['missing-field', { sourceList: [{ source: 'urn:x:y' }] }, '/sourceList/0'],
    ['missing-field', { errorDeclaration: {} }, '/errorDeclaration'],
    ['missing-field', { persistentDisposition: {} }, '/persistentDisposition'],
    ['wrong-type', { '@context': [base['@context'], 1] }, '/@context'],
  ])('finds %s in %j', (code, change, at) => {
    const event = { ...base, type: 'ObjectEvent', action: 'OBSERVE', epcList: [ITEM], ...change };
    expect(validateDocument(event)).toEqual([expect.objectContaining({ code, at })]);
  });

  it('keeps user extensions and user events', () => {
    const event = {
      ...base,
      type: 'ObjectEvent',
      action: 'OBSERVE',
      epcList: [ITEM],
      'ex:own': { any: [1, null] },
    };
    expect(validateDocument(event)).toEqual([]);
    expect(validateDocument({ ...event, bizStep: 'https://truyxuat.example.vn/voc/BizStep-sowing' })).toEqual(
      [],
    );
  });
});

function without(object: object, name: string): object {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

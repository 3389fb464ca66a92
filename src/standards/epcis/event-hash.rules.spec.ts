import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventHash, eventPreHash } from './event-hash.js';
import type { ObjectEvent } from './types.js';

const CONTEXT = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { ex: 'https://example.vn/ns/' },
];

const EVENT: ObjectEvent = {
  type: 'ObjectEvent',
  eventTime: '2026-11-21T08:00:00+07:00',
  eventTimeZoneOffset: '+07:00',
  action: 'ADD',
  bizStep: 'creating_class_instance',
  disposition: 'active',
  epcList: ['https://id.gs1.org/01/08935202123450/21/S2', 'https://id.gs1.org/01/08935202123450/21/S1'],
  quantityList: [
    { epcClass: 'https://id.gs1.org/01/08935202123450/10/L1', quantity: 120.5, uom: 'KGM' },
    { epcClass: 'https://id.gs1.org/01/08935202123450/10/L0', quantity: 3 },
  ],
  readPoint: { id: 'https://id.gs1.org/414/8935202000010', 'ex:gate': 'north' },
  bizTransactionList: [
    { type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:8935202000010:2' },
    { type: 'inv', bizTransaction: 'urn:epcglobal:cbv:bt:8935202000010:1' },
  ],
  persistentDisposition: { set: ['conformant'] },
  ilmd: { 'ex:harvestDate': '2026-11-20' },
  'ex:note': { 'ex:b': ['2', '1'], 'ex:a': true },
};

describe('what the event hash depends on', () => {
  it('on component, the prefix of a compact URI only if the document declares it', () => {
    const report = { type: 'Angle', value: 1, component: 'cbv:Comp-longitude' };
    const event = { ...EVENT, sensorElementList: [{ sensorReport: [report] }] };
    const bare = { ...EVENT, sensorElementList: [{ sensorReport: [{ ...report, component: 'longitude' }] }] };
    const declared = [...CONTEXT, { cbv: 'https://ref.gs1.org/cbv/' }];
    expect(eventPreHash(event, declared)).toEqual(eventPreHash(bare, CONTEXT));
    expect(eventPreHash(event, CONTEXT)).toMatchObject({
      value: expect.stringContaining('component=cbv:Comp-longitude'),
    });
  });

  it.each([
    ['an instant in another time zone', { eventTime: '2026-11-21T01:00:00Z' }],
    ['more decimals', { eventTime: '2026-11-21T08:00:00.000000+07:00' }],
    ['decimals that round to the same millisecond', { eventTime: '2026-11-21T07:59:59.9996+07:00' }],
    ['a CBV URN', { bizStep: 'urn:epcglobal:cbv:bizstep:creating_class_instance' }],
    ['a CBV web URI', { disposition: 'https://ref.gs1.org/cbv/Disp-active' }],
    ['a CBV CURIE', { disposition: 'cbv:Disp-active' }],
    ['EPC URNs', { epcList: ['urn:epc:id:sgtin:8935202.012345.S1', 'urn:epc:id:sgtin:8935202.012345.S2'] }],
    [
      'another domain',
      {
        epcList: [
          'https://x.vn/a/01/08935202123450/21/S1?17=261231',
          'http://y.vn/gtin/8935202123450/ser/S2',
        ],
      },
    ],
    ['an SGLN URN', { readPoint: { id: 'urn:epc:id:sgln:8935202.00001.0', 'ex:gate': 'north' } }],
    [
      'a full name for a user field',
      { readPoint: { 'ex:gate': ' north ', id: 'https://id.gs1.org/414/8935202000010' } },
    ],
    ['an empty list', { destinationList: [] }],
    [
      'the order of pairs',
      { bizTransactionList: EVENT.bizTransactionList?.map((entry) => reversed(entry)).reverse() },
    ],
    ['an eventID', { eventID: 'urn:uuid:1' }],
    ['a record time', { recordTime: '2026-11-22T00:00:00Z' }],
    ['an error declaration', { errorDeclaration: { declarationTime: '2026-11-22T00:00:00Z' } }],
    ['a comment', { 'rdfs:comment': 'said in passing' }],
    ['null, which JSON-LD reads as absent', { 'ex:nothing': null }],
  ])('not %s', (_, change) => {
    expect(eventPreHash({ ...EVENT, ...change }, CONTEXT)).toEqual(eventPreHash(EVENT, CONTEXT));
  });

  it.each([
    ['a millisecond', { eventTime: '2026-11-21T08:00:00.001+07:00' }],
    ['half a millisecond, which rounds up', { eventTime: '2026-11-21T08:00:00.0005+07:00' }],
    ['the zone', { eventTimeZoneOffset: '+08:00' }],
    ['the action', { action: 'OBSERVE' }],
    [
      'a serial',
      {
        epcList: ['https://id.gs1.org/01/08935202123450/21/S1', 'https://id.gs1.org/01/08935202123450/21/s2'],
      },
    ],
    [
      'a quantity',
      {
        quantityList: [
          { epcClass: 'https://id.gs1.org/01/08935202123450/10/L1', quantity: 120.51, uom: 'KGM' },
        ],
      },
    ],
    ['a user field', { 'ex:note': { 'ex:b': ['2', '1'], 'ex:a': false } }],
    ['birth data', { ilmd: { 'ex:harvestDate': '2026-11-19' } }],
    ['which type goes with which document', { bizTransactionList: [
      { type: 'inv', bizTransaction: 'urn:epcglobal:cbv:bt:8935202000010:2' },
      { type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:8935202000010:1' },
    ] }], // prettier-ignore
    ['set against unset', { persistentDisposition: { unset: ['conformant'] } }],
    ['certification', { certificationInfo: 'https://example.vn/cert/1' }],
  ])('but on %s', (_, change) => {
    expect(eventHash({ ...EVENT, ...change }, CONTEXT)).not.toEqual(eventHash(EVENT, CONTEXT));
  });

  it('not on the order of members or list items', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (stream) => {
        expect(eventPreHash(shuffled(EVENT, stream), CONTEXT)).toEqual(eventPreHash(EVENT, CONTEXT));
      }),
    );
  });

  it('not on the prefix a user chose', () => {
    const renamed: unknown = JSON.parse(JSON.stringify(EVENT).replaceAll('"ex:', '"mine:'));
    expect(eventPreHash(renamed, { mine: 'https://example.vn/ns/' })).toEqual(eventPreHash(EVENT, CONTEXT));
  });

  it('nor on how a number is written', () => {
    const numbers = (...values: unknown[]) => eventPreHash({ type: 'ObjectEvent', 'ex:n': values }, CONTEXT);
    expect(numbers('1', '+1', '1.0', '01', ' 1e0 ', 1)).toEqual({
      ok: true,
      value: `eventType=ObjectEvent${'{https://example.vn/ns/}n=1'.repeat(6)}`,
    });
    const told = ['0', '1000000000000000000000', '1_0', '1e-05', '1e999', 'Infinity'];
    expect(numbers(0.00001, '1_0', 'Infinity', '1e999', '1e21', '-0')).toEqual({
      ok: true,
      value: `eventType=ObjectEvent${told.map((number) => `{https://example.vn/ns/}n=${number}`).join('')}`,
    });
  });

  it('puts a user field of a part where the reference puts it', () => {
    const at = (namespace: string, metadata: object) =>
      eventPreHash(
        {
          type: 'ObjectEvent',
          'ex:z': 1,
          sensorElementList: [{ sensorMetadata: metadata, sensorReport: [{ type: 'ex:T' }] }],
        },
        { ex: namespace },
      );
    const metadata = { time: '2026-11-21T00:00:00Z', 'ex:a': 'x' };
    const start = 'eventType=ObjectEventsensorElementListsensorElement';
    const time = 'sensorMetadatatime=2026-11-21T00:00:00.000Z';
    // At the end of its part, for a namespace that ends in a slash and beside another field.
    expect(at('https://x.vn/', metadata)).toEqual({
      ok: true,
      value: `${start}${time}{https://x.vn/}a=xsensorReporttype=https://x.vn/T{https://x.vn/}z=1`,
    });
    // Otherwise at the end of the event, below the names of the parts that hold it.
    const path = 'sensorElementListsensorElementsensorMetadata';
    expect(at('https://x.vn#', metadata)).toEqual({
      ok: true,
      value: `${start}${time}sensorReporttype=https://x.vn#T${path}{https://x.vn#}a=x{https://x.vn#}z=1`,
    });
    expect(at('https://x.vn/', { 'ex:a': 'x' })).toEqual({
      ok: true,
      value: `${start}sensorReporttype=https://x.vn/T${path}{https://x.vn/}a=x{https://x.vn/}z=1`,
    });
  });

  it('sorts by code point, not by UTF-16 unit', () => {
    const result = eventPreHash({ type: 'ObjectEvent', 'ex:x': ['\u{1F600}', '\uFF21'] }, CONTEXT);
    expect(result).toEqual({
      ok: true,
      value: 'eventType=ObjectEvent{https://example.vn/ns/}x=\uFF21{https://example.vn/ns/}x=\u{1F600}',
    });
  });

  it('leaves out the fields it is told to ignore, at the top only', () => {
    const plain = eventPreHash({ ...EVENT, 'ex:hash': undefined }, CONTEXT);
    expect(plain).toEqual(eventPreHash(EVENT, CONTEXT));
    expect(eventPreHash({ ...EVENT, 'ex:hash': 'x' }, CONTEXT, ['ex:hash'])).toEqual(plain);
    expect(eventPreHash(EVENT, CONTEXT, ['ex:gate', 'ex:b'])).toEqual(plain);
  });

  it('gives a named information URI of 64 hexadecimal digits (RFC 6920)', () => {
    expect(eventHash(EVENT, CONTEXT)).toEqual({
      ok: true,
      value: expect.stringMatching(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/),
    });
  });
});

function reversed(object: object): object {
  return Object.fromEntries(Object.entries(object).reverse());
}

function shuffled(value: unknown, stream: Iterator<number>): unknown {
  const order = <Item>(list: readonly Item[]): Item[] =>
    list
      .map((item) => ({ item, rank: Number(stream.next().value) }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item);
  if (Array.isArray(value)) return order(value.map((item: unknown) => shuffled(item, stream)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    order(Object.entries(value)).map(([name, content]) => [name, shuffled(content, stream)]),
  );
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { documentEventHashes, eventPreHash } from './event-hash.js';
import { mutate, mutation } from './mutations.testing.js';
import { checkSemantics } from './semantics.js';
import { validateDocument } from './validate.js';

const DOCUMENT = {
  '@context': [
    'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    { ex: 'https://example.vn/ns/' },
  ],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-21T00:00:00Z',
  epcisBody: {
    eventList: [
      {
        type: 'TransformationEvent',
        eventTime: '2026-11-20T08:00:00+07:00',
        eventTimeZoneOffset: '+07:00',
        inputQuantityList: [{ epcClass: 'urn:epc:class:lgtin:8935202.012345.L1', quantity: 10, uom: 'KGM' }],
        outputEPCList: ['https://id.gs1.org/01/08935202123450/21/S1'],
        bizStep: 'creating_class_instance',
        readPoint: { id: 'urn:epc:id:sgln:8935202.00001.0', 'ex:gate': '1' },
        sensorElementList: [
          {
            sensorMetadata: { time: '2026-11-20T01:00:00Z' },
            sensorReport: [{ type: 'Temperature', value: 4 }],
          },
        ],
        sourceList: [{ type: 'location', source: 'urn:epc:id:sgln:8935202.00001.0' }],
        ilmd: { 'ex:list': [['a'], [{ 'ex:b': 1 }]] },
      },
    ],
  },
};

function everything(value: unknown): void {
  expect(Array.isArray(validateDocument(value))).toBe(true);
  expect(Array.isArray(checkSemantics(value, 'https://truyxuat.example.vn'))).toBe(true);
  expect(typeof documentEventHashes(value).ok).toBe('boolean');
  expect(typeof eventPreHash(value, value).ok).toBe('boolean');
}

describe('nothing throws', () => {
  it('on a good document', () => {
    everything(DOCUMENT);
    expect([validateDocument(DOCUMENT), checkSemantics(DOCUMENT)]).toEqual([[], []]);
  });

  it('on any JSON value, or any value at all', () => {
    fc.assert(fc.property(fc.jsonValue(), everything), { numRuns: 500 });
    fc.assert(fc.property(fc.anything(), everything), { numRuns: 500 });
  });

  it('on mutated documents', () => {
    const changes = fc.array(mutation, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(changes, (mutations) => everything(mutations.reduce(mutate, DOCUMENT))),
      { numRuns: 1_500 },
    );
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'on members called %s',
    (name) => {
      const hostile = (text: string): unknown => JSON.parse(text.replaceAll('NAME', name));
      everything(hostile('{"NAME":{"NAME":[]},"type":"NAME","@context":{"NAME":"NAME"}}'));
      const event: unknown = hostile(
        '{"type":"ObjectEvent","NAME":{"type":"x"},"epcList":["NAME"],"bizStep":"NAME"}',
      );
      everything(event);
      expect(validateDocument(event).map(({ at }) => at)).toContain(`/${name}`);
    },
  );

  it('on documents nested thirty thousand levels deep', () => {
    let array: unknown = 'x';
    let object: unknown = 'x';
    for (let level = 0; level < 30_000; level += 1) {
      array = [array];
      object = { 'ex:x': object };
    }
    for (const deep of [array, object]) {
      everything(deep);
      everything({ ...DOCUMENT, '@context': [deep, deep] });
      const event = { type: 'ObjectEvent', 'ex:deep': deep, ilmd: deep, epcList: deep };
      everything({ ...DOCUMENT, epcisBody: { eventList: [event] } });
      expect(eventPreHash(event, {})).toMatchObject({ ok: false, fault: { code: 'too-deep' } });
    }
  });

  it('says where a fault is and stops listing at some point', () => {
    expect(validateDocument({ ...DOCUMENT, 'own/field~x': 1 })).toEqual([
      expect.objectContaining({ code: 'unknown-field', at: '/own~1field~0x' }),
    ]);
    const events = Array.from({ length: 5_000 }, () => ({}));
    expect(validateDocument({ ...DOCUMENT, epcisBody: { eventList: events } })).toHaveLength(200);
    expect(eventPreHash({ type: 'ObjectEvent', 'ex:x': '\ud800' }, {})).toMatchObject({
      fault: { code: 'lone-surrogate' },
    });
  });
});

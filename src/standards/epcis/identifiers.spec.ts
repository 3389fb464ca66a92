import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseEpcUrn } from './epc-urn.js';
import { epcUrn } from './epc-urn-build.js';
import { identifierUri, identifierUrn, parseIdentifier, sameIdentifier } from './identifiers.js';

const REGISTRY = 'https://truyxuat.example.vn';

/** From the samples of the EPC Tag Data Standard: URN, canonical Digital Link URI, level. */
const PAIRS: readonly (readonly [urn: string, link: string, level: string])[] = [
  ['urn:epc:id:sgtin:0614141.112345.400', 'https://id.gs1.org/01/10614141123459/21/400', 'instance'],
  [
    'urn:epc:id:sgtin:0614141.812345.6789%2F%26',
    'https://id.gs1.org/01/80614141123458/21/6789%2F%26',
    'instance',
  ],
  [
    'urn:epc:id:upui:1234567.098765.51qIgY)%3C',
    'https://id.gs1.org/01/01234567987651/235/51qIgY%29%3C',
    'instance',
  ],
  [
    'urn:epc:id:itip:4012345.011111.01.02.987',
    'https://id.gs1.org/8006/040123451111180102/21/987',
    'instance',
  ],
  ['urn:epc:id:sscc:0614141.1234567890', 'https://id.gs1.org/00/106141412345678908', 'instance'],
  ['urn:epc:id:gsin:4012345.222333444', 'https://id.gs1.org/402/40123452223334442', 'instance'],
  ['urn:epc:id:gsrn:0614141.0000010253', 'https://id.gs1.org/8018/061414100000102534', 'instance'],
  ['urn:epc:id:gsrnp:4012345.0000000007', 'https://id.gs1.org/8017/401234500000000074', 'instance'],
  ['urn:epc:id:sgln:0614141.12345.0', 'https://id.gs1.org/414/0614141123452', 'instance'],
  ['urn:epc:id:sgln:0614141.12345.5678', 'https://id.gs1.org/414/0614141123452/254/5678', 'instance'],
  ['urn:epc:id:pgln:999999999999.', 'https://id.gs1.org/417/9999999999994', 'instance'],
  ['urn:epc:id:grai:4012345.00022.334455', 'https://id.gs1.org/8003/04012345000221334455', 'instance'],
  ['urn:epc:id:gdti:987659999999..9', 'https://id.gs1.org/253/98765999999929', 'instance'],
  ['urn:epc:id:sgcn:4012345.67890.04711', 'https://id.gs1.org/255/401234567890104711', 'instance'],
  ['urn:epc:id:giai:4012345.ABC345', 'https://id.gs1.org/8004/4012345ABC345', 'instance'],
  ['urn:epc:id:ginc:0614141.xyz47%2F11', 'https://id.gs1.org/401/0614141xyz47%2F11', 'instance'],
  [
    'urn:epc:id:cpi:0614141.123ABC.123456789',
    'https://id.gs1.org/8010/0614141123ABC/8011/123456789',
    'instance',
  ],
  ['urn:epc:class:lgtin:4012345.012345.Lot987', 'https://id.gs1.org/01/04012345123456/10/Lot987', 'class'],
  ['urn:epc:idpat:sgtin:4012345.012345.*', 'https://id.gs1.org/01/04012345123456', 'class'],
  ['urn:epc:idpat:itip:4012345.012345.01.02.*', 'https://id.gs1.org/8006/040123451234560102', 'class'],
  ['urn:epc:idpat:grai:4012345.66666.*', 'https://id.gs1.org/8003/04012345666663', 'class'],
  ['urn:epc:idpat:gdti:4012345.11111.*', 'https://id.gs1.org/253/4012345111118', 'class'],
  ['urn:epc:idpat:sgcn:4012345.22222.*', 'https://id.gs1.org/255/4012345222227', 'class'],
  ['urn:epc:idpat:cpi:4012345.AB12.*', 'https://id.gs1.org/8010/4012345AB12', 'class'],
];

describe('identifiers', () => {
  it.each(PAIRS)('%s is %s, both ways', (urn, link, level) => {
    const fromUrn = parseIdentifier(urn, REGISTRY);
    expect(fromUrn).toEqual(parseIdentifier(link, REGISTRY));
    expect(fromUrn).toMatchObject({ ok: true, value: { level } });
    if (!fromUrn.ok) return;
    expect(identifierUri(fromUrn.value, 'https://id.gs1.org')).toBe(link);
    const prefixLength = /[0-9]+/.exec(urn.slice(urn.indexOf(':', 9)))?.[0].length ?? 0;
    expect(identifierUrn(fromUrn.value, prefixLength)).toEqual({ ok: true, value: urn });
  });

  it('knows the registry’s own lots and items', () => {
    const lot = parseIdentifier(`${REGISTRY}/01/08935202123450/10/L-1`, REGISTRY);
    expect(lot).toMatchObject({ ok: true, value: { kind: 'gs1', level: 'class' } });
    expect(lot.ok && identifierUri(lot.value, REGISTRY)).toBe(`${REGISTRY}/01/08935202123450/10/L-1`);
    expect(lot.ok && identifierUrn(lot.value, 7)).toEqual({
      ok: true,
      value: 'urn:epc:class:lgtin:8935202.012345.L-1',
    });

    const own = parseIdentifier(`${REGISTRY}/q/7gxk2m9pqz`, REGISTRY);
    expect(own).toEqual({ ok: true, value: { kind: 'registry', level: 'class', code: '7GXK2M9PQZ' } });
    expect(own.ok && identifierUri(own.value, REGISTRY)).toBe(`${REGISTRY}/q/7GXK2M9PQZ`);
    expect(own.ok && identifierUrn(own.value, 7)).toMatchObject({ ok: false, fault: { code: 'no-epc-urn' } });
    expect(parseIdentifier(`${REGISTRY}/q/7GXK2M9PQZ7GXK2M`, REGISTRY)).toMatchObject({
      value: { level: 'instance' },
    });
    expect(parseIdentifier('https://elsewhere.example/q/7GXK2M9PQZ', REGISTRY)).toMatchObject({ ok: false });
  });

  it('compares across spellings, domains and stems', () => {
    const urn = 'urn:epc:id:sgtin:8935202.012345.S1';
    expect(sameIdentifier(urn, `${REGISTRY}/01/08935202123450/21/S1`, REGISTRY)).toBe(true);
    expect(
      sameIdentifier(urn, 'https://shop.example/x/01/08935202123450/21/S1?linkType=gs1:pip', REGISTRY),
    ).toBe(true);
    expect(sameIdentifier(urn, 'https://id.gs1.org/01/08935202123450/21/s1', REGISTRY)).toBe(false);
    expect(sameIdentifier('urn:uuid:1', 'urn:uuid:1', REGISTRY)).toBe(false);
  });

  it('names what is wrong with the rest', () => {
    const cases: [string, string][] = [
      ['urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 'not-an-identifier'],
      ['https://example.com/about', 'not-an-identifier'],
      ['', 'not-an-identifier'],
      ['urn:epc:id:sgtin:8935202.12345.S1', 'malformed-epc-urn'],
      ['urn:epc:id:sgtin:8935202.012345.', 'malformed-epc-urn'],
      ['urn:epc:id:sgtin:8935202.012345.123456789012345678901', 'malformed-epc-urn'],
      ['urn:epc:id:sgtin:8935202.012345.a b', 'malformed-epc-urn'],
      ['urn:epc:id:itip:4012345.011111.1.02.987', 'malformed-epc-urn'],
      ['urn:epc:idpat:sgtin:8935202.*.*', 'malformed-epc-urn'],
      ['urn:epc:idpat:sscc:8935202.*', 'malformed-epc-urn'],
      ['urn:epc:id:constructor:8935202.1', 'malformed-epc-urn'],
      ['https://id.gs1.org/01/08935202123451/21/S1', 'check-digit'],
    ];
    for (const [uri, code] of cases) {
      const result = parseIdentifier(uri, REGISTRY);
      expect({ uri, code: result.ok ? 'ok' : result.fault.code }).toEqual({
        uri,
        code: expect.stringContaining(code),
      });
    }
    const link = parseIdentifier('https://id.gs1.org/01/08935202123450/22/A', REGISTRY);
    expect(link.ok && identifierUrn(link.value, 7)).toMatchObject({
      ok: false,
      fault: { code: 'no-epc-urn' },
    });
    expect(link.ok && identifierUrn(link.value, 5)).toMatchObject({
      fault: { code: 'company-prefix-length' },
    });
  });

  it('writes back any SGTIN and SGLN, whatever the length of the company prefix', () => {
    const serial = fc.stringMatching(/^[!'()*+,\-.0-9:;=A-Z_a-z"%&/<>?]{1,20}$/);
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 12 }),
        digits(12),
        serial,
        fc.boolean(),
        (length, body, text, place) => {
          const escaped = text.replaceAll(
            /["%&/<>?]/g,
            (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
          );
          const [prefix, reference] = [body.slice(0, length), body.slice(length)];
          const urn = place
            ? `urn:epc:id:sgln:${prefix}.${reference}.${escaped}`
            : `urn:epc:id:sgtin:${prefix}.0${reference}.${escaped}`;
          const name = parseEpcUrn(urn);
          expect(name.ok && epcUrn(name.value, length)).toEqual({ ok: true, value: urn });
        },
      ),
    );
  });

  it('never throws, whatever the text', () => {
    const start = fc.constantFrom(
      '',
      'urn:epc:',
      'urn:epc:id:sgtin:',
      'urn:epc:idpat:',
      'https://id.gs1.org/',
      `${REGISTRY}/q/`,
    );
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary' }), (prefix, rest) => {
        expect(typeof parseIdentifier(prefix + rest, REGISTRY).ok).toBe('boolean');
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { checkAssociations } from './associations.js';
import {
  buildDigitalLink,
  canonicalDigitalLink,
  formatDigitalLink,
  parseDigitalLink,
  parseGtin14,
} from './index.js';

const GTIN = '08935202123450';

function read(uri: string) {
  const link = parseDigitalLink(uri);
  if (!link.ok) throw new Error(`${uri}: ${link.fault.sentence}`);
  return link.value;
}

describe('reading a Digital Link URI', () => {
  it('tells stem, key, qualifiers, attributes and the rest apart', () => {
    expect(
      read(
        `https://example.com/a/b/01/${GTIN}/22/V1/10/L%2F1/21/S+1?17=261231&linkType=gs1%3Apip&99=A%2bB&flag#part`,
      ),
    ).toEqual({
      stem: 'https://example.com/a/b',
      key: { ai: '01', value: GTIN },
      qualifiers: [
        { ai: '22', value: 'V1' },
        { ai: '10', value: 'L/1' },
        { ai: '21', value: 'S+1' },
      ],
      attributes: [
        { ai: '17', value: '261231' },
        { ai: '99', value: 'A+B' },
      ],
      other: [
        { name: 'linkType', value: 'gs1:pip' },
        { name: 'flag', value: null },
      ],
    });
  });

  it('takes the right-most key', () => {
    expect(read(`https://a/01/08935202999994/01/${GTIN}`)).toMatchObject({
      stem: 'https://a/01/08935202999994',
      key: { value: GTIN },
    });
  });

  it('lets 22 qualify an ITIP, as the URI Syntax says', () => {
    expect(read('https://a/8006/089352021234500102/22/V1').qualifiers).toEqual([{ ai: '22', value: 'V1' }]);
  });

  it('reads an EPC in binary, with the query of both', () => {
    const link = read('https://a/x/exsomething/ex-zQs3nlSEUESNFOFZssK_E?3103=000195&utm=1');
    expect(link).toMatchObject({ stem: 'https://a/x/exsomething', other: [{ name: 'utm', value: '1' }] });
    expect(canonicalDigitalLink(link)).toBe(
      'https://id.gs1.org/01/79521141123453/21/32a%2Fb?17=220630&3103=000195',
    );
  });

  it.each([
    [`HtTp://a/01/${GTIN}`, 'not-http', 0],
    [`https://a/01/${GTIN}/10/L 1`, 'illegal-uri-character', 32],
    [`https://$a/01/${GTIN}`, 'host-malformed', 8],
    [`https://user@a/01/${GTIN}`, 'host-malformed', 8],
    ['https://a', 'path-missing', 9],
    ['https://a?01=1', 'path-missing', 9],
    ['https://a/foo', 'no-primary-key', 9],
    [`https://a/01/${GTIN}/`, 'no-primary-key', 9],
    [`https://a/01/${GTIN}/21/S/10/L`, 'qualifiers-out-of-order', 31],
    [`https://a/01/${GTIN}/10/L/10/L`, 'qualifiers-out-of-order', 31],
    [`https://a/01/${GTIN}/10/%4Co%7E`, 'invalid-cset82-character', 35],
    [`https://a/01/${GTIN}/10/`, 'value-empty', 31],
    [`https://a/01/${GTIN}/10/${'%4C'.repeat(21)}`, 'value-too-long', 91],
    ['https://a/01/0893520212345%31', 'incorrect-check-digit', 26],
    [`https://a/01/${GTIN}?x=1&99=A+B`, 'invalid-cset82-character', 36],
    [`https://a/01/${GTIN}?999=x`, 'unknown-ai', 28],
    [`https://a/01/${GTIN}?17=261231&17=261231`, 'duplicate-ai', 38],
    [`https://a/01/${GTIN}?21=S`, 'attribute-not-allowed', 28],
    [`https://a/01/${GTIN}?10=L`, 'attribute-belongs-in-path', 28],
    [`https://a/01/${GTIN}?37=5`, 'association-excluded', 13],
    [`https://a/01/${GTIN}?3922=0299`, 'association-missing', 33],
    ['https://a/415/8935202000010', 'association-missing', 14],
    ['https://a/eh3016', 'epc-truncated', 10],
    ['https://a/ehfb342dce795211411234538566cb0afc4', 'illegal-month', 10],
  ])('refuses %s: %s at %d', (uri, code, at) => {
    expect(parseDigitalLink(uri)).toMatchObject({ ok: false, fault: { code, at } });
  });
});

describe('writing a Digital Link URI', () => {
  it('percent-encodes everything but unreserved characters', () => {
    const gtin = parseGtin14(GTIN);
    if (!gtin.ok) throw new Error(gtin.fault.sentence);
    const parts = { root: 'https://example.com/', gtin: gtin.value };
    expect(buildDigitalLink(parts)).toBe(`https://example.com/01/${GTIN}`);
    expect(buildDigitalLink({ ...parts, lot: 'a-b._L', serial: 'A/B+C%(1)' })).toBe(
      `https://example.com/01/${GTIN}/10/a-b._L/21/A%2FB%2BC%25%281%29`,
    );
  });

  it('keeps the order of attributes, but sorts them in the canonical form', () => {
    const link = read(`HTTP://a.vn:8080/x/01/${GTIN}?utm=1&3103=000195&17=261231#top`);
    expect(formatDigitalLink(link, 'https://a.vn')).toBe(`https://a.vn/01/${GTIN}?3103=000195&17=261231`);
    expect(canonicalDigitalLink(link)).toBe(`https://id.gs1.org/01/${GTIN}?17=261231&3103=000195`);
  });
});

describe('what RFC 3986 settles', () => {
  it.each([
    ['https://example.com/01/09506000134352?=v', 'parameter-unnamed'],
    ['https://example.com/01/09506000134352?a=1&=', 'parameter-unnamed'],
    ['https://example.com/01/09506000134352?a=%zz', 'illegal-uri-character'],
    ['https://example.com/01/09506000134352/10/A%4', 'illegal-uri-character'],
    ['https://example.com/a%/01/09506000134352', 'illegal-uri-character'],
    ['https://[v.fe80]/01/09506000134352', 'host-malformed'],
    ['https://[g1.fe80]/01/09506000134352', 'host-malformed'],
    ['https://[]/01/09506000134352', 'host-malformed'],
  ])('%s: %s', (uri, code) => {
    expect(parseDigitalLink(uri)).toMatchObject({ ok: false, fault: { code } });
  });

  it.each([
    'https://[v1.fe80]/01/09506000134352',
    'https://[2001:db8::1]:8443/01/09506000134352',
    'https://example.com/01/09506000134352?a=&b&c=%7E',
    'https://example.com/01/09506000134352?',
  ])('%s is read', (uri) => {
    expect(parseDigitalLink(uri).ok).toBe(true);
  });
});

describe('AI (22) beside AI (8006)', () => {
  it('stands in an address and in an element string alike', () => {
    const elements = [
      { ai: '8006', value: '095060001343520102' },
      { ai: '22', value: '2A' },
    ];
    expect(parseDigitalLink('https://example.com/8006/095060001343520102/22/2A').ok).toBe(true);
    expect(checkAssociations(elements)).toBeNull();
    expect(checkAssociations([{ ai: '22', value: '2A' }])).not.toBeNull();
  });
});

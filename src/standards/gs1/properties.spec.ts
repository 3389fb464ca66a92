import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ApplicationIdentifier } from './ai.js';
import { APPLICATION_IDENTIFIERS, findAi } from './ai.js';
import { CHARSET_82 } from './charset.js';
import { checkDigit, checkPair } from './check-digit.js';
import type { DigitalLink, Gs1Element } from './index.js';
import {
  buildBracketed,
  buildDigitalLink,
  buildElementString,
  canonicalDigitalLink,
  elementsOfLink,
  formatDigitalLink,
  isCheckDigitRight,
  linkFromElements,
  parseBracketed,
  parseDigitalLink,
  parseElementString,
  parseGtin14,
} from './index.js';
import { checkValue } from './value.js';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const text = (max: number) =>
  fc
    .array(fc.constantFrom(...Array.from(CHARSET_82)), { minLength: 1, maxLength: max })
    .map((characters) => characters.join(''));

const gtin = digits(13).map((body) => body + String(checkDigit(body)));
const gln = digits(12).map((body) => body + String(checkDigit(body)));
const lot = text(20).map((value) => ({ ai: '10', value }));
const serial = text(20).map((value) => ({ ai: '21', value }));
const variant = text(20).map((value) => ({ ai: '22', value }));
const date = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''));

/** Attributes that ask for nothing but the GTIN and exclude none of their company. */
const attributes = fc
  .record(
    { '11': date, '17': date, '3103': digits(6), '240': text(30), '30': digits(4), '99': text(90) },
    { requiredKeys: [] },
  )
  .chain((record) => {
    const elements = Object.entries(record).map(([ai, value]) => ({ ai, value }));
    return fc.shuffledSubarray(elements, { minLength: elements.length });
  });

const present = (elements: readonly (Gs1Element | null)[]) => elements.filter((element) => element !== null);
const optional = (element: fc.Arbitrary<Gs1Element>) => fc.option(element, { nil: null });

const products: fc.Arbitrary<Pick<DigitalLink, 'key' | 'qualifiers' | 'attributes'>> = fc
  .tuple(gtin, optional(variant), optional(lot), optional(serial), attributes)
  .map(([value, ...[cpv, batch, item, rest]]) => ({
    key: { ai: '01', value },
    qualifiers: present([cpv, batch, item]),
    attributes: rest,
  }));

const places = fc
  .tuple(gln, optional(text(20).map((value) => ({ ai: '254', value }))))
  .map(([value, extension]) => ({
    key: { ai: '414', value },
    qualifiers: present([extension]),
    attributes: [],
  }));

const links = fc.oneof(products, places);
const roots = fc.constantFrom(
  'https://example.com',
  'http://a.vn:8080/x/y/',
  'HTTPS://[2001:db8::1]/00/1',
  'https://h/01/2',
);

/** Spells a character as itself where a URI allows that, or in hexadecimal of either case. */
function spell(value: string, choose: () => number, allowed: RegExp): string {
  return Array.from(value)
    .map((character) => {
      const hex = `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
      const spellings = [
        hex.toUpperCase(),
        hex.toLowerCase(),
        ...(allowed.test(character) ? [character] : []),
      ];
      return spellings[choose() % spellings.length] ?? hex;
    })
    .join('');
}

describe('properties of GS1 identifiers', () => {
  it('a link written and read is the same link', () => {
    fc.assert(
      fc.property(links, roots, (link, root) => {
        const read = parseDigitalLink(formatDigitalLink(link, root));
        expect(read).toMatchObject({ ok: true, value: { ...link, other: [] } });
        expect(read.ok && read.value.stem).toBe(root.replace(/\/$/, ''));
      }),
      { numRuns: 500 },
    );
  });

  it('the parts of a product written and read are the same parts', () => {
    fc.assert(
      fc.property(gtin, optional(lot), optional(serial), (value, batch, item) => {
        const parsed = parseGtin14(value);
        if (!parsed.ok) throw new Error(parsed.fault.sentence);
        const uri = buildDigitalLink({
          root: 'https://example.com/',
          gtin: parsed.value,
          lot: batch?.value,
          serial: item?.value,
        });
        const read = parseDigitalLink(uri);
        expect(read.ok && elementsOfLink(read.value)).toEqual(present([{ ai: '01', value }, batch, item]));
      }),
      { numRuns: 500 },
    );
  });

  it('elements written and read are the same elements, in brackets and with FNC1', () => {
    fc.assert(
      fc.property(links, (link) => {
        const elements = elementsOfLink(link);
        expect(parseBracketed(buildBracketed(elements))).toEqual({ ok: true, value: elements });
        expect(parseElementString(buildElementString(elements))).toEqual({ ok: true, value: elements });
        const arranged = linkFromElements(elements);
        expect(arranged.ok && canonicalDigitalLink(arranged.value)).toBe(canonicalDigitalLink(link));
      }),
      { numRuns: 500 },
    );
  });

  it('the canonical URI of a canonical URI is itself', () => {
    fc.assert(
      fc.property(links, (link) => {
        const canonical = canonicalDigitalLink(link);
        const read = parseDigitalLink(canonical);
        expect(read.ok && canonicalDigitalLink(read.value)).toBe(canonical);
      }),
      { numRuns: 500 },
    );
  });

  it('any two spellings of one identifier have one canonical URI', () => {
    fc.assert(
      fc.property(
        links,
        roots,
        fc.infiniteStream(fc.nat(5)),
        fc.webQueryParameters(),
        (link, root, stream, noise) => {
          const choose = (): number => Number(stream.next().value);
          const path = [link.key, ...link.qualifiers].map(
            ({ ai, value }) => `/${ai}/${spell(value, choose, /[A-Za-z0-9._~!'()*+,;:=&-]/)}`,
          );
          const rest = link.attributes.map(
            ({ ai, value }) => `${ai}=${spell(value, choose, /[A-Za-z0-9._~!'()*,;:=/?-]/)}`,
          );
          // Every parameter has a name, and none that could be an identifier's.
          const foreign = noise
            .split('&')
            .map((pair) => pair.replace(/^[0-9]*(?==|$)/, 'x'))
            .join('&');
          if (choose() > 2) rest.reverse();
          const uri = `${root.replace(/\/$/, '')}${path.join('')}?${[...rest, foreign].join('&')}#part`;
          const read = parseDigitalLink(uri);
          expect({ uri, canonical: read.ok ? canonicalDigitalLink(read.value) : read.fault }).toEqual({
            uri,
            canonical: canonicalDigitalLink(link),
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('one changed character', () => {
  const withDigit = APPLICATION_IDENTIFIERS.filter(({ components }) =>
    components.some(({ checks }) => checks.includes('mod10')),
  );

  it('is caught in every AI that has a check digit', () => {
    expect(withDigit.map(({ ai }) => ai)).toEqual(
      expect.arrayContaining(['00', '01', '253', '414', '8003', '8018']),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...withDigit),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        digits(18),
        (entry, place, shift, source) => {
          const { start, value } = checkedNumber(entry, source);
          const at = start + (place % (value.length - start));
          const changed =
            value.slice(0, at) + String((Number(value.charAt(at)) + shift) % 10) + value.slice(at + 1);
          const part = (of: string): string => of.slice(start, start + (value.length - start));
          expect(isCheckDigitRight(part(value))).toBe(true);
          expect(isCheckDigitRight(part(changed))).toBe(false);
          expect(checkValue(entry, pad(entry, value))).toBeNull();
          expect(checkValue(entry, pad(entry, changed))?.fault.code).toBe('incorrect-check-digit');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is caught in a model number by its check character pair', () => {
    const model = findAi('8013');
    if (!model) throw new Error('8013 is missing');
    fc.assert(
      fc.property(
        digits(6),
        text(15),
        fc.nat(),
        fc.constantFrom(...Array.from(CHARSET_82)),
        (prefix, rest, place, other) => {
          const body = prefix + rest;
          const value = body + String(checkPair(body));
          expect(checkValue(model, value)).toBeNull();
          const at = place % body.length;
          fc.pre(value.charAt(at) !== other);
          expect(checkValue(model, value.slice(0, at) + other + value.slice(at + 1))).not.toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });

  /** A number whose check digit is right, made of `source`, and where in the value it begins. */
  function checkedNumber(entry: ApplicationIdentifier, source: string): { start: number; value: string } {
    let start = 0;
    for (const { max, checks } of entry.components) {
      if (checks.includes('mod10')) {
        const body = source.slice(0, max - 1);
        return { start, value: '0'.repeat(start) + body + String(checkDigit(body)) };
      }
      start += max;
    }
    throw new Error(`AI (${entry.ai}) has no check digit`);
  }

  /** Piece 1 of 1, where the AI wants it. */
  function pad({ min }: ApplicationIdentifier, value: string): string {
    return value + '0101'.slice(0, min - value.length);
  }
});

import { describe, expect, it } from '@jest/globals';
import {
  buildBracketed,
  canonicalDigitalLink,
  checkAssociations,
  elementsOfLink,
  gtinToGtin14,
  linkFromElements,
  parseBracketed,
  parseDigitalLink,
  parseElementString,
  parseEpcBinary,
  parseGmn,
  parseGtin14,
  parseScan,
} from './index.js';
import type { Result } from '../result.js';
import { growthOf } from '../../../test/support/growth.js';

const PARSERS: Readonly<Record<string, (text: string) => Result<unknown>>> = {
  parseDigitalLink,
  parseElementString,
  parseBracketed,
  parseScan,
  parseEpcBinary,
  parseGtin14,
  parseGmn,
  gtinToGtin14,
};

/** A small generator with a seed, so that a failure can be repeated. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SEEDS = [
  'https://example.com/stem/01/08935202123450/22/V1/10/L%2F1/21/S1?17=261231&3103=000195&linkType=all#x',
  'https://id.gs1.org/8006/089352021234500102/10/L1/21/S1?99=A+B',
  'HTTPS://[2001:db8::1]:443/414/8935202000010/254/32a%2Fb',
  'https://example.com/eh3066c4409047e140075bcd15',
  'https://example.com/exPnZFH9cDmwYUOJlzZ9DBiyZtGrZu4A?utm=1',
  ']C1010893520212345010L1\u001d17261231',
  '^010893520212345010L1^8030DIGSIG^3922000123',
  ']E402345673|]e099COMPOSITE\u001d98XYZ',
  '(01)08935202123450(10)a\\(b(3103)000195(8110)10614141011111275110111',
  'eh3e76451fd7039b061438997367d0c18b266d1ab66ee0',
  'ehfd3795211411234538566cb0afc525065f1876f0d996d800',
  'urn:epc:id:itip:4012345.012345.01.02.981',
  'urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F()',
  '1987654Ad4X4bL5ttr2310c2K',
];

const PIECES = [
  '/01/',
  '/10/',
  '%',
  '%2F',
  '%00',
  '?',
  '&',
  '=',
  '(',
  ')',
  '\\',
  '^',
  '\u001d',
  ']C1',
  'eh',
  'ex',
  '.',
  ':',
];
const CHARACTERS = "abcXYZ0123456789-._~/?#[]@!$&'()*+,;=%^\\| \u001d\u0000é\u{1F600}\ud800đ";

function randomText(random: () => number): string {
  const length = Math.floor(random() * 60);
  let text = '';
  for (let index = 0; index < length; index += 1)
    text += CHARACTERS.charAt(Math.floor(random() * CHARACTERS.length));
  return text;
}

function mutated(random: () => number): string {
  let text = SEEDS[Math.floor(random() * SEEDS.length)] ?? '';
  const changes = 1 + Math.floor(random() * 3);
  for (let change = 0; change < changes; change += 1) {
    const at = Math.floor(random() * (text.length + 1));
    const end = Math.min(text.length, at + Math.floor(random() * 4));
    const kind = random();
    const insert =
      kind < 0.3
        ? (PIECES[Math.floor(random() * PIECES.length)] ?? '')
        : kind < 0.6
          ? CHARACTERS.charAt(Math.floor(random() * CHARACTERS.length))
          : kind < 0.8
            ? text.slice(Math.floor(random() * text.length), Math.floor(random() * text.length))
            : '';
    text = text.slice(0, at) + insert + text.slice(end);
  }
  return text;
}

/** What is wrong with a parser's answer, if anything. */
function misbehaviour(name: string, text: string): string | null {
  const result = PARSERS[name]?.(text);
  if (result === undefined) return 'no answer';
  if (result.ok) return null;
  const { code, at, sentence } = result.fault;
  const isPlaced = typeof at === 'number' && Number.isInteger(at) && at >= 0 && at <= text.length;
  return /^[a-z0-9-]+$/.test(code) && isPlaced && sentence.endsWith('.')
    ? null
    : JSON.stringify(result.fault);
}

/** Uses a link further, if the text is one; says whether it is. */
function useLink(text: string): boolean {
  const link = parseDigitalLink(text);
  if (!link.ok) return false;
  const canonical = canonicalDigitalLink(link.value);
  const again = parseDigitalLink(canonical);
  if (!again.ok || canonicalDigitalLink(again.value) !== canonical)
    throw new Error(`not canonical: ${canonical}`);
  const elements = elementsOfLink(link.value);
  const bracketed = parseBracketed(buildBracketed(elements));
  if (!bracketed.ok) throw new Error(`not the same in brackets: ${canonical}`);
  checkAssociations(bracketed.value);
  linkFromElements(elements);
  return true;
}

describe('hostile input', () => {
  const rounds = process.env.FUZZ === 'full' ? 1_000_000 : 200_000;

  it(`meets ${rounds} random and mutated strings with typed faults only`, () => {
    const random = mulberry32(20261121);
    const names = Object.keys(PARSERS);
    const wrong: unknown[] = [];
    let read = 0;
    for (let round = 0; round < rounds && wrong.length < 5; round += 1) {
      const text = round % 4 === 0 ? randomText(random) : mutated(random);
      try {
        if (useLink(text)) read += 1;
        for (const name of names) {
          const problem = misbehaviour(name, text);
          if (problem !== null) wrong.push({ name, text, problem });
        }
      } catch (error) {
        wrong.push({ text, error: String(error) });
      }
    }
    expect(wrong).toEqual([]);
    // The mutations must not all be hopeless, or nothing beyond the first check is tried.
    expect(read).toBeGreaterThan(rounds / 100);
  }, 600_000);
});

describe('long input', () => {
  /** Texts of a given length that lead each parser far before they end or fail. */
  const LONG: Readonly<Record<string, (length: number) => string>> = {
    'one long stem': (length) => `https://a${'/x'.repeat(length / 2)}/01/08935202123450`,
    'many qualifiers': (length) => `https://a${'/10/A'.repeat(length / 5)}`,
    'many parameters': (length) => `https://a/01/08935202123450?${'a=b&'.repeat(length / 4)}`,
    'one long value': (length) => `https://a/01/08935202123450/10/${'%41'.repeat(length / 3)}`,
    'percent signs': (length) => `https://a/01/08935202123450?x=${'%'.repeat(length)}`,
    slashes: (length) => `https://a${'/'.repeat(length)}`,
    dots: (length) => `https://${'a.'.repeat(length / 2)}/01/08935202123450`,
    'compact base 64': (length) => `https://a/ex${'A'.repeat(length)}`,
    'many elements': (length) => `^${'99A^'.repeat(length / 4)}`,
    'many fixed elements': (length) => `^${'0108935202123450'.repeat(length / 16)}`,
    'many bracketed elements': (length) => '(99)A'.repeat(length / 5),
    'escaped brackets': (length) => `(99)${'\\('.repeat(length / 2)}`,
    'open brackets': (length) => '('.repeat(length),
    'many EPC parts': (length) => `urn:epc:id:giai:4012345.${'a.'.repeat(length / 2)}`,
    colons: (length) => `urn:epc:id:sgtin${':'.repeat(length)}`,
    'a scan of elements': (length) => `]C1${'99A\u001d'.repeat(length / 4)}`,
    'a typed GTIN': (length) => ' '.repeat(length),
  };

  const TIMED: Readonly<Record<string, (text: string) => unknown>> = {
    ...PARSERS,
    'parseElementString and checkAssociations': (text) => {
      const elements = parseElementString(text);
      return elements.ok && checkAssociations(elements.value);
    },
  };

  it.each(Object.entries(LONG))('%s: four times the text in four times the time', (_, make) => {
    const texts = new Map([25_000, 100_000].map((length) => [length, make(length)]));
    for (const [parser, parse] of Object.entries(TIMED)) {
      const growth = growthOf((length) => parse(texts.get(length) ?? ''), { from: 25_000 });
      expect({ parser, isLinear: growth < 2.5, growth }).toEqual({ parser, isLinear: true, growth });
    }
  });
});

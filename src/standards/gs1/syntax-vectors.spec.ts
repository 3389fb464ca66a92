import { describe } from '@jest/globals';
import { testVectors } from '../../../test/support/run-vectors.js';
import type { Verdicts } from '../../../test/support/run-vectors.js';
import { vectorsRoot } from '../../../test/support/vectors.js';
import { DISPUTED } from './disputed.js';
import type { Gs1Element, Symbology } from './index.js';
import {
  buildBracketed,
  buildElementString,
  buildScan,
  checkAssociations,
  humanReadable,
  parseBracketed,
  parseElementString,
  parseScan,
  scanMessage,
} from './index.js';
import { checkCharset, LINTERS } from './linters.js';

const describeVectors = vectorsRoot() === null ? describe.skip : describe;

function run(file: string, judge: (row: never) => Verdicts): void {
  testVectors('gs1-syntax', file, DISPUTED, judge);
}

/** The elements of a bracketed text, or null. */
function bracketed(text: string): readonly Gs1Element[] | null {
  const parsed = parseBracketed(text);
  return parsed.ok ? parsed.value : null;
}

describeVectors('GS1 syntax vectors', () => {
  run(
    'ai-element-string.json',
    ({
      elementString,
      valid,
      validWithAssociations = false,
      bracketed: expected,
    }: {
      id: string;
      elementString: string;
      valid: boolean;
      validWithAssociations?: boolean;
      bracketed?: string;
    }) => {
      const parsed = parseElementString(elementString);
      const together = parsed.ok && checkAssociations(parsed.value) === null;
      return {
        ours: [parsed.ok, together, expected && parsed.ok ? buildBracketed(parsed.value) : undefined],
        theirs: [valid, validWithAssociations, expected],
      };
    },
  );

  run(
    'ai-bracketed.json',
    ({
      input,
      valid,
      elementString,
    }: {
      id: string;
      input: string;
      valid: boolean;
      elementString: string | null;
    }) => {
      const elements = bracketed(input);
      return {
        ours: [elements !== null, elements && buildElementString(elements, '^')],
        theirs: [valid, elementString],
      };
    },
  );

  run(
    'ai-values.json',
    ({
      input,
      valid,
      error,
      markup,
    }: {
      id: string;
      input: string;
      valid: boolean;
      error: string | null;
      markup?: string;
    }) => {
      const parsed = parseBracketed(input);
      if (parsed.ok) return { ours: [true, null], theirs: [valid, error] };
      const isMarked = markup === undefined || isWithinBars(Number(parsed.fault.at), input, markup);
      return { ours: [false, published(parsed.fault.code), isMarked], theirs: [valid, error, true] };
    },
  );

  run(
    'ai-associations.json',
    ({ input, valid }: { id: string; input: string; rule: string; valid: boolean }) => {
      const elements = bracketed(input);
      return { ours: elements !== null && checkAssociations(elements) === null, theirs: valid };
    },
  );

  run(
    'hri.json',
    ({ input, elementString, hri }: { id: string; input: string; elementString: string; hri: string[] }) => {
      const elements = bracketed(input) ?? [];
      return {
        ours: [buildElementString(elements, '^'), humanReadable(elements)],
        theirs: [elementString, hri],
      };
    },
  );

  run(
    'scan-decode.json',
    ({
      scanData,
      valid,
      symbology,
      data,
    }: {
      id: string;
      scanData: string;
      valid: boolean;
      symbology: string;
      data: string | null;
    }) => {
      const scan = parseScan(scanData);
      return {
        ours: [
          scan.ok,
          scan.ok ? ENGINE_NAMES[scan.value.symbology] : 'NONE',
          scan.ok ? scanMessage(scan.value) : null,
        ],
        theirs: [valid, symbology, data],
      };
    },
  );

  run(
    'scan-encode.json',
    ({
      symbology,
      data,
      scanData,
    }: {
      id: string;
      symbology: Symbology | 'NONE';
      data: string;
      scanData: string | null;
    }) => {
      const scan = symbology === 'NONE' ? null : buildScan(symbology, data);
      return { ours: scan?.ok ? scan.value : null, theirs: scanData };
    },
  );

  run(
    'linters.jsonl',
    ({
      linter,
      value,
      valid,
      error,
    }: {
      id: string;
      linter: string;
      value: string;
      valid: boolean;
      error: string | null;
    }) => {
      const finding = lint(linter, value);
      return {
        ours: [finding === null, finding && published(finding.fault.code)],
        theirs: [valid, error ?? null],
      };
    },
  );
});

/** Whether `at` lies in what the mark-up puts between bars; it shows the one element at fault. */
function isWithinBars(at: number, input: string, markup: string): boolean {
  const start = input.indexOf(markup.slice(0, markup.indexOf(')') + 1));
  return at >= start + markup.indexOf('|') && at <= start + markup.lastIndexOf('|') - 1;
}

/** The engine names a carrier by one symbology of several that share an identifier. */
const ENGINE_NAMES = {
  'GS1-128': 'GS1_128_CCA',
  DataBar: 'DataBarExpanded',
  DataMatrix: 'DM',
  QR: 'QR',
  DotCode: 'DotCode',
  'EAN-13': 'EAN13',
  'EAN-8': 'EAN8',
};

/** Our code as the GS1 Barcode Syntax Tests spell it, their one misspelling included. */
function published(code: string): string {
  return code
    .toUpperCase()
    .replaceAll('-', '_')
    .replace('EXPIRATION_DATE', (name) => {
      return code === 'coupon-invalid-expiration-date' ? 'EXIPIRATION_DATE' : name;
    });
}

const CHARSET_TESTS = {
  csetnumeric: 'numeric',
  cset82: 'charset-82',
  cset39: 'charset-39',
  cset64: 'charset-64',
} as const;

const TESTS: Readonly<Record<string, string>> = {
  couponcode: 'coupon',
  couponposoffer: 'offer',
  csum: 'mod10',
  csumalpha: 'pair',
  gcppos1: 'gcp',
  gcppos2: 'gcp-2',
  hasnondigit: 'letter',
  hh: 'hour',
  hhmi: 'time',
  hyphen: 'minus',
  iban: 'iban',
  importeridx: 'importer',
  iso3166: 'country',
  iso3166999: 'country-or-999',
  iso3166alpha2: 'country-letters',
  iso4217: 'currency',
  iso5218: 'sex',
  latitude: 'latitude',
  longitude: 'longitude',
  mediatype: 'medium',
  mi: 'minute',
  nonzero: 'nonzero',
  nozeroprefix: 'no-leading-zero',
  packagetype: 'package',
  pcenc: 'percent',
  pieceoftotal: 'piece',
  posinseqslash: 'position',
  ss: 'second',
  winding: 'winding',
  yesno: 'flag',
  yymmd0: 'date0',
  yymmdd: 'date',
  yyyymmd0: 'date80',
  yyyymmdd: 'date8',
  zero: 'zero',
};

function lint(name: string, value: string) {
  const charset = Object.entries(CHARSET_TESTS).find(([test]) => test === name)?.[1];
  if (charset) return checkCharset(charset, value);
  const linter = LINTERS[TESTS[name] ?? ''];
  if (!linter) throw new Error(`no linter for ${name}`);
  return linter(value);
}

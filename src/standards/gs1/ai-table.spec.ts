import { describe, expect, it } from '@jest/globals';
import { readVector, vectorsRoot } from '../../../test/support/vectors.js';
import type { ApplicationIdentifier, Component } from './ai.js';
import { aiAt, APPLICATION_IDENTIFIERS, findAi } from './ai.js';
import { LINTERS } from './linters.js';

/** Our names of the checks beside the dictionary's. */
const CHECK_NAMES: Readonly<Record<string, string>> = {
  csum: 'mod10',
  csumalpha: 'pair',
  gcppos1: 'gcp',
  gcppos2: 'gcp-2',
  yymmd0: 'date0',
  yymmdd: 'date',
  yyyymmdd: 'date8',
  hhmi: 'time',
  hh: 'hour',
  mi: 'minute',
  ss: 'second',
  iso3166: 'country',
  iso3166999: 'country-or-999',
  iso3166alpha2: 'country-letters',
  iso4217: 'currency',
  iso5218: 'sex',
  pcenc: 'percent',
  latitude: 'latitude',
  longitude: 'longitude',
  yesno: 'flag',
  hyphen: 'minus',
  importeridx: 'importer',
  packagetype: 'package',
  mediatype: 'medium',
  posinseqslash: 'position',
  nonzero: 'nonzero',
  winding: 'winding',
  zero: 'zero',
  pieceoftotal: 'piece',
  iban: 'iban',
  nozeroprefix: 'no-leading-zero',
  hasnondigit: 'letter',
  couponcode: 'coupon',
  couponposoffer: 'offer',
};

const CHARSETS: Readonly<Record<string, Component['charset']>> = {
  N: 'numeric',
  X: 'charset-82',
  Y: 'charset-39',
  Z: 'charset-64',
};

type Facts = Omit<ApplicationIdentifier, 'min' | 'max'>;

/** The facts of the GS1 Barcode Syntax Dictionary, read in its own notation. */
function readDictionary(text: string): Facts[] {
  return text.split('\n').flatMap((line) => {
    const [, first, last, rest] = /^(\d{2,4})(?:-(\d{2,4}))?\s+(.*)$/.exec(line) ?? [];
    if (first === undefined || rest === undefined) return [];
    const [body = '', ...titles] = ` ${rest}`.split(/\s# /);
    const tokens = body.trim().split(/\s+/);
    const flags = /^[*?]+$/.test(tokens[0] ?? '') ? (tokens.shift() ?? '') : '';
    const values = (name: string): string | undefined =>
      tokens.find((token) => token === name || token.startsWith(`${name}=`))?.slice(name.length + 1);
    const facts = {
      title: titles.join(' # ').trim(),
      fixed: flags.includes('*'),
      attribute: flags.includes('?'),
      key:
        values('dlpkey')
          ?.split('|')
          .map((path) => path.split(',').filter(Boolean)) ?? null,
      components: tokens.filter((token) => /^\[?[NXYZ][.\d]/.test(token)).map(readComponent),
      requires:
        values('req')
          ?.split(',')
          .map((group) => group.split('+')) ?? [],
      excludes: values('ex')?.split(',') ?? [],
    };
    const length = Number(last ?? first) - Number(first) + 1;
    return Array.from({ length }, (_, index) => ({
      ai: String(Number(first) + index).padStart(first.length, '0'),
      ...facts,
    }));
  });
}

function readComponent(token: string): Component {
  const [, open, type = '', dots, length, checks] =
    /^(\[)?([NXYZ])(\.\.)?(\d+)\]?(?:,(.*))?$/.exec(token) ?? [];
  const max = Number(length);
  return {
    charset: CHARSETS[type] ?? 'numeric',
    min: dots ? 1 : max,
    max,
    optional: open !== undefined,
    checks: checks?.split(',').map((check) => CHECK_NAMES[check] ?? `unknown ${check}`) ?? [],
  };
}

const itWithVectors = vectorsRoot() === null ? it.skip : it;

describe('the table of application identifiers', () => {
  itWithVectors('says what the GS1 Barcode Syntax Dictionary says, of every AI', () => {
    const dictionary = readDictionary(String(readVector('gs1-syntax', 'gs1-syntax-dictionary.txt')));
    const ours = APPLICATION_IDENTIFIERS.map(
      ({ ai, title, fixed, attribute, key, components, requires, excludes }) => ({
        ai,
        title,
        fixed,
        attribute,
        key,
        components,
        requires,
        excludes,
      }),
    );
    expect(dictionary.length).toBeGreaterThan(500);
    expect(ours).toEqual(dictionary.sort((left, right) => (left.ai < right.ai ? -1 : 1)));
  });

  it('names only checks that exist', () => {
    const checks = APPLICATION_IDENTIFIERS.flatMap(({ components }) =>
      components.flatMap((part) => part.checks),
    );
    expect(checks.filter((check) => !(check in LINTERS))).toEqual([]);
  });

  it('finds every AI at the beginning of a text, and none that begins another', () => {
    for (const { ai } of APPLICATION_IDENTIFIERS) {
      expect(aiAt(`${ai}99999999`, 0)?.ai).toBe(ai);
      expect(findAi(ai)?.ai).toBe(ai);
    }
    expect(aiAt('8912', 0)).toBeUndefined();
    expect(aiAt('', 0)).toBeUndefined();
  });

  it('has fixed values wherever it says that no FNC1 follows', () => {
    for (const { fixed, min, max } of APPLICATION_IDENTIFIERS) if (fixed) expect(min).toBe(max);
  });
});

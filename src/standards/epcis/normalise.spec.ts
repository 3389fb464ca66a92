import { describe, expect, it } from '@jest/globals';
import { readVector, report, vectorsRoot } from '../../../test/support/vectors.js';
import { normaliseIdentifier } from './normalise.js';

interface Row {
  readonly id: string;
  readonly input: unknown;
  readonly output: string | null;
}

/** Skipped, not passed, where there are no vectors. */
const itWithVectors = vectorsRoot() === null ? it.skip : it;

describe('normaliseIdentifier', () => {
  itWithVectors('gives the reference form of every published identifier', () => {
    if (vectorsRoot() === null) return;
    const rows = readVector('gs1-digital-link', 'normalise-for-event-hash.json') as Row[];
    const got = rows.map((row) => ({
      ...row,
      output: typeof row.input === 'string' ? normaliseIdentifier(row.input) : null,
    }));
    const passed = got.filter(({ output }, index) => output === rows[index]?.output).length;
    report('gs1-digital-link/normalise-for-event-hash', rows.length, passed, 0);
    expect(got).toEqual(rows);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('is idempotent and blind to domain, query, escapes and case of escapes', () => {
    const spellings = [
      'urn:epc:id:sgtin:4012345.011111.A%2Fb',
      'https://id.gs1.org/01/04012345111118/21/A%2Fb',
      'https://example.vn/stem/01/04012345111118/10/LOT/21/A%2fb?17=261231',
      'http://example.vn/gtin/4012345111118/ser/%41%2Fb/',
    ];
    for (const spelling of spellings) {
      const canonical = 'https://id.gs1.org/01/04012345111118/21/A%2Fb';
      expect(normaliseIdentifier(spelling)).toBe(canonical);
      expect(normaliseIdentifier(canonical)).toBe(canonical);
    }
  });

  it.each([
    ['urn:epc:id:itip:4012345.012345.01.02.9.81', '/8006/040123451234560102/21/9.81'],
    ['urn:epc:id:giai:4012345.A.B', '/8004/4012345A.B'],
    ['urn:epc:id:upui:4012345.012345.51qIgY)%3C%26Jp3*', '/01/04012345123456/235/51qIgY%29%3C%26Jp3%2A'],
    ['https://example.vn/gln/4226350800008/glnx/5', '/414/4226350800008/254/5'],
    ['https://example.vn/cpid/0628165987/cpsn/9876', '/8010/0628165987/8011/9876'],
  ])('writes %s as %s', (spelling, path) => {
    expect(normaliseIdentifier(spelling)).toBe(`https://id.gs1.org${path}`);
  });

  it('leaves alone what is no GS1 identifier', () => {
    for (const text of [
      '',
      'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
      'https://x.vn/q/ABCD',
      'https://x.vn/01',
      'urn:epc:id:sgtin:1.2.3',
      'urn:epc:id:toString:4012345.1',
      'urn:epc:id:gid:1.2.3',
      'urn:epc:class:sgtin:4012345.012345.1',
      'urn:epc:id:sgtin:4012345.012345',
      'urn:epc:id:sgtin:4012345.012345.%7E',
    ]) {
      expect(normaliseIdentifier(text)).toBeNull();
    }
  });
});

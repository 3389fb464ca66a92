import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { vi } from './vi.js';

const src = fileURLToPath(new URL('../', import.meta.url));

/** Codes as the features write them: `Invalid.field('name', 'too-long')`, or the message of a constraint in a DTO. */
const written = [/Invalid\.field\(\s*[^,()]+,\s*'([a-z0-9-]+)'/g, /message:\s*'([a-z0-9-]+)'/g];

/** Codes of the parsers whose faults reach a form as they are. */
const parsers = [/(?:fail|geoFail)\(\s*'([a-z0-9-]+)'/g];

function codes(pattern: string, expressions: readonly RegExp[]): string[] {
  const files = globSync(pattern, { cwd: src }).filter((name) => !/\.spec\.tsx?$/.test(name));
  const found = files.flatMap((name) => {
    const text = readFileSync(src + name, 'utf8');
    return expressions.flatMap((expression) => [...text.matchAll(expression)].map(([, code = '']) => code));
  });
  expect(found.length).toBeGreaterThan(8); // else the code is written in another way than is looked for here
  return found;
}

function withoutSentence(found: readonly string[]): string[] {
  return [...new Set(found)].filter((code) => !Object.hasOwn(vi.faults, code)).sort();
}

describe('every fault a form can show', () => {
  it('has a sentence that says how to mend it', () => {
    const found = codes(
      '{access,applications,businesses,growing-areas,products,lots,production,genealogy,events,codes,platform}/**/*.ts',
      written,
    );
    expect(withoutSentence(found)).toEqual([]);
  });

  it('also when a parser of numbers of Viet Nam found it', () => {
    const files = '{tax-code,personal-id,phone,agency-id,area-code,read,units}.ts';
    expect(withoutSentence(codes(`standards/vietnam/${files}`, parsers))).toEqual([]);
  });

  it('also when a boundary was refused', () => {
    expect(
      withoutSentence(
        codes(
          'standards/geo/{polygon,ring-rules,overlap,meetings,read-rings,kml,gpx,xml,xml-scan}.ts',
          parsers,
        ),
      ),
    ).toEqual([]);
  });
});

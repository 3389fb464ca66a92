import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readVector, report, vectorsRoot } from '../../../test/support/vectors.js';
import { canonicalJson } from './canonical-json.js';

/** Skipped, not passed, where there are no vectors. */
const itWithVectors = vectorsRoot() === null ? it.skip : it;

describe('RFC 8785', () => {
  itWithVectors('is byte-exact on the published pairs', () => {
    const root = vectorsRoot();
    if (root === null) return;
    const files = readdirSync(join(root, 'jcs-rfc8785', 'input'));
    expect(files.length).toBeGreaterThan(0);
    let ran = 0;
    let passed = 0;
    for (const file of files) {
      ran += 1;
      const hex = String(readVector('jcs-rfc8785', `outhex/${file.replace('.json', '.txt')}`)).replaceAll(
        /\s/g,
        '',
      );
      const result = canonicalJson(readVector('jcs-rfc8785', `input/${file}`));
      const bytes = result.ok ? Buffer.from(result.value, 'utf8').toString('hex') : result.fault;
      expect({ file, bytes }).toEqual({ file, bytes: hex });
      passed += 1;
    }
    report('jcs-rfc8785', ran, passed, 0);
  });

  it('names what JSON cannot say, and where', () => {
    const circular: Record<string, unknown> = {};
    circular.self = [circular];
    const cases: [unknown, string, string][] = [
      [Number.NaN, 'number-not-finite', ''],
      [{ a: [1, Number.POSITIVE_INFINITY] }, 'number-not-finite', '/a/1'],
      ['\ud800', 'lone-surrogate', ''],
      [{ a: { '\udc00': 1 } }, 'lone-surrogate', '/a/\udc00'],
      [undefined, 'not-json', ''],
      [{ 'a/b~': undefined }, 'not-json', '/a~1b~0'],
      [[, 1], 'not-json', '/0'], // eslint-disable-line no-sparse-arrays
      [1n, 'not-json', ''],
      [Symbol('s'), 'not-json', ''],
      [new Map([['a', 1]]), 'not-json', ''],
      [Object(1), 'not-json', ''],
      [{ at: new Date(0) }, 'toJSON-method', '/at'],
      [circular, 'circular', '/self/0'],
    ];
    for (const [value, code, at] of cases) {
      expect(canonicalJson(value)).toMatchObject({ ok: false, fault: { code, at } });
    }
  });

  it('lets one object stand in two places, which is no circle', () => {
    const shared = { b: 1, a: 2 };
    expect(canonicalJson([shared, shared])).toEqual({ ok: true, value: '[{"a":2,"b":1},{"a":2,"b":1}]' });
  });

  it('sorts by UTF-16 code units and keeps the name __proto__', () => {
    const value: unknown = JSON.parse('{"\\ufb33":1,"\\ud83d\\ude00":2,"__proto__":3,"1":4}');
    expect(canonicalJson(value)).toEqual({ ok: true, value: '{"1":4,"__proto__":3,"😀":2,"\ufb33":1}' });
  });

  it('is stable under parsing and blind to member order, for any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const first = canonicalJson(value);
        if (!first.ok) return first.fault.code === 'lone-surrogate';
        const again = canonicalJson(reversed(JSON.parse(first.value)));
        return again.ok && again.value === first.value;
      }),
    );
  });

  it('never throws, whatever comes in', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof canonicalJson(value).ok === 'boolean'));
  });

  it('takes a hundred thousand levels without exhausting the call stack', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    const result = canonicalJson(deep);
    expect(result.ok && result.value.length).toBe(200_001);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

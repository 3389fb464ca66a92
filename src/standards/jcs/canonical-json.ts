import canonicalize from 'canonicalize';
import { fail, ok, type Result } from '../result.js';

export type CanonicalJsonFault =
  'number-not-finite' | 'lone-surrogate' | 'not-json' | 'circular' | 'toJSON-method';

/**
 * Canonical JSON by RFC 8785 (JCS): the one text in UTF-8 that every implementation gives for a JSON value, hence
 * what is hashed and signed. Members sorted by UTF-16 code units, ECMAScript number form, no white space.
 *
 * Anything that is not a JSON value (RFC 8259) is a fault with its place (RFC 6901) instead of a silent omission:
 * `number-not-finite` (NaN, ±Infinity; RFC 8785, 3.2.2.3), `lone-surrogate` in a string or member name (3.2.2.2),
 * `circular`, `toJSON-method` (a Date, say: the caller decides its text), `not-json` (undefined, also as a member or
 * in an array; function, symbol, bigint, Map, boxed primitive). Depth is limited only by memory.
 */
export function canonicalJson(value: unknown): Result<string, CanonicalJsonFault> {
  const fault = firstFault(value);
  if (fault !== null) return fail(fault.code, fault.at, SENTENCE[fault.code]);
  const text = canonicalize(value);
  return text === undefined ? fail('not-json', '', SENTENCE['not-json']) : ok(text);
}

const SENTENCE: Readonly<Record<CanonicalJsonFault, string>> = {
  'number-not-finite': 'A number is NaN or infinite; JSON has no such numbers.',
  'lone-surrogate': 'A string or member name holds half of a surrogate pair and has no UTF-8 form.',
  'not-json':
    'A value is undefined, a function, a symbol, a bigint or an object such as a Map; JSON has no such values.',
  circular: 'An object contains itself.',
  'toJSON-method': 'An object such as a Date has a toJSON method; convert it to a JSON value first.',
};

// In Unicode mode a proper pair is one code point, so only an unpaired half matches.
const LONE_SURROGATE = /\p{Surrogate}/u;

interface Visit {
  readonly value: unknown;
  readonly at: string;
  /** Leaving a container ends its being an ancestor. */
  readonly leaving?: true;
}

/** Depth first with a stack of its own: a hostile depth must not end the call stack. */
function firstFault(root: unknown): { code: CanonicalJsonFault; at: string } | null {
  const stack: Visit[] = [{ value: root, at: '' }];
  const ancestors = new Set<unknown>();
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { value, at } = visit;
    if (visit.leaving) {
      ancestors.delete(value);
      continue;
    }
    if (typeof value !== 'object' || value === null) {
      const code = scalarFault(value);
      if (code !== null) return { code, at };
      continue;
    }
    if (ancestors.has(value)) return { code: 'circular', at };
    if ('toJSON' in value && typeof value.toJSON === 'function') return { code: 'toJSON-method', at };
    if (!isPlain(value)) return { code: 'not-json', at };
    ancestors.add(value);
    stack.push({ value, at, leaving: true });
    const members = Array.isArray(value) ? Array.from(value, pair) : Object.entries(value);
    for (const [name, member] of members.reverse()) {
      const child = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (LONE_SURROGATE.test(name)) return { code: 'lone-surrogate', at: child };
      stack.push({ value: member, at: child });
    }
  }
  return null;
}

/** By its tag rather than its prototype, so that values of another realm pass too. */
function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}

function pair(member: unknown, index: number): [string, unknown] {
  return [String(index), member];
}

function scalarFault(value: unknown): CanonicalJsonFault | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'number-not-finite';
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? 'lone-surrogate' : null;
  return typeof value === 'boolean' || value === null ? null : 'not-json';
}

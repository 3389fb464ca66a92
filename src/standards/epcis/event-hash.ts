import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../result.js';
import { EVENT_ORDER, type FieldOrder, IGNORED, TIME_FIELDS } from './hash-order.js';
import { type Field, readFields } from './hash-tree.js';
import { hashTime, hashValue } from './hash-values.js';
import { expandCurie, readPrefixes } from './json-ld.js';
import { isObject, items, member } from './shape.js';

/*
 * The event hash of CBV 2.0, 8.9, for events in JSON-LD. EPCIS XML is left out: the registry neither takes nor gives
 * it. Where the published steps and the reference implementation differ, its published hashes decide.
 */

export type EventHashFault = 'not-an-event' | 'not-a-document' | 'too-deep' | 'lone-surrogate';

/** No honest event nests its fields deeper; recursion stays far from the end of the call stack. */
const DEEPEST = 200;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The pre-hash string of one event: every field that says what happened, in canonical order and spelling, so that
 * two serialisations of one event give one text.
 *
 * @param event one event of an `eventList`; `eventID`, `recordTime`, `errorDeclaration` and comments do not count.
 * @param context the document's `@context`; prefixes declared there (and in the event's own) name user fields.
 * @param ignore names of further fields at the event's top to leave out, as written there.
 * @returns faults `not-an-event` (no object with a `type`), `too-deep` (over 200 levels), `lone-surrogate` (no UTF-8 form).
 */
export function eventPreHash(
  event: unknown,
  context: unknown,
  ignore: readonly string[] = [],
): Result<string, EventHashFault> {
  const type = member(event, 'type');
  if (!isObject(event) || typeof type !== 'string') {
    return fail('not-an-event', '', 'An event is an object with a type.');
  }
  if (isDeeperThan(event, DEEPEST))
    return fail('too-deep', '', `The event nests deeper than ${DEEPEST} levels.`);
  const prefixes = readPrefixes(member(event, '@context'), readPrefixes(context));
  const fields = readFields(event, prefixes, '', [...IGNORED, ...ignore]);
  const { text, rest } = inOrder(fields, EVENT_ORDER, 'event');
  const preHash = `eventType=${expandCurie(type, prefixes)}${text}${lexically(rest)}`;
  return LONE_SURROGATE.test(preHash)
    ? fail('lone-surrogate', '', 'A string holds half of a surrogate pair and has no UTF-8 form.')
    : ok(preHash);
}

/** The event hash as a Named Information URI (RFC 6920): `ni:///sha-256;{64 hexadecimal digits}?ver=CBV2.0`. */
export function eventHash(
  event: unknown,
  context: unknown,
  ignore: readonly string[] = [],
): Result<string, EventHashFault> {
  const preHash = eventPreHash(event, context, ignore);
  return preHash.ok ? ok(hashOfPreHash(preHash.value)) : preHash;
}

export function hashOfPreHash(preHash: string): string {
  return `ni:///sha-256;${createHash('sha256').update(preHash, 'utf8').digest('hex')}?ver=CBV2.0`;
}

/** The event hashes of an EPCISDocument or EPCISQueryDocument, in the order of its event list; see `documentPreHashes`. */
export function documentEventHashes(document: unknown): Result<string[], EventHashFault> {
  const preHashes = documentPreHashes(document);
  return preHashes.ok ? ok(preHashes.value.map(hashOfPreHash)) : preHashes;
}

/**
 * The pre-hash strings of an EPCISDocument or EPCISQueryDocument. A list `ignoreFields` in the namespace
 * `https://repository-x.example.com/` names fields that a repository added and that do not count.
 *
 * @returns the first fault, its place a JSON pointer to the event.
 */
export function documentPreHashes(document: unknown): Result<string[], EventHashFault> {
  const results = member(member(document, 'epcisBody'), 'queryResults');
  const isQuery = isObject(results);
  const holder = isQuery ? member(results, 'resultsBody') : member(document, 'epcisBody');
  const events = member(holder, 'eventList');
  if (!Array.isArray(events)) return fail('not-a-document', '', 'The document has no list of events.');
  const at = isQuery ? '/epcisBody/queryResults/resultsBody/eventList' : '/epcisBody/eventList';
  const context = member(document, '@context');
  const ignore = ignoredFields(isQuery ? results : document, context);
  const preHashes: string[] = [];
  for (const [index, event] of events.entries()) {
    const preHash = eventPreHash(event, context, ignore);
    if (!preHash.ok) return fail(preHash.fault.code, `${at}/${index}`, preHash.fault.sentence);
    preHashes.push(preHash.value);
  }
  return ok(preHashes);
}

const REPOSITORY = 'https://repository-x.example.com/';

function ignoredFields(holder: unknown, context: unknown): string[] {
  const prefix = [...readPrefixes(context)].find(([, namespace]) => namespace === REPOSITORY)?.[0] ?? '';
  return items(member(holder, `${prefix}:ignoreFields`)).filter((name) => typeof name === 'string');
}

interface Rendered {
  readonly text: string;
  /** What the order does not know; it is appended to the whole event in lexical order. */
  readonly rest: readonly Field[];
}

function inOrder(fields: readonly Field[], order: FieldOrder, level: 'event' | 'part'): Rendered {
  const own = level === 'part' ? ownExtensions(fields) : [];
  const placed = new Set([...order.map(([name]) => name), ...own.map(({ name }) => name)]);
  const rest = fields.filter(({ name }) => !placed.has(name));
  let text = '';
  for (const [name, childOrder] of order) {
    const texts: string[] = [];
    for (const field of fields.filter((candidate) => candidate.name === name)) {
      const inner = childOrder
        ? inOrder(field.children, childOrder, 'part')
        : { text: '', rest: field.children };
      const value = TIME_FIELDS.has(name) ? hashTime(field.value) : hashValue(field.value);
      if (value !== '' || inner.text !== '') texts.push(name + assigned(value) + inner.text);
      if (inner.rest.length > 0) rest.push({ ...field, children: inner.rest });
    }
    text += texts.sort(byCodePoint).join('');
  }
  return { text: text + lexically(own), rest };
}

/**
 * User fields of a read point, business location or sensor part end that part (CBV 2.0, 8.9). The reference knows them by
 * a namespace that ends in a slash, and only beside another field; the others it appends to the event, and so its
 * published hashes have it.
 */
function ownExtensions(fields: readonly Field[]): Field[] {
  return fields.length > 1 ? fields.filter(({ name }) => name.includes('{') && name.includes('/}')) : [];
}

function lexically(fields: readonly Field[]): string {
  const texts = fields.map(({ name, value, children }) => {
    const inner = name === '' ? pair(children) : lexically(children);
    return name + assigned(hashValue(value)) + inner;
  });
  return texts.sort(byCodePoint).join('');
}

/** Type and identifier belong together in this order and are not sorted. */
function pair(fields: readonly Field[]): string {
  return fields.map((field) => lexically([field])).join('');
}

function assigned(value: string): string {
  return value === '' ? '' : `=${value}`;
}

/** The order of UTF-8 bytes, hence of code points; JavaScript's own comparison goes by UTF-16 units (RFC 3629, 1). */
function byCodePoint(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [left, right] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (left !== right) return rank(left) - rank(right);
  }
  return one.length - other.length;
}

/** Surrogates stand for code points above every other unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function isDeeperThan(value: unknown, limit: number): boolean {
  const stack: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    if (typeof visit.value !== 'object' || visit.value === null) continue;
    if (visit.depth > limit) return true;
    for (const child of Object.values(visit.value)) stack.push({ value: child, depth: visit.depth + 1 });
  }
  return false;
}

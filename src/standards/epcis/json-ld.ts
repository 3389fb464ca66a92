import { items, isObject } from './shape.js';

/** The prefixes that a document's own context declares, with their namespaces (JSON-LD 1.1, 4.1.5). */
export type Prefixes = ReadonlyMap<string, string>;

/**
 * Reads the prefixes out of an `@context` value: an object or a list of objects and URIs. Contexts named by URI are
 * not fetched: the standard one gives EPCIS terms their meaning, which this library knows, and any other cannot be
 * resolved offline, so its terms stay as written.
 */
export function readPrefixes(context: unknown, inherited: Prefixes = new Map()): Prefixes {
  const prefixes = new Map(inherited);
  for (const part of Array.isArray(context) ? items(context) : [context]) {
    if (!isObject(part)) continue;
    for (const [prefix, namespace] of Object.entries(part)) {
      if (typeof namespace === 'string' && !prefix.startsWith('@')) prefixes.set(prefix, namespace);
    }
  }
  return prefixes;
}

/** A compact URI as namespace and local name; null for other text (`http://…`, an undeclared prefix, no colon). */
export function splitCurie(text: string, prefixes: Prefixes): { namespace: string; local: string } | null {
  const colon = text.indexOf(':');
  if (colon === -1 || text.startsWith('//', colon + 1)) return null;
  const namespace = prefixes.get(text.slice(0, colon));
  return namespace === undefined ? null : { namespace, local: text.slice(colon + 1) };
}

/** The full URI of a compact one; other text unchanged. */
export function expandCurie(text: string, prefixes: Prefixes): string {
  const curie = splitCurie(text, prefixes);
  return curie === null ? text : curie.namespace + curie.local;
}

import { type BodyRule, DEPTH_MAX } from './body-rules.js';

export type JsonFault = 'too-deep' | 'too-many-values' | 'duplicate-key' | 'key-refused';

const [QUOTE, BACKSLASH, COMMA, COLON, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = Array.from('"\\,:[]{}', (sign) =>
  sign.charCodeAt(0),
);
/** Names that mean something to JavaScript itself, and nothing to any of ours. */
const REFUSED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What makes a JSON text more than a body may hold, found in one pass without building anything of it; null when nothing does.
 * Whether the text is JSON at all is for the parser to say. A name that comes twice in one object is refused: readers disagree
 * about which of the two counts (RFC 8259 §4).
 */
export function jsonFault(text: string, { keys, items }: BodyRule): JsonFault | null {
  /** The names so far of each object that is open, null for an array. */
  const open: (Set<string> | null)[] = [];
  let keysLeft = keys;
  let itemsLeft = items;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      const end = endOfString(text, at);
      const names = open.at(-1);
      if (names instanceof Set && text.charCodeAt(skipSpace(text, end + 1)) === COLON) {
        if (--keysLeft < 0) return 'too-many-values';
        const name = nameOf(text.slice(at, end + 1));
        if (REFUSED.has(name)) return 'key-refused';
        if (names.has(name)) return 'duplicate-key';
        names.add(name);
      }
      at = end;
    } else if (sign === OPEN || sign === OPEN_LIST) {
      open.push(sign === OPEN ? new Set() : null);
      if (open.length > DEPTH_MAX) return 'too-deep';
      if (sign === OPEN_LIST && --itemsLeft < 0) return 'too-many-values';
    } else if (sign === CLOSE || sign === CLOSE_LIST) open.pop();
    else if (sign === COMMA && open.at(-1) === null && --itemsLeft < 0) return 'too-many-values';
  }
  return null;
}

/** Where the string that begins at `at` ends; the end of the text where it is not closed. */
function endOfString(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end += 1) {
    const sign = text.charCodeAt(end);
    if (sign === QUOTE) return end;
    if (sign === BACKSLASH) end += 1;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

/** `"a"` and `"\u0061"` are one name. */
function nameOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted; // no JSON, as the parser will say
  }
}

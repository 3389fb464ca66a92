const QUOTE = 34;
const BACKSLASH = 92;

/**
 * The offset at which an object of a JSON text names a member for the second time, or null. Readers disagree on which
 * of the two counts (RFC 8259, section 4), so that one file would mean two places. Expects text that JSON.parse takes;
 * linear in its length.
 */
export function findRepeatedMember(text: string): number | null {
  // One entry for every open object or array: the names so far, or null for an array.
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '{' || character === '[') open.push(character === '{' ? new Set() : null);
    else if (character === '}' || character === ']') open.pop();
    if (character !== '"') continue;
    const end = endOfString(text, at);
    const names = open.at(-1);
    if (names && startsMember(text, end)) {
      const name: unknown = JSON.parse(text.slice(at, end));
      if (names.has(String(name))) return at;
      names.add(String(name));
    }
    at = end - 1;
  }
  return null;
}

/** The offset after the closing quotation mark of the string that opens at `at`. */
function endOfString(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text.charCodeAt(end) !== QUOTE)
    end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
  return end + 1;
}

/** Whether a colon follows, which in JSON only stands after a member's name. */
function startsMember(text: string, from: number): boolean {
  let at = from;
  while (' \t\n\r'.includes(text.charAt(at)) && at < text.length) at += 1;
  return text.charAt(at) === ':';
}

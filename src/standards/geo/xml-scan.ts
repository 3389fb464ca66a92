import { geoFail, type GeoFault } from './area-geometry.js';

const MAX_DEPTH = 32;
const MAX_ELEMENTS = 200_000;

/**
 * One linear pass over the tags of an XML text before any parser sees it: refuses a DOCTYPE, deep nesting and too many
 * elements, and checks that every tag is closed by its own name (XML 1.0, section 3), which the parser does not.
 */
export function scanXml(text: string): GeoFault | undefined {
  const open: string[] = [];
  let elements = 0;
  let at = text.indexOf('<');
  if (at < 0 || text.slice(0, at).trim() !== '') return unbalanced(0);
  for (; at >= 0; at = text.indexOf('<', at)) {
    if (elements > 0 && open.length === 0 && !text.startsWith('<!--', at) && !text.startsWith('<?', at)) {
      return unbalanced(at);
    }
    const end = markupEnd(text, at);
    if (end < 0)
      return geoFail('xml-malformed', at, 'A tag, comment or section has no end: the file is cut off.').fault;
    const fault = text.startsWith('<!', at)
      ? declaration(text, at)
      : text.startsWith('<?', at)
        ? undefined
        : tag(text.slice(at + 1, end - 1), at, open);
    if (fault !== undefined) return fault;
    if (/[^!?/]/.test(text.charAt(at + 1))) elements++;
    if (elements > MAX_ELEMENTS) {
      const sentence = `More than ${MAX_ELEMENTS} elements: export only the areas needed.`;
      return geoFail('xml-too-many-elements', at, sentence).fault;
    }
    at = end;
  }
  return open.length > 0 || elements === 0 ? unbalanced(text.length) : undefined;
}

/** The offset behind the piece of markup that starts at `at`, or -1 when it has no end. */
function markupEnd(text: string, at: number): number {
  for (const [start, close] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!text.startsWith(start, at)) continue;
    const end = text.indexOf(close, at + start.length);
    return end < 0 ? -1 : end + close.length;
  }
  let quote = '';
  for (let i = at + 1; i < text.length; i++) {
    const character = text.charAt(i);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return i + 1;
    else if (character === '<' && text.charAt(at + 1) !== '!') return -1;
  }
  return text.startsWith('<!', at) ? text.length : -1;
}

function declaration(text: string, at: number): GeoFault | undefined {
  if (text.startsWith('<!--', at) || text.startsWith('<![CDATA[', at)) return undefined;
  return geoFail('xml-doctype', at, 'A DOCTYPE is not accepted: remove it and the entities it declares.')
    .fault;
}

function tag(content: string, at: number, open: string[]): GeoFault | undefined {
  const name = /^\/?([^\s/=<>"']+)/.exec(content)?.[1];
  if (name === undefined) return geoFail('xml-malformed', at, 'A tag has no name.').fault;
  if (content.startsWith('/')) {
    const expected = open.pop();
    if (expected === name) return undefined;
    const sentence = `</${name.slice(0, 40)}> closes nothing that is open: the file is damaged.`;
    return geoFail('xml-malformed', at, sentence).fault;
  }
  if (content.endsWith('/')) return undefined;
  open.push(name);
  if (open.length <= MAX_DEPTH) return undefined;
  return geoFail('xml-too-deep', at, `Elements nest deeper than ${MAX_DEPTH}: this is no map file.`).fault;
}

function unbalanced(at: number): GeoFault {
  return geoFail('xml-malformed', at, 'This is not one complete XML document: export the file again.').fault;
}

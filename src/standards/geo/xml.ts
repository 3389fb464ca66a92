import { XMLParser } from 'fast-xml-parser';
import { geoFail, type GeoFault } from './area-geometry.js';
import { isRecord } from './read-rings.js';
import { scanXml } from './xml-scan.js';

/** One element: its name without prefix, its attributes, its text and its children in order. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  readonly children: readonly XmlNode[];
}

export type XmlResult =
  { readonly ok: true; readonly value: XmlNode } | { readonly ok: false; readonly fault: GeoFault };

const MAX_BYTES = 5_000_000;

const CDATA = '#cdata';

const parser = new XMLParser({
  preserveOrder: true,
  trimValues: false,
  cdataPropName: CDATA,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Reads a small XML document (XML 1.0) from someone we do not trust. Refused before parsing: more than 5 MB, a
 * DOCTYPE (and with it every entity declaration: billion laughs, external files), nesting beyond 32, more than
 * 200,000 tags. The five predefined entities and character references are all that is decoded. Never throws.
 *
 * Codes: xml-too-big, xml-doctype, xml-too-deep, xml-too-many-elements, xml-malformed; `at` is a character offset.
 */
export function readXml(input: string): XmlResult {
  const text = input.replace(/^\uFEFF/, '');
  if (text.length > MAX_BYTES || Buffer.byteLength(text) > MAX_BYTES) {
    return geoFail(
      'xml-too-big',
      0,
      `The file is larger than ${MAX_BYTES} bytes: export only the areas needed.`,
    );
  }
  const hostile = scanXml(text);
  if (hostile !== undefined) return { ok: false, fault: hostile };
  try {
    const [root] = nodesOf(parser.parse(text));
    return root === undefined ? malformed() : { ok: true, value: root };
  } catch {
    // The parser throws on what it finds impossible, without a position.
    return malformed();
  }
}

function malformed(): XmlResult {
  return geoFail('xml-malformed', 0, 'The file is not XML: export it again from the program that made it.');
}

/** Turns the parser's `[{ name: […children], ':@': attributes }]` into nodes; text stands under `#text`. */
function nodesOf(entries: unknown): XmlNode[] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown): XmlNode[] => {
    if (!isRecord(entry)) return [];
    const members = Object.entries(entry);
    const [name, content] = members.find(([key]) => !key.startsWith(':') && !key.startsWith('#')) ?? [];
    if (name === undefined) return [];
    const attributes: unknown = members.find(([key]) => key === ':@')?.[1];
    const pairs = Object.entries(isRecord(attributes) ? attributes : {});
    return [
      {
        name,
        attributes: new Map(pairs.map(([key, value]) => [key, decode(String(value))])),
        text: textOf(content),
        children: nodesOf(content),
      },
    ];
  });
}

/** Text and CDATA sections directly under an element; references are decoded in text only. */
function textOf(entries: unknown): string {
  return piecesOf(entries).join('').trim();
}

function piecesOf(entries: unknown): string[] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown): string[] => {
    const [key, content]: [string, unknown] | [] = isRecord(entry) ? (Object.entries(entry)[0] ?? []) : [];
    if (key === '#text') return [decode(String(content))];
    if (key !== CDATA || !Array.isArray(content)) return [];
    return content.flatMap((part: unknown) => (isRecord(part) ? [String(part['#text'])] : []));
  });
}

const PREDEFINED = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,8}));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return PREDEFINED.get(name) ?? whole;
    const code = typeof decimal === 'string' ? parseInt(decimal, 10) : parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

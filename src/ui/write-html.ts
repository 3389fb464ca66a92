import { type FunctionComponent, isValidElement, type VNode } from 'preact';

/**
 * Writes JSX down as HTML, byte for byte as preact-render-to-string does, in half its time, for it knows less: components are
 * functions, without hooks and contexts (what a page tells its parts is in `page-context.ts`), and attributes have their names of
 * HTML or SVG: `class`, `for`, `value` of an `input` or an `option`; a `textarea` has its text between its tags.
 * @throws Error at a name that React has and HTML has not
 */
export function writeHtml(node: unknown): string {
  return add('', node);
}

/** Elements without an end (HTML 13.1.2). */
const VOID: ReadonlySet<unknown> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/** One piece after the other: what V8 makes of such a chain is cheaper than a list that is joined. */
function add(html: string, node: unknown): string {
  if (typeof node === 'string') return html + escaped(node);
  if (node === null || node === undefined || typeof node === 'boolean') return html;
  if (typeof node === 'number') return html + String(node);
  if (Array.isArray(node)) {
    let all = html;
    for (const each of node) all = add(all, each);
    return all;
  }
  // What comes from data may look like an element, but has not the mark that Preact gives to one.
  if (!isValidElement(node)) return html;
  if (isComponent(node)) return add(html, node.type(node.props));
  return addElement(html, String(node.type), node.props);
}

/** Of a class, which the house has none of, the call itself says that it cannot be. */
function isComponent(node: VNode): node is VNode & { readonly type: FunctionComponent } {
  return typeof node.type === 'function';
}

function addElement(html: string, type: string, props: Readonly<Record<string, unknown>>): string {
  let all = `${html}<${type}`;
  let raw: string | undefined;
  for (const name in props) {
    const value = props[name];
    if (name === 'children' || value === null || value === undefined) continue;
    if (name === 'dangerouslySetInnerHTML') {
      raw = rawOf(value);
      continue;
    }
    const { bare, open, isTold } = attributes.get(name) ?? learnt(name);
    const text = typeof value === 'string' ? value : written(name, value);
    if (text === '' || (value === true && !isTold)) all += bare;
    else if (value !== false || isTold) all += `${open}${escaped(text)}"`;
  }
  if (VOID.has(type)) return `${all}/>`;
  all = raw === undefined ? add(`${all}>`, props['children']) : `${all}>${raw}`;
  return `${all}</${type}>`;
}

interface Attribute {
  readonly bare: string;
  readonly open: string;
  /** `false` and `true` are values of it; of others, whether they are there. */
  readonly isTold: boolean;
}

const attributes = new Map<string, Attribute>();

/** Names are written in the code; none comes from data. */
const NAME = /^[a-z][A-Za-z0-9:-]*$/;
const OF_REACT = /^(className|htmlFor|style|ref|key|default[A-Z].*|acceptCharset|httpEquiv|on[A-Z].*)$/;
const TOLD = /^(aria-.*|data-.*|draggable|spellcheck)$/;

function learnt(name: string): Attribute {
  if (!NAME.test(name) || OF_REACT.test(name)) throw new Error(`no attribute of HTML or SVG: ${name}`);
  const attribute = { bare: ` ${name}`, open: ` ${name}="`, isTold: TOLD.test(name) };
  attributes.set(name, attribute);
  return attribute;
}

function written(name: string, value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`${name} is no text and no number: ${typeof value}`);
}

function rawOf(value: unknown): string {
  return typeof value === 'object' && value !== null && '__html' in value ? String(value.__html) : '';
}

const SPECIAL = /["&<]/;

function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Steps } from './cell.js';
import { inflate, type ZipEntry } from './zip-entries.js';

/** Sheets nest six deep, drawings in them a little more. */
const DEPTH_MAX = 40;
/** Ten thousand rows of sixty cells. */
const ELEMENTS_MAX = 2_000_000;
/** Spreadsheets write none; a file full of them only takes time. */
const ASIDES_MAX = 1000;
const SLICE = 16_384;
const DOCTYPE = '<!DOCTYPE';

export type XmlEnd = 'whole' | 'stopped' | 'doctype' | 'broken' | 'too-big';

export interface XmlHandlers {
  /** Names come without their prefix: some programs write `x:row`. Returns true where nothing more is wanted. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => boolean | undefined;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => boolean | undefined;
}

/**
 * Reads the XML of one file of an archive while it is unpacked. No DOCTYPE and so no entities but XML's own five (XML 1.0, section 4.6),
 * no more than so many elements inside each other.
 */
export function* readXml(entry: ZipEntry, handlers: XmlHandlers): Steps<XmlEnd> {
  const state: { end: XmlEnd | null } = { end: null };
  let [depth, elements] = [0, 0];
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  parser.on('error', () => (state.end ??= 'broken'));
  let asides = 0;
  const aside = () => {
    asides += 1;
    if (asides > ASIDES_MAX) state.end ??= 'broken';
  };
  parser.on('comment', aside);
  parser.on('processinginstruction', aside);
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1;
    elements += 1;
    if (depth > DEPTH_MAX) state.end ??= 'broken';
    if (elements > ELEMENTS_MAX) state.end ??= 'too-big';
    if (state.end === null && handlers.open?.(local(tag.name), tag.attributes) === true)
      state.end = 'stopped';
  });
  if (handlers.text !== undefined) {
    const { text } = handlers;
    const take = (piece: string) => state.end === null && text(piece);
    parser.on('text', take);
    parser.on('cdata', take);
  }
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1;
    if (state.end === null && handlers.close?.(local(tag.name)) === true) state.end = 'stopped';
  });
  const [first, second] = [entry.packed[0], entry.packed[1]];
  const decoder = new TextDecoder(entry.stored && first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8');
  let tail = '';
  const feed = (text: string): void => {
    if ((tail + text).includes(DOCTYPE)) state.end ??= 'doctype';
    tail = text.slice(-DOCTYPE.length);
    // By slices: what is seen to be a trap is not read to the end of its chunk.
    for (let at = 0; at < text.length && state.end === null; at += SLICE)
      parser.write(text.slice(at, at + SLICE));
  };
  const unpacking = inflate(entry, (chunk) => {
    if (state.end === null) feed(decoder.decode(chunk, { stream: true }));
  });
  for (;;) {
    const step = unpacking.next();
    if (state.end !== null) return state.end;
    if (step.done === true) {
      if (!step.value) return 'broken';
      break;
    }
    yield;
  }
  parser.close();
  return endOf(state);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** What reading came to, now that the parser has had its last word. */
function endOf({ end }: { readonly end: XmlEnd | null }): XmlEnd {
  return end ?? 'whole';
}

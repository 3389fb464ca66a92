/** What part of the document a byte belongs to. */
export type PartOfPaper = 'page' | 'font' | 'facts' | 'frame';

/** How a copy differs from what was signed. */
export interface CopyDifference {
  /** The first byte that differs, counted from 1. */
  readonly at: number;
  readonly part: PartOfPaper;
  /** Bytes that differ where both have one. */
  readonly bytes: number;
  readonly length: { readonly original: number; readonly copy: number };
}

/** Compares byte by byte; null for a true copy. */
export function compareCopies(original: Uint8Array, copy: Uint8Array): CopyDifference | null {
  const shared = Math.min(original.length, copy.length);
  let first = -1;
  let bytes = 0;
  for (let index = 0; index < shared; index += 1) {
    if (original[index] === copy[index]) continue;
    if (first < 0) first = index;
    bytes += 1;
  }
  if (first < 0 && original.length === copy.length) return null;
  const at = first < 0 ? shared : first;
  return {
    at: at + 1,
    part: partOfPaper(original, at),
    bytes,
    length: { original: original.length, copy: copy.length },
  };
}

/** Which object of the PDF the byte lies in (ISO 32000-1, 7.5): our documents are not compressed, so this can be read. */
function partOfPaper(original: Uint8Array, at: number): PartOfPaper {
  const text = Buffer.from(original.buffer, original.byteOffset, original.length).toString('latin1');
  const from = text.lastIndexOf(' obj\n', at);
  const to = text.indexOf('endobj', at);
  if (from < 0 || to < 0 || text.lastIndexOf('endobj', at) > from) return 'frame';
  const object = text.slice(from, to);
  if (/\/FontFile|\/Type \/Font|\/CIDToGIDMap|begincmap|\/Subtype \/CIDFont/.test(object)) return 'font';
  if (/\/CreationDate|\/Producer/.test(object)) return 'facts';
  if (/stream\n/.test(object)) return /\bBT\b/.test(object) ? 'page' : 'font';
  return 'frame';
}

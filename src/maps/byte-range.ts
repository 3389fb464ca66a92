/** First and last byte, both included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * What `Range` asks of `size` bytes (RFC 9110 §14.1.2): one range; `null` for what is to be answered as if nothing had been asked, a unit or
 * a spelling we do not know; `'unsatisfiable'` for what lies beyond the end, and for several ranges at once, which nobody needs of a map.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const set = /^bytes\s*=\s*(.*)$/i.exec(header ?? '')?.[1]?.trim();
  if (set === undefined) return null;
  if (/^(?:\d*-\d*\s*,\s*)+(?:\d*-\d*)$/.test(set)) return 'unsatisfiable';
  const [, from = '', to = ''] = /^(\d{0,15})-(\d{0,15})$/.exec(set) ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return null;
  if (first >= size) return 'unsatisfiable';
  return { first, last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}

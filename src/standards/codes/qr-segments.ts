/**
 * How a text is cut into segments of a QR symbol, and how large the symbol becomes (ISO/IEC 18004:2024, 7.4).
 * Error correction level M throughout: a label that loses 15 % of its area still reads.
 */

export type QrMode = 'numeric' | 'alphanumeric' | 'byte';

export interface QrSegment {
  readonly mode: QrMode;
  readonly text: string;
}

/** Data codewords of versions 1 to 40 at level M (ISO/IEC 18004:2024, table 7). */
const DATA_CODEWORDS_M: readonly number[] = [
  ...[16, 28, 44, 64, 86, 108, 124, 154, 182, 216, 254, 290, 334, 365, 415, 453, 507, 563, 627, 669],
  ...[
    714, 782, 860, 914, 1000, 1062, 1128, 1193, 1267, 1373, 1455, 1541, 1631, 1725, 1812, 1914, 1992, 2102,
    2216, 2334,
  ],
];

/** Bits of the character count by mode, for versions up to 9, 26 and 40 (table 3). */
const COUNT_BITS: Readonly<Record<QrMode, readonly [number, number, number]>> = {
  numeric: [10, 12, 14],
  alphanumeric: [9, 11, 13],
  byte: [8, 16, 16],
};
const MODE_BITS = 4;

const NUMERIC = /^\d+$/;
const ALPHANUMERIC = /^[\dA-Z $%*+\-./:]+$/;

/** The narrowest single mode that can write all of `text`. */
export function singleMode(text: string): QrMode {
  return NUMERIC.test(text) ? 'numeric' : ALPHANUMERIC.test(text) ? 'alphanumeric' : 'byte';
}

/** The smallest version that holds the segments, or undefined when not even version 40 does. */
export function smallestVersion(segments: readonly QrSegment[]): number | undefined {
  const payload = segments.reduce((sum, { mode, text }) => sum + payloadBits(mode, text), 0);
  const index = DATA_CODEWORDS_M.findIndex((codewords, place) => {
    const headers = segments.reduce((sum, { mode }) => sum + headerBits(mode, place + 1), 0);
    return headers + payload <= 8 * codewords;
  });
  return index < 0 ? undefined : index + 1;
}

/**
 * The cut with the fewest bits for symbols of the version class of `version`: the shortest path over the characters
 * with one state for each mode. Costs are in sixths of a bit, so that 10/3 and 11/2 bits a character stay whole.
 */
export function bestSegments(text: string, version: number): readonly QrSegment[] {
  const single = singleMode(text);
  // A change of mode costs a header, which shorter runs than these never earn back.
  if (
    single === 'numeric' ||
    !(single === 'byte' ? WORTH_LEAVING_BYTE : WORTH_LEAVING_ALPHANUMERIC).test(text)
  ) {
    return [{ mode: single, text }];
  }
  const headers = MODES.map((mode) => 6 * headerBits(mode, version));
  const characters = Array.from(text);
  /** For each character and each mode it may be written in, the mode of the one before on the cheapest path. */
  const before: number[][] = [];
  let reached = headers;
  for (const [place, character] of characters.entries()) {
    const arrivals = MODES.map((_, mode) =>
      // A segment ends on a whole bit before the next one's header begins.
      reached.map((cost, from) =>
        from === mode ? cost : place === 0 ? Infinity : Math.ceil(cost / 6) * 6 + (headers[mode] ?? 0),
      ),
    );
    const from = arrivals.map(indexOfLeast);
    before.push(from);
    reached = MODES.map((mode, to) => (arrivals[to]?.[from[to] ?? 0] ?? 0) + cost(mode, character));
  }
  return cut(characters, before, indexOfLeast(reached));
}

const MODES = ['numeric', 'alphanumeric', 'byte'] as const;
const WORTH_LEAVING_ALPHANUMERIC = /\d{7}/;
const WORTH_LEAVING_BYTE = /\d{4}|[\dA-Z $%*+\-./:]{6}/;

/** Sixths of a bit that one character takes, infinite where the mode does not have it. */
function cost(mode: QrMode, character: string): number {
  if (mode === 'byte') return 48 * utf8Length(character);
  if (mode === 'alphanumeric') return ALPHANUMERIC.test(character) ? 33 : Infinity;
  return character >= '0' && character <= '9' ? 20 : Infinity;
}

function headerBits(mode: QrMode, version: number): number {
  return MODE_BITS + COUNT_BITS[mode][version <= 9 ? 0 : version <= 26 ? 1 : 2];
}

function indexOfLeast(values: readonly number[]): number {
  return values.indexOf(Math.min(...values));
}

function cut(characters: readonly string[], before: readonly number[][], last: number): readonly QrSegment[] {
  const segments: QrSegment[] = [];
  let end = characters.length;
  let mode = last;
  for (let at = characters.length - 1; at >= 0; at -= 1) {
    const from = before[at]?.[mode] ?? mode;
    if (at > 0 && from === mode) continue;
    segments.unshift({ mode: MODES[mode] ?? 'byte', text: characters.slice(at, end).join('') });
    end = at;
    mode = from;
  }
  return segments;
}

function payloadBits(mode: QrMode, text: string): number {
  if (mode === 'numeric') return Math.ceil((10 * text.length) / 3);
  if (mode === 'alphanumeric') return Math.ceil((11 * text.length) / 2);
  let bytes = 0;
  for (const character of text) bytes += utf8Length(character);
  return 8 * bytes;
}

function utf8Length(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

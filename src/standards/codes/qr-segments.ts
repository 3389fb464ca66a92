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
const LAST_VERSION_OF_CLASS = [9, 26, 40] as const;
const MODE_BITS = 4;

const NUMERIC = /^\d+$/;
const ALPHANUMERIC = /^[\dA-Z $%*+\-./:]+$/;

/** The narrowest single mode that can write all of `text`. */
export function singleMode(text: string): QrMode {
  return NUMERIC.test(text) ? 'numeric' : ALPHANUMERIC.test(text) ? 'alphanumeric' : 'byte';
}

/** The smallest version that holds the segments, or undefined when not even version 40 does. */
export function smallestVersion(segments: readonly QrSegment[]): number | undefined {
  for (const [index, last] of LAST_VERSION_OF_CLASS.entries()) {
    const version = versionFor(totalBits(segments, index));
    if (version !== undefined && version <= last) {
      return Math.max(version, index === 0 ? 1 : (LAST_VERSION_OF_CLASS[index - 1] ?? 0) + 1);
    }
  }
  return undefined;
}

/**
 * The cut with the fewest bits for symbols of the version class of `version`: shortest path over the characters, one
 * state for each mode. Costs are in sixths of a bit, so that 10/3 and 11/2 bits a character stay whole numbers.
 */
export function bestSegments(text: string, version: number): readonly QrSegment[] {
  const index = LAST_VERSION_OF_CLASS.findIndex((last) => version <= last);
  let paths: (Path | undefined)[] = MODES.map((mode) => ({
    cost: header(mode, index),
    mode,
    before: undefined,
    from: 0,
  }));
  let at = 0;
  for (const character of text) {
    const stayed = paths.map((path) => {
      const cost = path === undefined ? undefined : CHARACTER_COST[path.mode](character);
      return path === undefined || cost === undefined ? undefined : { ...path, cost: path.cost + cost };
    });
    at += character.length;
    const next = at;
    paths = MODES.map((mode, place) => {
      // A segment ends on a whole bit before the next one's header begins.
      const entered = stayed
        .filter((path): path is Path => path !== undefined && path.mode !== mode)
        .map((path) => ({
          cost: Math.ceil(path.cost / 6) * 6 + header(mode, index),
          mode,
          before: path,
          from: next,
        }));
      return cheapest([stayed[place], ...entered]);
    });
  }
  return cut(text, cheapest(paths.filter((path) => path === undefined || path.from < text.length)));
}

interface Path {
  readonly cost: number;
  readonly mode: QrMode;
  /** The path up to this segment's beginning. */
  readonly before: Path | undefined;
  /** Where this segment begins. */
  readonly from: number;
}

const MODES = ['numeric', 'alphanumeric', 'byte'] as const;

const CHARACTER_COST: Readonly<Record<QrMode, (character: string) => number | undefined>> = {
  numeric: (character) => (NUMERIC.test(character) ? 20 : undefined),
  alphanumeric: (character) => (ALPHANUMERIC.test(character) ? 33 : undefined),
  byte: (character) => 48 * utf8Length(character),
};

function header(mode: QrMode, versionClass: number): number {
  return 6 * (MODE_BITS + (COUNT_BITS[mode][versionClass] ?? 0));
}

function cheapest(paths: readonly (Path | undefined)[]): Path | undefined {
  return paths.reduce(
    (best, path) => (best === undefined || (path && path.cost < best.cost) ? path : best),
    undefined,
  );
}

function cut(text: string, path: Path | undefined): readonly QrSegment[] {
  const segments: QrSegment[] = [];
  let end = text.length;
  for (let step = path; step !== undefined; step = step.before) {
    if (step.from < end) segments.unshift({ mode: step.mode, text: text.slice(step.from, end) });
    end = step.from;
  }
  return segments;
}

function totalBits(segments: readonly QrSegment[], versionClass: number): number {
  return segments.reduce((sum, { mode, text }) => {
    const cost = Array.from(text).reduce(
      (part, character) => part + (CHARACTER_COST[mode](character) ?? Infinity),
      0,
    );
    return sum + MODE_BITS + (COUNT_BITS[mode][versionClass] ?? 0) + Math.ceil(cost / 6);
  }, 0);
}

function versionFor(bits: number): number | undefined {
  const index = DATA_CODEWORDS_M.findIndex((codewords) => bits <= 8 * codewords);
  return index < 0 ? undefined : index + 1;
}

function utf8Length(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

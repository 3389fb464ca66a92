import type { TextReading } from './cell.js';
import {
  cellFromLegacy,
  fromLegacy,
  guessLegacy,
  type LegacyReading,
  vietnameseness,
} from './legacy-vietnamese.js';

export interface Decoded {
  readonly text: string;
  readonly reading: TextReading;
  readonly doubtful: boolean;
}

const SAMPLE = 200_000;

/**
 * The text of a file of which nothing says how it is written: by its mark (RFC 3629, section 6; Unicode, section 23.8), as UTF-16 by its zeros, as UTF-8
 * where it can be, otherwise by which table of one byte a letter makes it Vietnamese. Windows-1258 writes tones as marks of their own: composed
 * to NFC. Never throws: what cannot be read becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array, wanted?: TextReading): Decoded {
  const sure = (text: string, reading: TextReading): Decoded => ({
    text: text.normalize('NFC'),
    reading,
    doubtful: false,
  });
  if (wanted !== undefined) return sure(readAs(bytes, wanted), wanted);
  const unicode = unicodeOf(bytes);
  if (unicode !== null) {
    const mended = readTwice(bytes);
    if (mended !== null) return sure(mended, unicode);
    // The letters of an old font may have been saved as Unicode by a program that did not know the font.
    const text = readAs(bytes, unicode);
    const { legacy, doubtful } = guessLegacy(text.slice(0, SAMPLE));
    return legacy === null
      ? {
          ...sure(text, unicode),
          doubtful: doubtful && /[\u00a1-\u00fe]/.test(text) && !/[\u0100-\u01b0\u1ea0-\u1ef9]/.test(text),
        }
      : { text: cellsFromLegacy(text, legacy), reading: legacy, doubtful };
  }
  const latin = readAs(bytes, 'windows-1252');
  const sample = bytes.subarray(0, SAMPLE);
  const composed = vietnameseness(readAs(sample, 'windows-1258'));
  const { legacy, doubtful } = guessLegacy(latin.slice(0, SAMPLE));
  const legacyScore =
    legacy === null ? -Infinity : vietnameseness(fromLegacy(latin.slice(0, SAMPLE), legacy)).score;
  if (composed.score > 0 && composed.score >= legacyScore)
    return {
      ...sure(readAs(bytes, 'windows-1258'), 'windows-1258'),
      doubtful: legacyScore * 2 > composed.score,
    };
  if (legacy !== null) return { text: fromLegacy(latin, legacy), reading: legacy, doubtful };
  return { ...sure(latin, 'windows-1252'), doubtful: true };
}

function readAs(bytes: Uint8Array, reading: TextReading): string {
  if (reading === 'tcvn3' || reading === 'vni') {
    const unicode = unicodeOf(bytes);
    return unicode === null
      ? fromLegacy(readAs(bytes, 'windows-1252'), reading)
      : cellsFromLegacy(readAs(bytes, unicode), reading);
  }
  return new TextDecoder(reading).decode(bytes).normalize('NFC');
}

function unicodeOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const seen = Math.min(bytes.length, 4096);
  for (let at = 0; at < seen; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Separators, digits and plain letters have a byte of zero in UTF-16, and no text of another kind has any.
  if (odd * 8 > seen && odd > even * 4) return 'utf-16le';
  if (even * 8 > seen && even > odd * 4) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return null; // not UTF-8: the answer, no mishap
  }
}

/** Of a file of Unicode: cell by cell, since some may have been typed in Unicode. */
function cellsFromLegacy(text: string, reading: LegacyReading): string {
  return text.replace(/[^;,\t\r\n"]+/g, (cell) => cellFromLegacy(cell, reading));
}

/** The letters of 0x80 to 0x9f in windows-1252, as the Encoding Standard has them. */
const BYTES_OF_1252 = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(byte)),
    byte,
  ]),
);

/**
 * UTF-8 that a program took for windows-1252 and wrote as UTF-8 once more: “Há»£p tÃ¡c”. Read back where all of it is such text and
 * Vietnamese comes of it; null otherwise.
 */
function readTwice(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!/\u00c3.|\u00e1[\u00ba\u00bb]|\u00c4[\u2018\u0090]/.test(text.slice(0, SAMPLE))) return null;
  const once: number[] = [];
  for (const letter of text) {
    const byte = BYTES_OF_1252.get(letter);
    if (byte === undefined) return null;
    once.push(byte);
  }
  try {
    const read = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(once));
    return vietnameseness(read.slice(0, SAMPLE)).score > 0 ? read : null;
  } catch {
    return null; // it was no such text: the answer, no mishap
  }
}

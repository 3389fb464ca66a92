import type { TextReading } from './cell.js';
import { fromLegacy, guessLegacy, vietnameseness } from './legacy-vietnamese.js';

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
    // The letters of an old font may have been saved as Unicode by a program that did not know the font.
    const text = readAs(bytes, unicode);
    const { legacy, doubtful } = guessLegacy(text.slice(0, SAMPLE));
    return legacy === null
      ? {
          ...sure(text, unicode),
          doubtful: doubtful && /[\u00a1-\u00fe]/.test(text) && !/[\u0100-\u01b0\u1ea0-\u1ef9]/.test(text),
        }
      : { text: fromLegacy(text, legacy), reading: legacy, doubtful };
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
    return fromLegacy(readAs(bytes, unicode ?? 'windows-1252'), reading);
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

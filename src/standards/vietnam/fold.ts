/**
 * Comparing and ordering names written in Vietnamese. A name is spelled in several ways that mean the same: composed
 * or decomposed (NFC, NFD), with the tone mark on either vowel (Hoà, Hòa), in capitals, with stray spaces, with
 * straight or curved apostrophes (Ea H'leo), with a dash between spaces or without them.
 */

/** Combining marks of the five tones in the order of Vietnamese dictionaries, after the tone without a mark. */
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'] as const; // huyền, hỏi, ngã, sắc, nặng

/** The alphabet in its order; F, J, W and Z stand where foreign words put them. */
const ALPHABET = Array.from('aăâbcdđeêfghijklmnoôơpqrstuưvwxyz', (letter) => letter.normalize('NFD'));

/**
 * What keyboards and old fonts put for đ: eth (ð, in capitals Ð), African d (ɖ, Ɖ), hooks, tails and middle strokes, and
 * a d struck through with a mark of its own. Small letters, decomposed.
 */
const LIKE_DJ = /[\u00f0\u018c\u0221\u0256\u0257\u1d6d\u1d81\u1d91\ua77a]|d[\u0335-\u0338]/g;
const LIKE_CAPITAL_DJ = /[\u00d0\u0189\u018a\u018b\ua779]|D[\u0335-\u0338]/g;

const LETTER_RANK: ReadonlyMap<string, number> = new Map(ALPHABET.map((letter, rank) => [letter, rank]));

/**
 * The key for searching: small letters without accents, tones or Đ, words separated by one space, no punctuation.
 * `Xã  HOÀ-AN` and `xã Hòa An` and `xa hoa an` are alike. Idempotent.
 */
export function foldName(text: string): string {
  return words(text)
    .map((word) => word.replace(/\p{M}/gu, '').replaceAll('đ', 'd'))
    .filter((word) => word !== '')
    .join(' ');
}

/** A name without accents, tones and Đ, everything else kept: `Đồng Văn` is `Dong Van`, as in English text. */
export function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replace(LIKE_DJ, 'd')
    .replace(LIKE_CAPITAL_DJ, 'D')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');
}

/**
 * The key for telling names apart: like {@link foldName}, but letters and tones count (Tả Lủng is not Tà Lùng); only
 * where the tone mark stands does not. In NFC with the tone after its syllable; a key, not for print. Idempotent.
 */
export function nameKey(text: string): string {
  return words(text)
    .map((word) => {
      const { letters, tone } = splitTone(word);
      return (letters + (TONES[tone - 1] ?? '')).normalize('NFC');
    })
    .join(' ');
}

/** Whether two spellings are of one name, in the sense of {@link nameKey}. */
export function sameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

/**
 * A key that sorts as Vietnamese readers expect when compared byte by byte (`<` in JavaScript, `COLLATE "C"` in
 * PostgreSQL): syllable by syllable, in each first the letters of the Vietnamese alphabet (a ă â b c d đ …), then
 * the tone (none, huyền, hỏi, ngã, sắc, nặng), so that *ba xa* comes before *bà ba* as in a dictionary; numbers by
 * value (Lô 2 before Lô 10). Case and punctuation do not count. ASCII only for Vietnamese text.
 */
export function sortKey(text: string): string {
  return words(text).map(syllableKey).join('');
}

/** Order of two names: by {@link sortKey}, and between equal keys by the text itself, so that sorting is stable. */
export function compareNames(one: string, other: string): number {
  const [a, b] = [sortKey(one), sortKey(other)];
  if (a !== b) return a < b ? -1 : 1;
  const [c, d] = [one.normalize('NFC'), other.normalize('NFC')];
  return c === d ? 0 : c < d ? -1 : 1;
}

/** Words in small letters, decomposed, apostrophes dropped; every other sign separates. */
function words(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(LIKE_DJ, 'đ')
    .replace(/['’‘ʼ`´]/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

function splitTone(word: string): { letters: string; tone: number } {
  let tone = 0;
  let letters = '';
  for (const mark of word) {
    const found = TONES.findIndex((each) => each === mark);
    if (found >= 0) tone = found + 1;
    else letters += mark;
  }
  return { letters, tone };
}

/** Ranks as A to a, digits as themselves, and the tone as ! to & at the end: each lower than what may follow it. */
function syllableKey(word: string): string {
  const { letters, tone } = splitTone(word);
  let key = '';
  for (const [piece] of letters.matchAll(/\p{Nd}+|\P{M}\p{M}*/gu)) {
    if (/^\d/.test(piece)) {
      const digits = piece.replace(/^0+(?=\d)/, '');
      // The length comes first, so that numbers compare by value; beyond nine digits they compare as text.
      key += String(Math.min(digits.length, 9)) + digits;
    } else {
      const rank = LETTER_RANK.get(piece) ?? LETTER_RANK.get(piece.replace(/\p{M}/gu, ''));
      key += rank === undefined ? `~${piece}` : String.fromCharCode(65 + rank);
    }
  }
  return key + String.fromCharCode(33 + tone);
}

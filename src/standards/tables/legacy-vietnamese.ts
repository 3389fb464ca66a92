import { isVietnameseSyllable } from './syllable.js';

/**
 * Vietnamese as fonts of before Unicode wrote it: codes above 127 of one byte, shown as other letters by whoever has not the font. In a
 * file they are bytes, in a workbook the letters those bytes are in Latin-1 (ISO/IEC 8859-1), so both are read from text.
 *
 * TCVN3 (“ABC”, fonts .VnTime): one code a letter, TCVN 5712:1993. VNI (VNI-Times): the letter, then a code for its marks.
 */
export type LegacyReading = 'tcvn3' | 'vni';

const TCVN3_FROM = 0xa1;
const TCVN3 = Array.from(
  'ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ',
);

/** Marks of VNI behind a letter, as combining characters. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
/** Letters that VNI keeps whole. */
const VNI_LETTERS: Readonly<Record<string, string>> = {
  ô: 'ơ',
  ö: 'ư',
  ñ: 'đ',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};
const VNI_CARRIERS = /[aeiouyôö]/i;

/** Letters that no old font has: such a cell was Unicode already. Signs such as a long dash or curved quotes are in both. */
const BEYOND_FONTS = /[\u0100-\u024f\u1e00-\u1eff]|\p{M}/u;

/**
 * A cell of a table that is mostly written by that reading. People add to old lists with new programs, so a cell that is Vietnamese
 * as it stands, and would be of no more sense otherwise, stays. In VNI what is plain may be marks (Hoà is Hồ): there the table decides.
 */
export function cellFromLegacy(cell: string, reading: LegacyReading): string {
  if (BEYOND_FONTS.test(cell)) return cell;
  const { score, words } = vietnameseness(cell);
  const read = fromLegacy(cell, reading);
  if (vietnameseness(read).score < score) return cell;
  return reading === 'tcvn3' && words > 0 && score === words ? cell : read;
}

/** The text by that reading, in NFC. Letters beyond Latin-1 stay: they were Unicode already. */
export function fromLegacy(text: string, reading: LegacyReading): string {
  const read = (reading === 'tcvn3' ? fromTcvn3(text) : fromVni(text)).normalize('NFC');
  // Capital fonts of TCVN3 draw small codes as capitals: HîP T¸C. A cell of nothing but capitals is one of them, and so is a word.
  return reading === 'tcvn3'
    ? read.replace(
        /[^\n\r\t;,"]+/g,
        (cell) => capitals(cell, 3) ?? cell.replace(/[\p{L}\p{M}]+/gu, (word) => capitals(word, 2) ?? word),
      )
    : read;
}

function fromTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00fe]/g, (letter) => TCVN3[letter.charCodeAt(0) - TCVN3_FROM] ?? letter);
}

function fromVni(text: string): string {
  let read = '';
  let before = '';
  for (const letter of text) {
    const small = letter.toLowerCase();
    const mark = VNI_CARRIERS.test(before) ? VNI_MARKS[small] : undefined;
    const own = VNI_LETTERS[small];
    read += mark ?? (own === undefined ? letter : letter === small ? own : own.toUpperCase());
    before = mark === undefined ? letter : '';
  }
  return read;
}

/**
 * The text in capitals where it has so many plain letters, all of them are, and some word has two: one alone is the capital that begins a
 * name (X· M¸ LÐ).
 */
function capitals(text: string, least: number): string | null {
  const plain = text.replace(/[^A-Za-z]/g, '');
  if (plain.length < least || plain !== plain.toUpperCase()) return null;
  return text.split(/\s+/).some((word) => (word.match(/[A-Z]/g) ?? []).length > 1)
    ? text.toUpperCase()
    : null;
}

/** What stands between spaces and signs of ASCII; a word with a letter beyond them tells one reading from another. */
const WORD = /[^\s!-/:-@[-`{-~\d]+/g;
const TELLING = /[\u0080-\uffff]/;
/** ĐC, SĐT, QĐ: such a word tells nothing. */
const SHORTENED = /^[B-DF-HJ-NP-TV-XZĐ]+$/;
const WORDS = 4000;
const LONGEST = 40;

/** How Vietnamese a text looks: words that can be Vietnamese less those that cannot, and how many told. */
export function vietnameseness(text: string): { readonly score: number; readonly words: number } {
  let [score, words] = [0, 0];
  for (const [word] of text.matchAll(WORD)) {
    if (!TELLING.test(word) || SHORTENED.test(word)) continue;
    if (words++ >= WORDS) break;
    score += looksVietnamese(word) ? 1 : -1;
  }
  return { score, words };
}

function looksVietnamese(word: string): boolean {
  if (word.length > LONGEST) return false;
  const parts = word
    .normalize('NFC')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every(isVietnameseSyllable);
}

export interface Guess {
  /** null: it reads best as it is. */
  readonly legacy: LegacyReading | null;
  /** Whether little speaks for the guess, or another reading is nearly as good. */
  readonly doubtful: boolean;
}

/** Which reading makes a text of Latin-1 letters Vietnamese. What is Vietnamese as it is stays so. */
export function guessLegacy(text: string): Guess {
  const asIs = vietnameseness(text);
  if (asIs.words === 0) return { legacy: null, doubtful: false };
  const readings = (['tcvn3', 'vni'] as const).map((legacy) => ({
    legacy,
    score: vietnameseness(fromLegacy(text, legacy)).score,
  }));
  const [best, second] = readings.sort((a, b) => b.score - a.score);
  // Names of other languages do not make a sheet legacy: most telling words have to become Vietnamese.
  if (best === undefined || best.score <= asIs.score || best.score * 2 < asIs.words)
    return { legacy: null, doubtful: asIs.score * 2 < asIs.words };
  return { legacy: best.legacy, doubtful: second !== undefined && second.score * 2 > best.score };
}

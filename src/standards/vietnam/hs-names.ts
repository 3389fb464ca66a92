import { foldName, nameKey } from './fold.js';
import { CHAPTER_NAMES } from './hs-chapter-names.js';
import { HEADING_NAMES } from './hs-heading-names.js';

/** A chapter (two digits), a heading (four) or a line below one (six) of the Harmonised System, and what it is about. */
export interface HsName {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

interface Entry extends HsName {
  readonly words: readonly Word[];
}

interface Word {
  /** With its tones, told apart as names are. */
  readonly key: string;
  readonly folded: string;
}

const ENTRIES: readonly Entry[] = `${CHAPTER_NAMES}${HEADING_NAMES}`
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [code = '', vi = '', en = ''] = line.split('|');
    return { code, vi, en, words: wordsOf(`${vi} ${en}`) };
  });

const BY_CODE: ReadonlyMap<string, Entry> = new Map(ENTRIES.map((entry) => [entry.code, entry]));
const CODES = ENTRIES.filter(({ code }) => code.length > 2);

/** More words than this say nothing more about goods. */
const WORDS_MAX = 12;

/**
 * What a code of goods is about, as closely as it is known here: of its line, its heading, or its chapter.
 * @param digits as `parseHsCode` gives them
 */
export function hsNameOf(digits: string): HsName | null {
  for (const length of [6, 4, 2]) {
    const found = digits.length >= length ? BY_CODE.get(digits.slice(0, length)) : undefined;
    if (found !== undefined) return { code: found.code, vi: found.vi, en: found.en };
  }
  return null;
}

/**
 * Codes for goods called so, the likeliest first: `chè xanh`, `che xanh`, `green tea`, the name of a product, or the first digits of a
 * code. The first word weighs most, since Vietnamese names begin with what a thing is; equal marks count more than none.
 */
export function findHsCodes(text: string, most = 12): readonly HsName[] {
  const short = text.slice(0, 200);
  const digits = short.replace(/[.\s]/gu, '');
  const found = /^\d+$/.test(digits) ? CODES.filter(({ code }) => code.startsWith(digits)) : byWords(short);
  return found.slice(0, most).map(({ code, vi, en }) => ({ code, vi, en }));
}

function byWords(text: string): readonly Entry[] {
  const asked = wordsOf(text).slice(0, WORDS_MAX);
  const scored = CODES.map((entry) => ({ entry, score: scoreOf(entry, asked) }));
  const best = Math.max(...scored.map(({ score }) => score));
  if (best === 0) return [];
  return scored
    .filter(({ score }) => score > (best * 2) / 3)
    .sort((one, other) => other.score - one.score || one.entry.code.localeCompare(other.entry.code))
    .map(({ entry }) => entry);
}

function scoreOf(entry: Entry, asked: readonly Word[]): number {
  const above = [entry.code.slice(0, 4), entry.code.slice(0, 2)].flatMap(
    (code) => BY_CODE.get(code)?.words ?? [],
  );
  const begins = entry.words[0]?.folded === asked[0]?.folded ? 1 : 0;
  return asked.reduce((sum, word, index) => {
    const own = likeness(word, entry.words);
    return sum + Math.max(own, likeness(word, above) / 2) * Math.max(1, 3 - index);
  }, begins);
}

function likeness({ key, folded }: Word, words: readonly Word[]): number {
  if (words.some((word) => word.key === key)) return 6;
  // Typed with marks, another word that differs in them alone is hardly meant.
  if (words.some((word) => word.folded === folded)) return key === folded ? 4 : 2;
  return folded.length > 2 && words.some((word) => word.folded.startsWith(folded)) ? 2 : 0;
}

function wordsOf(text: string): readonly Word[] {
  return nameKey(text)
    .split(' ')
    .filter((key) => key !== '')
    .map((key) => ({ key, folded: foldName(key) }));
}

import type { Lang } from './page-context.js';
import { readReason } from './standard-reason.js';
import { words } from './words.js';

/** A reason as plain text: a standard one in the reader's language, then the words of whoever gave it. */
export function reasonText(lang: Lang, text: string): string {
  const { key, words: own } = readReason(text);
  if (lang === 'vi' || key === null) return text;
  const { reasons, ui } = words(lang);
  return own === '' ? reasons.standard[key] : `${reasons.standard[key]}\n${ui.inVietnamese} ${own}`;
}

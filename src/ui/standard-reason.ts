import { reasonsVi } from './text/reasons.vi.js';

export type StandardReason = keyof typeof reasonsVi.standard;

/** What each list offers. */
export const STANDARD_REASONS = {
  stop: [
    'labelDiffers',
    'testExpired',
    'suspectedUnsafe',
    'residue',
    'pest',
    'originUnproven',
    'recordsWrong',
    'codeMisused',
    'conditionsLost',
    'noCooperation',
    'ownRequest',
  ],
  hold: ['recheck', 'labelMistake', 'qualityComplaint', 'storageFault'],
} as const satisfies Readonly<Record<string, readonly StandardReason[]>>;

export type ReasonList = keyof typeof STANDARD_REASONS;

const KEYS = Object.values(STANDARD_REASONS).flat();
const byText = new Map<string, StandardReason>(KEYS.map((key) => [reasonsVi.standard[key], key]));

/**
 * A reason as it is kept: the sentence of a standard one, then whatever else was written. What was decided was decided in
 * these words, so a sentence never changes; it can be told again in another language (docs/decisions/0010).
 */
export function composeReason(key: string | undefined, words: string | undefined): string | undefined {
  const standard = KEYS.find((known) => known === key);
  if (standard === undefined) return words;
  const sentence = reasonsVi.standard[standard];
  return words === undefined || words.trim() === '' ? sentence : `${sentence}\n${words}`;
}

/** The key of the standard reason that a kept one begins with, and the words that follow it. */
export function readReason(text: string): { readonly key: StandardReason | null; readonly words: string } {
  const [first = '', ...rest] = text.split('\n');
  const key = byText.get(first.trim()) ?? null;
  return key === null ? { key, words: text } : { key, words: rest.join('\n').trim() };
}

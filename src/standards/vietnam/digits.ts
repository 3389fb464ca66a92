import { fail, ok, type Result } from '../result.js';

/** Digits found in a text, and for each the offset where it stood, so that a fault can point at what was typed. */
export interface Digits {
  readonly digits: string;
  readonly offsets: readonly number[];
}

const SEPARATOR = /[\s\p{Pd}\u2212.]/u;

/** Longest text looked at: numbers of state are short, what is longer is refused unread. */
const LONGEST_TEXT = 64;

/**
 * The ASCII digits of `text`, with spaces, dashes and dots between them dropped.
 *
 * Errors: `digits`, at the offset of the first character that is neither.
 */
export function readDigits(text: string): Result<Digits, 'digits'> {
  if (text.length > LONGEST_TEXT) return fail('digits', LONGEST_TEXT, 'The text is too long for a number.');
  let digits = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    if (character >= '0' && character <= '9') {
      digits += character;
      offsets.push(at);
    } else if (!SEPARATOR.test(character)) {
      return fail('digits', at, 'Only digits stand here, with spaces, dots or dashes between them.');
    }
    at += character.length;
  }
  return ok({ digits, offsets });
}

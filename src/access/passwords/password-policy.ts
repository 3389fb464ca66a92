import type { FieldFault } from '../../platform/errors.js';
import { COMMON_WORDS } from './common-words.js';
import { normalised } from './passwords.js';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
/** UTF-16 units of the longest password as it may be sent: a Vietnamese letter decomposed is three of them. */
const PASSWORD_MAX_UNITS = 8 * PASSWORD_MAX;

// With fewer characters than this that nobody could foresee, the rest of a password may be as long as it likes.
const UNFORESEEN_NEEDED = 4;
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '!@#$%^&*()',
].flatMap((run) => [run, Array.from(run).reverse().join('')]);
const SHORTEST_RUN = 3;
const LONGEST_WORD = Math.max(...[...COMMON_WORDS].map((word) => word.length));

/** Whose password it is: what stands in the address or the name is the first thing to be tried. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
  readonly registry: string;
}

/**
 * What is wrong with a new password, or null. NIST SP 800-63B §3.1.1.2: long enough, not one that is commonly used, expected or
 * compromised; no rules about kinds of characters.
 */
export function passwordFault(path: string, password: string, owner: PasswordOwner): FieldFault | null {
  // Measured before anything is made of it: composing a text may lengthen it eighteen times, and takes time by its length.
  if (password.length > PASSWORD_MAX_UNITS)
    return { path, code: 'password-too-long', params: { max: PASSWORD_MAX } };
  const text = normalised(password);
  // Code points, as the person counts them.
  const length = Array.from(text).length;
  if (length < PASSWORD_MIN) return { path, code: 'password-too-short', params: { min: PASSWORD_MIN } };
  if (length > PASSWORD_MAX) return { path, code: 'password-too-long', params: { max: PASSWORD_MAX } };
  // A telephone number, a date, a personal id: twelve digits are seldom drawn at random.
  if (/^[\d\s.+/-]+$/.test(text)) return { path, code: 'password-digits' };
  const [email, name] = [owner.email.slice(0, 254), owner.name.slice(0, 120)];
  const own = new Set(
    [email.split('@')[0] ?? '', ...words(email), ...words(name), ...words(owner.registry)]
      .map(fold)
      .filter((word) => word.length >= 3),
  );
  return unforeseen(fold(text), own) < UNFORESEEN_NEEDED ? { path, code: 'password-common' } : null;
}

/**
 * How many characters remain when everything anybody would try is taken away, in the way that leaves fewest: common words,
 * the owner's own, runs over the alphabet or the keyboard, years, and what repeats what stands before it.
 */
function unforeseen(text: string, own: ReadonlySet<string>): number {
  const plain = unmasked(text);
  const least: number[] = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best = (least[end - 1] ?? 0) + (/[\p{L}\p{N}]/u.test(text.charAt(end - 1)) ? 1 : 0.5);
    for (let start = Math.max(0, end - 40); start < end; start += 1) {
      if (isForeseen(text, start, end, own) || isWord(plain.slice(start, end), own))
        best = Math.min(best, least[start] ?? 0);
    }
    least.push(best);
  }
  return least[text.length] ?? 0;
}

function isForeseen(text: string, start: number, end: number, own: ReadonlySet<string>): boolean {
  const piece = text.slice(start, end);
  if (isWord(piece, own)) return true;
  if (piece.length >= SHORTEST_RUN && RUNS.some((run) => run.includes(piece))) return true;
  if (/^(19|20)\d\d$/.test(piece)) return true;
  // “abcdabcd” is “abcd” once; one letter again is a repetition from the second on.
  return text.slice(Math.max(0, start - piece.length), start) === piece;
}

function isWord(piece: string, own: ReadonlySet<string>): boolean {
  return (piece.length <= LONGEST_WORD && COMMON_WORDS.has(piece)) || own.has(piece);
}

/** Lower case and without marks: Ấ, ấ and a are tried together. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}

const MASKS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** P@ssw0rd: digits and signs in place of the letters they look like, each for one letter. */
function unmasked(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => MASKS[sign] ?? sign);
}

function words(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u);
}

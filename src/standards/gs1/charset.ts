/**
 * The character sets an element may be written in. GS1 General Specifications, figures 7.11-1 (set 82), 7.11-2
 * (set 39) and 7.11-3 (set 64, base 64 for URLs).
 */
const DIGITS = '0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';

/** In the order of figure 7.11-1, which gives each character its value in a check character pair. */
export const CHARSET_82 = '!"%&\'()*+,-./' + DIGITS + ':;<=>?' + UPPER + '_' + LOWER;

/** In no order that matters. */
export const CHARSET_39 = '#-/' + DIGITS + UPPER;

/** In the order that gives a check pair its two characters (no I, O, 0 or 1, which are easily confused). */
export const CHARSET_32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export type Charset = 'numeric' | 'charset-82' | 'charset-39' | 'charset-64';

const MEMBERS: Record<Charset, Uint8Array> = {
  numeric: membership(DIGITS),
  'charset-82': membership(CHARSET_82),
  'charset-39': membership(CHARSET_39),
  'charset-64': membership(UPPER + LOWER + DIGITS + '-_'),
};

function membership(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** The index, from `from`, of the first character of `text` outside `charset`; -1 when all belong. Linear. */
export function firstOutside(charset: Charset, text: string, from = 0, to = text.length): number {
  const members = MEMBERS[charset];
  for (let index = from; index < to; index += 1) {
    if (members[text.charCodeAt(index)] !== 1) return index;
  }
  return -1;
}

/** Whether every character is an ASCII digit; true for the empty string. */
export function isDigits(text: string): boolean {
  return firstOutside('numeric', text) === -1;
}

/**
 * Text as people send it, made into text as it is kept: composed (NFC, Unicode Standard Annex #15), without characters
 * that nobody sees, with one kind of line end and no space at its ends. Everything that counts, compares or stores text
 * from outside goes through here, so that a name from a Mac (decomposed) and one from a phone are the same name.
 *
 * What goes: controls; bidirectional embeddings, overrides, isolates and marks, which make a text read otherwise than it
 * is; soft hyphens, joiners, zero-width spaces, tags and everything else Unicode calls default-ignorable; halves of
 * surrogate pairs and noncharacters, which PostgreSQL cannot keep. What stays: a joiner or variation selector inside an
 * emoji. Idempotent.
 */

/** Breaks lines: CR LF, CR, LF, vertical tab, form feed, NEXT LINE, LINE and PARAGRAPH SEPARATOR. */
const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;
const SPACES = /[\p{Zs}\t\u2800]+/gu; // U+2800 is a braille cell without dots: a symbol to Unicode, a gap to a reader
const HIDDEN =
  /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cs}\p{Noncharacter_Code_Point}\ufff9-\ufffb]|(?!\n)\p{Cc}/gu;
const JOINED_EMOJI =
  /(?:\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?(?:\u200d(?=\p{Extended_Pictographic}))?|[0-9#*]\ufe0f\u20e3)/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Text of one line: any white space between words becomes one space. */
export function plainLine(text: string): string {
  return compose(text.replace(LINE_END, ' ')).replace(SPACES, ' ').trim();
}

/** Text of several lines: `\n` between them, no space at their ends, never more than one empty line in succession. */
export function plainLines(text: string): string {
  return compose(text.replace(LINE_END, '\n'))
    .replace(SPACES, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Whether there is anything to see: a letter, a digit, a sign. A mark without a letter is nothing. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}

/** Length in code points, which is what PostgreSQL's `length()` counts. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

function compose(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const emoji of text.matchAll(JOINED_EMOJI)) {
    kept.push(text.slice(from, emoji.index).replace(HIDDEN, ''), emoji[0]);
    from = emoji.index + emoji[0].length;
  }
  kept.push(text.slice(from).replace(HIDDEN, ''));
  return kept.join('').normalize('NFC');
}

/** Group separator: between element strings it means something, everywhere else it is as invisible as the others. */
const GS = '\u001d';
/** How scanner software and label programs write it where it would be swallowed. */
const WRITTEN_GS = /<GS>|\{GS\}|\[GS\]|<FNC1>|\{FNC1\}|\\x1d|\\u001d|\u241d/gi;
/** What a copied message or a label program leaves around a code and nobody sees: controls, marks of direction, joiners, fillers. */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2028\u2029\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd]/gu;
/** What a sentence puts behind an address. */
const END = /[\s.,;:!?…。、，！？'"’”»›)\]}>*_/\\|]+$/u;

/**
 * Text as its sender saw it: composed, full-width digits and letters as usual ones, nothing invisible but GS, no space around.
 */
export function cleanText(text: string): string {
  const visible = text
    .normalize('NFKC')
    .replace(WRITTEN_GS, GS)
    .replace(INVISIBLE, (character) => (character === GS ? GS : /[\t\n\r]/.test(character) ? ' ' : ''));
  return visible.trim();
}

/** Without what a sentence puts behind it. */
export function withoutEnd(text: string): string {
  return text.replace(END, '');
}

/** Without what a sentence puts before it. */
export function withoutBegin(text: string): string {
  return text.replace(/^[\s'"“‘«<]+/u, '');
}

/** Group separator: between element strings it means something, everywhere else it is as invisible as the others. */
export const GS = '\u001d';
/** How scanner software and label programs write it where it would be swallowed. */
const WRITTEN_GS = /<GS>|\{GS\}|\[GS\]|<FNC1>|\{FNC1\}|\\x1d|\\u001d|\u241d/gi;
/** What a copied message or a label program leaves around a code and nobody sees: controls, marks of direction, joiners, fillers. */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\u115f\u1160\u2028\u2029\u2800\u3164\uffa0\ufffc\ufffd]|\u034f|\u17b4|\u17b5|\p{Variation_Selector}/gu;
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

/** Without separators at its beginning, where FNC1 says no more than which data follows. */
export function withoutGs(text: string): string {
  let start = 0;
  while (text.startsWith(GS, start)) start += 1;
  return text.slice(start);
}

/**
 * Whether a word can be a syllable of Vietnamese: an onset, a nucleus, a coda and one tone that go together. Stricter than an alphabet, so
 * that text read by the wrong table of letters gives itself away.
 */
const ONSET = '(?:ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?';
const NUCLEUS =
  '(?:iê|yê|ươ|uô|uyê|uya|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uyu|oao|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|ưi|ưa|uơ|ưu|uy|[aăâeêioôơuưy])';
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}(ch|ng|nh|[cmnpt])?$`, 'u');
/** `nghiêng` decomposed, with its tone. */
const LONGEST = 10;
const STOPS = new Set(['c', 'ch', 'p', 't']);
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu;

export function isVietnameseSyllable(word: string): boolean {
  if (word.length > LONGEST) return false;
  const apart = word.toLowerCase().normalize('NFD');
  const tones = apart.match(TONE) ?? [];
  if (tones.length > 1) return false;
  const match = SYLLABLE.exec(apart.replace(TONE, '').normalize('NFC'));
  if (match === null) return false;
  // A syllable that ends in a stop has only the two sharp tones.
  return !STOPS.has(match[1] ?? '') || tones[0] === '\u0301' || tones[0] === '\u0323';
}

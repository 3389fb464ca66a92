/**
 * Whether a word can be a syllable of Vietnamese: an onset, a nucleus, a coda and one tone that go together. Stricter than an alphabet, so
 * that text read by the wrong table of letters gives itself away.
 */
const ONSET = '(ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?';
const NUCLEUS =
  '(iê|yê|ươ|uô|uyê|uya|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uyu|oao|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|ưi|ưa|uơ|ưu|uy|[aăâeêioôơuưy])';
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}(ch|ng|nh|[cmnpt])?$`, 'u');
/** `nghiêng` decomposed, with its tone. */
const LONGEST = 10;
const STOPS = new Set(['c', 'ch', 'p', 't']);
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** In small letters, with one capital in front, or in capitals alone. */
const CASE = /^(?:[\p{L}\p{M}][\p{Ll}\p{M}]*|[\p{Lu}\p{M}]+)$/u;
/** Nuclei of plain letters that bear the tone on either, as schools of spelling differ: hòa, hoà. */
const EITHER = new Set(['oa', 'oe', 'uy', 'oo']);

export function isVietnameseSyllable(word: string): boolean {
  if (word.length > LONGEST || !CASE.test(word.normalize('NFC'))) return false;
  const apart = word.toLowerCase().normalize('NFD');
  const tones = apart.match(TONE) ?? [];
  if (tones.length > 1) return false;
  const plain = apart.replace(TONE, '').normalize('NFC');
  const match = SYLLABLE.exec(plain);
  if (match === null) return false;
  const [, onset = '', nucleus = '', coda = ''] = match;
  if (nucleus === 'oo' && coda !== 'ng' && coda !== 'c') return false;
  const [tone] = tones;
  if (tone !== undefined) {
    const bearer = apart.slice(0, apart.indexOf(tone)).normalize('NFC').length - 1 - onset.length;
    if (!bearersOf(nucleus, coda).includes(bearer)) return false;
  }
  // A syllable that ends in a stop has only the two sharp tones.
  return !STOPS.has(coda) || tone === '\u0301' || tone === '\u0323';
}

/** Where in a nucleus the tone stands: on the last letter with a mark of its own; otherwise by its length and what follows. */
function bearersOf(nucleus: string, coda: string): readonly number[] {
  const own = nucleus.search(/[ăâêôơư](?!.*[ăâêôơư])/u);
  if (own >= 0) return [own];
  if (EITHER.has(nucleus)) return coda === '' || nucleus === 'oo' ? [0, 1] : [1];
  return [nucleus.length === 3 ? 1 : 0];
}

import { describe, expect, it } from '@jest/globals';
import { faultText } from './fault-text.js';
import { en } from './en.js';
import { vi } from './vi.js';
import { words } from './words.js';

type Text = string | ((...params: never[]) => string);

/** Sentences by their path: `ui.find.label`. */
function sentences(value: object, path = ''): Map<string, Text> {
  const found = new Map<string, Text>();
  for (const [key, part] of Object.entries(value) as [string, Text | object][]) {
    if (typeof part === 'string' || typeof part === 'function') found.set(path + key, part as Text);
    else for (const [below, text] of sentences(part, `${path}${key}.`)) found.set(below, text);
  }
  return found;
}

/** Abbreviations, units and examples of codes read alike in both languages; whole words do not, but for these. */
// A language is called by its own name, and so is a scheme.
const alike =
  /\.languages\.(vi|en)$|^(?:certificates\.kinds|areaDetails\.standardNames)\.(?:vietgap|globalgap)$/;
const hasWord = /\p{Ll}{3}/u;

const vietnamese = sentences(vi);
const english = sentences(en);

describe('the words', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...vietnamese.keys()].sort());
  });

  it.each([...vietnamese])('%s is a sentence or takes the same parameters in both', (key, text) => {
    const other = english.get(key);
    expect(typeof other).toBe(typeof text);
    expect(other?.length === 0 && typeof other === 'string').toBe(false);
    if (typeof text === 'function') expect(other?.length).toBe(text.length);
  });

  it('are translated', () => {
    const same = [...vietnamese].filter(
      ([key, text]) => typeof text === 'string' && hasWord.test(text) && text === english.get(key),
    );
    expect(same.map(([key]) => key).filter((key) => !alike.test(key))).toEqual([]);
  });

  it('carry no markup', () => {
    const marked = [...vietnamese, ...english].filter(
      ([, text]) => typeof text === 'string' && /[<>]/.test(text),
    );
    expect(marked).toEqual([]);
  });
});

describe('the sentence of a fault', () => {
  it('is found by the code and takes the parameters', () => {
    const fault = { path: 'name', code: 'too-long', params: { max: 120 } };
    expect(faultText(words('vi'), fault)).toBe('Dài quá. Hãy rút gọn, tối đa 120 ký tự.');
    expect(faultText(words('en'), fault)).toBe('Too long. Shorten it to 120 characters at most.');
  });

  it.each(['no-such-code', 'constructor', '__proto__', 'toString'])('falls back for %s', (code) => {
    expect(faultText(words('en'), { path: 'x', code })).toBe(words('en').faults.general);
  });

  it('survives missing parameters', () => {
    for (const lang of ['vi', 'en'] as const) {
      for (const code of Object.keys(words(lang).faults)) {
        expect(faultText(words(lang), { path: 'x', code })).not.toMatch(/undefined|NaN|null/);
      }
    }
  });

  it('standard reasons are one line each, no two alike, so that a kept one is known again', () => {
    const sentences = Object.values(vi.reasons.standard);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).not.toMatch(/\n/);
  });
});

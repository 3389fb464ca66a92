import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBlank, lengthOf, plainLine, plainLines } from './plain-text.js';

const NAME = 'Chè Shan tuyết Hồ Thầu';

describe('plainLine', () => {
  it.each([
    ['decomposed, as a Mac sends it', NAME.normalize('NFD')],
    ['spaces of every width', `\u3000${NAME.replaceAll(' ', '\u00a0\u2009\t ')}\u2007`],
    ['line ends', `${NAME.replace(' ', '\r\n')}\u2028`],
    ['bidirectional overrides and isolates', `\u202e${NAME}\u202c\u2066\u2069\u061c\u200f`],
    ['soft hyphens and zero-width characters', `Ch\u00adè Shan\u200b tuy\u200cết\u2060 Hồ\ufeff Th\u200dầu`],
    ['tags and variation selectors', `${NAME}\u{e0041}\u{e007f}\ufe01\u{e0100}`],
    ['C0 and C1', `\u0001${NAME}\u007f\u009b`],
    ['half a pair and a noncharacter', `\ud83d${NAME}\ufffe\u{1ffff}`],
    ['fillers that show nothing', `${NAME}\u3164\u115f\uffa0`],
  ])('reads %s as the same name', (_, text) => {
    expect(plainLine(text)).toBe(NAME);
  });

  it.each(['👩‍🌾', '❤️', '👍🏽', '👨‍👩‍👧', '1️⃣', '❤️‍🔥'])('keeps %s whole', (emoji) => {
    expect(plainLine(`Chè ${emoji} ngon`)).toBe(`Chè ${emoji} ngon`);
  });

  it('lets no joiner dangle', () => {
    expect(plainLine('🌾\u200d chè \u200d🌾')).toBe('🌾 chè 🌾');
  });
});

describe('plainLines', () => {
  it('keeps the lines and nothing else', () => {
    expect(plainLines(' một \r\n\r\n\r\n\r\nhai\t \rba\u2029 bốn\u0085 ')).toBe('một\n\nhai\nba\nbốn');
  });
});

describe('isBlank', () => {
  it.each(['', '\u0301', '\n'])('sees nothing in %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });
  it.each(['\u2800\u2800', '\u200b\u200d', '\u202e \u3164', '\u00ad', '\ufe0f'])(
    'sees nothing in what is left of %j',
    (text) => {
      expect(isBlank(plainLine(text))).toBe(true);
      expect(isBlank(plainLines(text))).toBe(true);
    },
  );
  it.each(['a', '5', '…', '❤️'])('sees %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('any text', () => {
  const any = fc.string({ unit: 'binary', maxLength: 60 });
  it('is the same read twice, composed, well-formed, and of one line', () => {
    fc.assert(
      fc.property(any, (text) => {
        const line = plainLine(text);
        expect(plainLine(line)).toBe(line);
        expect(line.normalize('NFC')).toBe(line);
        expect(line).not.toMatch(/\p{Cs}/u);
        expect(line).not.toMatch(/[\n\r\t]|^ | $| {2}/);
        const lines = plainLines(text);
        expect(plainLines(lines)).toBe(lines);
        expect(lines.normalize('NFC')).toBe(lines);
      }),
    );
  });
  it('is counted in code points', () => {
    expect(lengthOf('a'.repeat(198) + '❤️')).toBe(200);
    expect(lengthOf(plainLine('ế'.normalize('NFD')))).toBe(1);
  });
});

import { describe, expect, it } from '@jest/globals';
import { readPlaceText } from './place-text.js';

describe('a place as people copy it', () => {
  it.each([
    '22.66123, 104.7421',
    '104.7421, 22.66123',
    '22.66123 104.7421',
    '22.66123;104.7421',
    '22,66123; 104,7421',
    '22,66123, 104,7421',
    '22.66123° N, 104.7421° E',
    '  22.661230,104.742100 ',
  ])('is read in decimal degrees: %s', (text) => {
    expect(readPlaceText(text)).toMatchObject({ ok: true, value: [104.7421, 22.66123] });
  });

  it.each([`22°39'40.4"N 104°44'31.6"E`, `104°44′31,6″Đ 22°39′40,4″B`, `22°39'40.4''N, 104°44'31.6''E`])(
    'is read in degrees, minutes and seconds: %s',
    (text) => {
      const read = readPlaceText(text);
      expect(read).toMatchObject({ ok: true, value: [104.742111, 22.661222] });
    },
  );

  it.each([
    ['', 'place-unreadable'],
    ['22.66', 'place-unreadable'],
    ['Thôn Mẫu 3', 'place-unreadable'],
    ['22.66, 104.74, 300', 'place-unreadable'],
    ['48.85, 2.35', 'place-not-viet-nam'],
    ['22.66, 22.66', 'place-not-viet-nam'],
    ['1234567890'.repeat(12), 'place-unreadable'],
  ])('is refused: %s', (text, code) => {
    expect(readPlaceText(text)).toMatchObject({ ok: false, fault: { code } });
  });
});

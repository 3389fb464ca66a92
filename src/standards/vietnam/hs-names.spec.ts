import { describe, expect, it } from '@jest/globals';
import { CHAPTER_NAMES } from './hs-chapter-names.js';
import { parseHsCode } from './hs-code.js';
import { HEADING_NAMES } from './hs-heading-names.js';
import { findHsCodes, hsNameOf } from './hs-names.js';

const codes = (text: string) => findHsCodes(text).map(({ code }) => code);
const lines = (list: string) => list.split('\n').filter((line) => line !== '');

describe('names of goods of the Harmonised System', () => {
  it('are one to a code, in both languages, of codes that exist', () => {
    const rows = [...lines(CHAPTER_NAMES), ...lines(HEADING_NAMES)].map((line) => line.split('|'));
    expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length);
    expect(rows.filter((row) => row.length !== 3 || row.some((part) => part.trim() === ''))).toEqual([]);
    const named = lines(HEADING_NAMES).map((line) => line.split('|')[0] ?? '');
    expect(named.filter((code) => !parseHsCode(code).ok)).toEqual([]);
  });

  it('are there for every chapter, and for every heading of farm goods and food', () => {
    const all = Array.from({ length: 9799 }, (_, index) => String(index + 1).padStart(4, '0'));
    const there = all.filter((code) => parseHsCode(code).ok);
    expect(new Set(there.map((code) => code.slice(0, 2))).size).toBe(96);
    expect(there.filter((code) => hsNameOf(code.slice(0, 2)) === null)).toEqual([]);
    const farm = there.filter((code) => Number(code.slice(0, 2)) <= 24);
    expect(farm.filter((code) => hsNameOf(code)?.code !== code)).toEqual([]);
  });

  it.each([
    ['09023010', '090230', 'Black tea'],
    ['04090000', '0409', 'Natural honey'],
    ['8471', '84', 'Machinery'], // its heading is not named here: the chapter is
  ])('%s is told by %s', (digits, code, english) => {
    const found = hsNameOf(digits);
    expect(found?.code).toBe(code);
    expect(found?.en).toContain(english);
  });

  it.each([
    ['chè xanh', '090210'],
    ['che xanh', '090210'],
    ['Chè Shan tuyết Thông Nguyên', '0902'],
    ['Chè Shan tuyết hữu cơ', '0902'],
    ['Mật ong bạc hà', '0409'],
    ['mat ong', '0409'],
    ['honey', '0409'],
    ['Cam sành', '080510'],
    ['bưởi Soi Hà', '080540'],
    ['Hồng không hạt Quản Bạ', '081070'],
    ['Thảo quả', '0908'],
    ['Rượu ngô men lá', '2208'],
    ['Thịt bò khô', '0210'],
    ['gạo nếp', '100630'],
    ['Bún khô', '1902'],
    ['Đậu tương', '1201'],
    ['thổ cẩm', '5806'],
    ['giỏ mây tre đan', '4602'],
  ])('for “%s” the first is %s', (text, code) => {
    expect(codes(text)[0]).toBe(code);
  });

  it('tell words with marks from those without: chè is not chế biến', () => {
    expect(codes('chè').every((code) => code.startsWith('09') || code.startsWith('21'))).toBe(true);
  });

  it('are found by the first digits, and not at all by what names nothing', () => {
    expect(codes('0902')).toEqual(['0902', '090210', '090220', '090230', '090240']);
    expect(codes('09.02 3')).toEqual(['090230']);
    expect(codes('qwxz')).toEqual([]);
    expect(codes('')).toEqual([]);
    expect(codes('  !? ')).toEqual([]);
    expect(codes('\u0000'.repeat(100_000))).toEqual([]);
  });
});

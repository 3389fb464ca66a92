import { describe, expect, it } from '@jest/globals';
import { decodeText } from './decode-text.js';
import { fromLegacy, vietnameseness } from './legacy-vietnamese.js';
import { readTable } from './read-table.js';
import { isVietnameseSyllable } from './syllable.js';
import { written } from './tables.testing.js';

const TEXT =
  'Tên cơ sở;Địa chỉ\r\nHợp tác xã Chè Phìn Hồ;thôn Phìn Hồ, xã Thông Nguyên\r\nHộ kinh doanh Vàng Thị Mỷ;xã Quản Bạ, tỉnh Tuyên Quang\r\n';

/** The other way of windows-1258 and of the two old fonts, written apart from what is tested. */
const MARKS = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
function to1258(text: string): Uint8Array {
  const byText = new Map(
    Array.from({ length: 128 }, (_, n) => [
      new TextDecoder('windows-1258').decode(Uint8Array.of(n + 128)),
      n + 128,
    ]),
  );
  const bytes: number[] = [];
  for (const letter of text.normalize('NFC')) {
    const apart = letter.normalize('NFD');
    const tone = Array.from(apart).find((mark) => MARKS.includes(mark));
    for (const piece of tone === undefined ? [letter] : [apart.replace(tone, '').normalize('NFC'), tone])
      bytes.push(byText.get(piece) ?? piece.charCodeAt(0));
  }
  return Uint8Array.from(bytes);
}

const TCVN3 = Buffer.from(
  'Tªn c¬ së;§Þa chØ\r\nHîp t¸c x· ChÌ Ph×n Hå;th«n Ph×n Hå, x· Th«ng Nguyªn\r\nHé kinh doanh Vµng ThÞ Mû;x· Qu¶n B¹, tØnh Tuyªn Quang\r\n',
  'latin1',
);
const VNI = Buffer.from(
  'Teân cô sôû;Ñòa chæ\r\nHôïp taùc xaõ Cheø Phìn Hoà;thoân Phìn Hoà, xaõ Thoâng Nguyeân\r\nHoä kinh doanh Vaøng Thò Myû;xaõ Quaûn Baï, tænh Tuyeân Quang\r\n',
  'latin1',
);
const utf16 = (text: string, big: boolean, mark: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('the text of a file', () => {
  it.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\ufeff${TEXT}`)],
    ['utf-8', Buffer.from(TEXT.normalize('NFD'))],
    ['utf-16le', utf16(TEXT, false, true)],
    ['utf-16be', utf16(TEXT, true, true)],
    ['utf-16le', utf16(TEXT, false, false)],
    ['utf-16be', utf16(TEXT, true, false)],
    ['windows-1258', to1258(TEXT)],
    ['tcvn3', TCVN3],
    ['vni', VNI],
    ['tcvn3', Buffer.from(TCVN3.toString('latin1'))], // saved as UTF-8 by a program that did not know the font
    ['vni', Buffer.from(VNI.toString('latin1'))],
  ])('is read as %s and composed', (reading, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT, reading, doubtful: false });
    expect(decodeText(bytes, decodeText(bytes).reading).text).toBe(TEXT);
  });

  it('without a letter beyond ASCII is in no doubt', () =>
    expect(decodeText(Buffer.from('a;b\n1;2'))).toMatchObject({ reading: 'utf-8', doubtful: false }));

  it('in another language of one byte a letter is a matter of doubt', () =>
    expect(decodeText(Buffer.from('Société;Café\nHôtel;Crème', 'latin1')).doubtful).toBe(true));

  it('of other languages in Unicode stays as it is', () => {
    const text = 'Société Générale;Café\nMünchen GmbH;Hợp tác xã Chè\n';
    expect(decodeText(Buffer.from(text))).toEqual({ text, reading: 'utf-8', doubtful: false });
  });

  it('that was UTF-8 and was written so once more is read back', () => {
    const twice = Buffer.from(new TextDecoder('windows-1252').decode(Buffer.from(TEXT)));
    expect(decodeText(twice)).toEqual({ text: TEXT, reading: 'utf-8', doubtful: false });
    expect(decodeText(Buffer.concat([Buffer.from('\ufeff'), twice])).text).toBe(TEXT);
    // Portuguese has such letters of its own.
    const own = 'São João;Ã\n';
    expect(decodeText(Buffer.from(own)).text).toBe(own);
  });

  it('by any wish is text', () => {
    for (const reading of ['utf-8', 'utf-16be', 'windows-1258', 'tcvn3', 'vni'] as const)
      expect(
        typeof decodeText(
          Uint8Array.from({ length: 256 }, (_, n) => n),
          reading,
        ).text,
      ).toBe('string');
  });
});

describe('old fonts', () => {
  it('in capitals are capitals', () =>
    expect(fromLegacy('HîP T¸C X· CHÌ PH×N Hå', 'tcvn3')).toBe('HỢP TÁC XÃ CHÈ PHÌN HỒ'));

  it('begin names with one capital, which makes no capitals of the rest', () => {
    expect(fromLegacy('X· M¸ LÐ', 'tcvn3')).toBe('Xã Má Lé');
    expect(fromLegacy('X· Y Tý;X· T¶ Cñ Tû', 'tcvn3')).toBe('Xã Y Tý;Xã Tả Củ Tỷ');
    expect(fromLegacy('X· M¸ LÐ, HUYÖN §åNG V¡N', 'tcvn3')).toBe('Xã Má Lé, HUYỆN ĐỒNG VĂN');
  });

  it('stand beside Unicode in one sheet: each cell is read for itself, with the signs both have', () => {
    const mixed = 'Tªn c¬ së;Hîp t¸c x·;Tæ s¶n xuÊt – Hå “ThÇu”;Hà Giang;Xã Minh Trí;Hợp tác xã\n';
    expect(decodeText(Buffer.from(mixed))).toMatchObject({
      reading: 'tcvn3',
      text: 'Tên cơ sở;Hợp tác xã;Tổ sản xuất – Hồ “Thầu”;Hà Giang;Xã Minh Trí;Hợp tác xã\n',
    });
    const vni = 'Teân cô sôû;Hôïp taùc xaõ Hoà Thaàu – Cheø;Hồ Thầu;Xã Minh Trí\n';
    expect(decodeText(Buffer.from(vni))).toMatchObject({
      reading: 'vni',
      text: 'Tên cơ sở;Hợp tác xã Hồ Thầu – Chè;Hồ Thầu;Xã Minh Trí\n',
    });
  });

  it('are told by few words, and a letter alone is left in doubt', () => {
    expect(decodeText(Buffer.from('Ph­¬ng', 'latin1'))).toMatchObject({ text: 'Phương', reading: 'tcvn3' });
    expect(decodeText(Buffer.from('ÑC: Thoân Leâ', 'latin1'))).toMatchObject({
      text: 'ĐC: Thôn Lê',
      reading: 'vni',
    });
    expect(decodeText(Buffer.from('Tr\u00adêng', 'latin1')).text).toBe('Trường');
  });

  it('of VNI in capitals are capitals', () =>
    expect(fromLegacy('HÔÏP TAÙC XAÕ ÑÖÔØNG', 'vni')).toBe('HỢP TÁC XÃ ĐƯỜNG'));

  it('in a workbook are read cell by cell: what is Unicode stays', async () => {
    const bytes = await written({
      name: 'S',
      rows: [
        ['Tªn c¬ së', 'Địa chỉ'],
        ['Hîp t¸c x· ChÌ Ph×n Hå', 'Thôn Mới'],
        ['Hé Vµng ThÞ Mû', 'Xã Quản Bạ'],
      ],
    });
    const read = readTable(bytes);
    expect(read.ok && read.value).toMatchObject({ reading: 'tcvn3' });
    expect(read.ok && read.value.rows.map(({ cells }) => cells)).toEqual([
      ['Tên cơ sở', 'Địa chỉ'],
      ['Hợp tác xã Chè Phìn Hồ', 'Thôn Mới'],
      ['Hộ Vàng Thị Mỷ', 'Xã Quản Bạ'],
    ]);
  });
});

describe('syllables', () => {
  it.each([
    'nghiêng',
    'khuya',
    'giếng',
    'quýt',
    'Đồng',
    'yến',
    'uỷ',
    'thuở',
    'hòa',
    'hoà',
    'nguyễn',
    'phở',
    'gì',
    'ốc',
    'khuỷu',
    'xoong',
    'HỢP',
    'Ý',
    'ngoèo',
    'quốc',
    'giữa',
  ])('%s is one', (word) => expect(isVietnameseSyllable(word)).toBe(true));
  it.each([
    'hîp',
    'taùc',
    'société',
    'münchen',
    'các2',
    'bắcc',
    'oạb',
    'côc',
    'ngèê',
    'ẹC',
    'thoõn',
    'Leõ',
    'maí',
    'hợP',
    'ìêu',
  ])('%s is none', (word) => expect(isVietnameseSyllable(word)).toBe(false));
  it('tell Vietnamese from what was read wrongly', () => {
    expect(vietnameseness('Hợp tác xã').score).toBe(3);
    expect(vietnameseness('Hîp t¸c x·').score).toBe(-3);
  });
});

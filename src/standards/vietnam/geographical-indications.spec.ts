import { beforeAll, describe, expect, it } from '@jest/globals';
import { readAdminUnitTable } from '../../places/admin-units.js';
import { AdminUnits } from './admin-units.js';
import { communesOf, INDICATIONS, indicationsNamed, isOfKind } from './geographical-indications.js';
import { parseHsCode } from './hs-code.js';

describe('geographical indications', () => {
  let units: AdminUnits;
  beforeAll(async () => {
    units = new AdminUnits(await readAdminUnitTable());
  });
  const one = (title: string) => {
    const [found, ...others] = indicationsNamed(title);
    if (found === undefined || others.length > 0) throw new Error(`not one: ${title}`);
    return found;
  };

  it('are found in what people write as the title, with or without marks', () => {
    expect(one('Mèo Vạc').decision).toBe('316/QĐ-SHTT');
    expect(one('meo vac').number).toBe('00035');
    expect(one('Mật ong bạc hà “Mèo Vạc”').name).toBe('Mèo Vạc');
    expect(indicationsNamed('Na Hang').map(({ product }) => product.vi)).toEqual([
      'Chè Shan tuyết',
      'Rượu ngô men lá',
    ]);
    expect(indicationsNamed('Phú Quốc')).toEqual([]);
    expect(indicationsNamed('Quản Bạch')).toEqual([]); // a word, not a part of one
    expect(indicationsNamed('')).toEqual([]);
  });

  it.each([
    ['Mèo Vạc', 'Mật ong bạc hà Tả Lủng', null, true],
    ['Mèo Vạc', 'MẬT ONG BẠC HÀ', '04090000', true],
    ['Mèo Vạc', 'Mật ong hoa nhãn', null, false],
    ['Mèo Vạc', 'Mật ong bạc hà', '09023010', false],
    ['Quản Bạ', 'Hồng không hạt', null, true],
    ['Quản Bạ', 'Hồng trà Quản Bạ', null, false],
    ['Soi Hà', 'Bưởi đường Soi Hà', '0805.40'.replace('.', ''), true],
    ['Hà Giang', 'Cam Vinh', null, false],
  ])('%s is for %s (%s): %s', (title, nameVi, hsCode, expected) => {
    expect(isOfKind(one(title), { nameVi, hsCode })).toBe(expected);
  });

  it('lie in communes of today that come from their old ones, and in no other', () => {
    const honey = communesOf(one('Mèo Vạc'), units) ?? new Set();
    expect(honey.has('00769')).toBe(true); // Mèo Vạc
    expect(honey.has('01090')).toBe(false); // Thông Nguyên, of Hoàng Su Phì
    expect(communesOf(one('Vị Xuyên'), units)?.has('00952')).toBe(true); // Cao Bồ
    expect(communesOf(one('Hàm Yên'), units)).toBeNull();
    for (const indication of INDICATIONS) {
      for (const code of indication.area ?? []) expect(units.find(code, 'before')).toBeDefined();
      for (const code of communesOf(indication, units) ?? []) expect(units.find(code)?.parentCode).toBe('08'); // Tuyên Quang
      for (const heading of indication.headings) expect(parseHsCode(heading).ok).toBe(true);
    }
  });
});

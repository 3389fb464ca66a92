import { beforeAll, describe, expect, it } from '@jest/globals';
import { readAdminUnitTable } from '../../places/admin-units.js';
import type { MergedCommune } from './admin-units-read.js';
import { AdminUnits } from './admin-units.js';
import { foldName, unaccented } from './fold.js';
import { communesWithin, locateAddress } from './locate-address.js';

let units: AdminUnits;
let merged: readonly MergedCommune[];

beforeAll(async () => {
  const table = await readAdminUnitTable();
  merged = table.merged;
  units = new AdminUnits(table);
});

function at(text: string): string[] {
  const found = locateAddress(units, text);
  if (found.answer === 'unknown') return [];
  return (found.answer === 'one' ? [found.place] : found.places).map(({ unit }) => unit.code);
}

const communesBefore = () =>
  units
    .provinces('before')
    .flatMap((province) => units.within(province))
    .flatMap((district) => units.within(district));

const becomes = (code: string) => {
  const now = units.convert(code);
  return now.answer === 'unknown'
    ? []
    : (now.answer === 'one' ? [now.unit] : now.units).map((unit) => unit.code);
};

describe('an address', () => {
  it.each([
    'xã Không Có Đâu, huyện Đồng Văn, tỉnh Hà Giang',
    'Không Có Đâu, huyện Đồng Văn, tỉnh Hà Giang',
    'xã Không Có Đâu, Đồng Văn, Hà Giang',
    'thôn Đồng Văn, xã Không Có Đâu, huyện Đồng Văn, tỉnh Hà Giang',
    'phường Không Có, thành phố Hà Giang, tỉnh Hà Giang',
    'thị trấn Không Có, huyện Vị Xuyên',
    'xa Khong Co Dau, huyen Dong Van, tinh Ha Giang',
    'xã Không Có Đâu huyện Đồng Văn tỉnh Hà Giang',
    'X. Không Có Đâu, H. Đồng Văn, T. Hà Giang',
    'huyện Đồng Văn, tỉnh Hà Giang',
    'H. Đồng Văn',
    'thị xã Sơn Tây, Hà Nội',
    'thành phố Tuyên Quang',
    'quận Ba Đình, Hà Nội',
    'tỉnh Lào Cai',
    'xã Lũng Cú, huyện Mèo Vạc, tỉnh Hà Giang',
    'xã Lũng Cú, huyện Đồng Văn, tỉnh Lào Cai',
    'thôn Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang',
    'Thôn Mẫu, xã Không Có, tỉnh Nào Đó',
    ...['', ',', ' , ,', 'xã', 'huyện', '%', '_', "'; drop table places; --", 'a'.repeat(5000)],
  ])('%s is unknown', (text) => {
    expect(locateAddress(units, text)).toEqual({ answer: 'unknown' });
  });

  it.each([
    ['Thôn 3, xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang', '00715'],
    ['Thôn 3 xã Lũng Cú huyện Đồng Văn tỉnh Hà Giang', '00715'],
    ['thon 3, xa lung cu, huyen dong van, tinh ha giang', '00715'],
    ['lung cu, dong van, ha giang', '00715'],
    ['X. Lũng Cú, H. Đồng Văn, T. Hà Giang, Việt Nam', '00715'],
    ['XÃ LŨNG CÚ, HUYỆN ĐỒNG VĂN, TỈNH TUYÊN QUANG', '00715'],
    ['xã Lũng Cú, thôn Lô Lô Chải, huyện Đồng Văn, Hà Giang'.normalize('NFD'), '00715'],
    ['Xã Đồng Văn, tỉnh Tuyên Quang', '00721'],
    ['quan ba, tuyen quang', '00874'],
    ['xã Tả Lủng, huyện Mèo Vạc, tỉnh Hà Giang', '00769'],
    ['thị trấn Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang', '00721'],
  ])('%s is plain', (text, code) => {
    expect(locateAddress(units, text)).toMatchObject({ answer: 'one', place: { unit: { code } } });
  });

  it('whose first part may be a hamlet or a commune nobody knows is asked', () => {
    expect(locateAddress(units, 'Không Có Đâu, Đồng Văn, Hà Giang')).toMatchObject({ answer: 'several' });
  });

  it('of a ward with a number is read with or without its zero', () => {
    const plain = at('Phường 1, Quận 3, Thành phố Hồ Chí Minh');
    expect(plain).not.toEqual([]);
    for (const text of [
      'P.1, Q.3, TP. Hồ Chí Minh',
      'P1, Q3, Hồ Chí Minh',
      'phuong 01, quan 3, tp ho chi minh',
    ])
      expect(at(text)).toEqual(plain);
  });

  it('is told by its marks where they are written', () => {
    expect(at('xã Tả Lủng, tỉnh Hà Giang')).toHaveLength(2);
    const lung = at('thị trấn Tà Lùng, tỉnh Cao Bằng');
    expect(lung).not.toEqual([]);
    expect(at('xã Tả Lủng, huyện Mèo Vạc')).not.toEqual(lung);
  });

  it('that names only an old district leads to the communes that lie there today', () => {
    const codes = communesWithin(units, 'huyện Đồng Văn, tỉnh Hà Giang').map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['00715', '00721']));
    expect(communesWithin(units, 'xã Đồng Văn')).toEqual([]);
    const ofProvince = communesWithin(units, 'tỉnh Tuyên Quang').map(({ code }) => code);
    expect(ofProvince).toEqual(expect.arrayContaining(['00715', '00721']));
    expect(communesWithin(units, 'tỉnh Hà Giang').map(({ code }) => code)).toContain('00715');
    expect(communesWithin(units, 'tỉnh Tuyên Quang, Hà Nội')).toEqual([]);
  });
});

describe('every old commune', () => {
  it.each([
    ['with commas', (path: readonly string[]) => path.join(', ')],
    ['without commas', (path: readonly string[]) => path.join(' ')],
    ['behind a hamlet', (path: readonly string[]) => `Thôn Mẫu 3, ${path.join(', ')}, Việt Nam`],
    [
      'decomposed and in capitals',
      (path: readonly string[]) => path.join(', ').toUpperCase().normalize('NFD'),
    ],
  ])('is found by its address written %s, and nothing else with it', (_, write) => {
    const wrong: string[] = [];
    let all = 0;
    for (const commune of communesBefore()) {
      all += 1;
      const path = units.path(commune).map(({ kind, name }) => `${kind} ${name}`);
      const found = at(write(path));
      const wanted = becomes(commune.code);
      // Namesakes of one kind in one district: their communes stand beside it.
      if (wanted.length === 0 || !wanted.every((code) => found.includes(code)))
        wrong.push(`${write(path)}: ${found.join()} for ${wanted.join()}`);
      else if (found.length > wanted.length && twins(commune.code).length < 2)
        wrong.push(`${write(path)}: more`);
    }
    expect(all).toBe(10_035);
    expect(wrong).toEqual([]);
  });

  it('is found, perhaps among others, when typed without marks', () => {
    const lost = communesBefore().filter((commune) => {
      const text = units
        .path(commune)
        .map(({ kind, name }) => unaccented(`${kind} ${name}`))
        .join(', ');
      return !becomes(commune.code).every((code) => at(text).includes(code));
    });
    expect(lost.map((commune) => units.address(commune))).toEqual([]);
  });

  it('is never taken for the one its district is named after', () => {
    const wrong = units
      .provinces('before')
      .flatMap((province) => units.within(province))
      .map((district) =>
        units
          .path(district)
          .map(({ kind, name }) => `${kind} ${name}`)
          .join(', '),
      )
      .filter(
        (tail) =>
          at(tail).length > 0 ||
          at(`xã Không Có Đâu, ${tail}`).length > 0 ||
          at(`Không Có Đâu, ${tail}`).length > 0,
      );
    expect(wrong).toEqual([]);
  });
});

describe('every commune of today', () => {
  it('is found by its address', () => {
    const today = units.provinces().flatMap((province) => units.within(province));
    expect(today).toHaveLength(3321);
    expect(today.filter((unit) => !at(units.address(unit)).includes(unit.code))).toEqual([]);
  });
});

describe('communes merged or renamed from 2023 to 2025', () => {
  it('are known', () => {
    expect(locateAddress(units, 'xã Vân Sơn, huyện Sơn Dương, tỉnh Tuyên Quang')).toMatchObject({
      answer: 'one',
      place: { formerly: [{ name: 'Vân Sơn' }, { name: 'Sơn Dương' }, { name: 'Tuyên Quang' }] },
    });
    expect(at('xã Hồng Lạc, huyện Sơn Dương, tỉnh Tuyên Quang')).toEqual(
      at('xã Hồng Sơn, huyện Sơn Dương, tỉnh Tuyên Quang'),
    );
    expect(merged.length).toBeGreaterThan(900);
  });

  it('are known in a province that had another name, and in districts that went into others', () => {
    for (const [address, code] of [
      ['phường Vỹ Dạ, thành phố Huế, tỉnh Thừa Thiên Huế', '19777'],
      ['xã Quảng Lợi, huyện Quảng Điền, tỉnh Thừa Thiên Huế', '19876'],
      ['xa quang loi, quang dien, thua thien hue', '19876'],
      ['thị trấn Khe Tre, huyện Nam Đông, Thừa Thiên Huế', '20161'],
      ['xã Đạ Lây, huyện Đạ Tẻh, tỉnh Lâm Đồng', '25141'],
      ['xã Láng Dài, huyện Đất Đỏ, tỉnh Bà Rịa - Vũng Tàu', '26698'],
      ['xã Đa Krông, huyện Đa Krông, tỉnh Quảng Trị', '19564'],
      ['thị trấn P Rao, huyện Đông Giang, tỉnh Quảng Nam', '20467'],
      ['xã Laêê, huyện Nam Giang, tỉnh Quảng Nam', '20698'],
    ] as const)
      expect([address, ...at(address)]).toEqual([address, ...becomes(code)]);
    // Another province is another, whatever it was called.
    expect(at('xã Quảng Lợi, huyện Quảng Điền, tỉnh Quảng Trị')).toEqual([]);
  });

  it('lead each to a commune of today', () => {
    const lost = merged.filter(({ kind, name, district, provinceCode, into }) => {
      const province = units.find(provinceCode, 'before');
      const found = at(`${kind} ${name}, ${district}, ${province?.name ?? ''}`);
      const wanted = into.flatMap(becomes);
      // Where another commune of the district took over the name, the name means that one.
      const taken = units.communesNamed(foldName(name), 'before').some((one) => one.kind === kind);
      return found.length === 0 || (!wanted.every((code) => found.includes(code)) && !taken);
    });
    expect(lost.filter(({ name }) => !/^\d/.test(name))).toEqual([]);
  });
});

/** Communes of the district that answer to the same address. */
function twins(code: string): readonly string[] {
  const commune = units.find(code, 'before');
  const [, district] = commune === undefined ? [] : units.path(commune);
  const address = commune === undefined ? [] : units.within(district ?? commune);
  return address.filter((one) => one.name === commune?.name).map((one) => one.code);
}

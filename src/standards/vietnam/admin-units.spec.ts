import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { report, vectorsRoot } from '../../../test/support/vectors.js';
import { ADMIN_UNIT_FILES, adminPeriodOn, readAdminUnits, type AdminUnitFiles } from './admin-units-read.js';
import { AdminUnits } from './admin-units.js';
import { readCalendarDate } from './calendar-date.js';
import { compareNames, nameKey } from './fold.js';

const text = (file: string) => readFileSync(join('data/admin-units', file), 'utf8');
const files: AdminUnitFiles = {
  before: text(ADMIN_UNIT_FILES.before),
  now: text(ADMIN_UNIT_FILES.now),
  successors: text(ADMIN_UNIT_FILES.successors),
  merged: text(ADMIN_UNIT_FILES.merged),
  centres: text(ADMIN_UNIT_FILES.centres),
};

let units: AdminUnits;

beforeAll(() => {
  const table = readAdminUnits(files);
  if (!table.ok) throw new Error(`${table.fault.at}: ${table.fault.sentence}`);
  units = new AdminUnits(table.value);
});

function codesOf(answer: ReturnType<AdminUnits['convert']>): readonly string[] {
  if (answer.answer === 'unknown') return [];
  return (answer.answer === 'one' ? [answer.unit] : answer.units).map(({ code }) => code);
}

describe('the administrative units shipped', () => {
  it('are as many as version.json says', () => {
    const { counts } = JSON.parse(text('version.json')) as { counts: unknown };
    const table = readAdminUnits(files);
    if (!table.ok) throw new Error(table.fault.sentence);
    const count = (period: string, level: string) =>
      table.value.units.filter((unit) => unit.period === period && unit.level === level).length;
    const next = [...table.value.successors.values()];
    expect({
      before: {
        provinces: count('before', 'province'),
        districts: count('before', 'district'),
        communes: count('before', 'commune'),
      },
      now: { provinces: count('now', 'province'), communes: count('now', 'commune') },
      successors: {
        units: next.length,
        pairs: next.flat().length,
        split: next.filter((codes) => codes.length > 1).length,
      },
      merged: table.value.merged.length,
      centres: table.value.units.filter(({ centre }) => centre).length,
    }).toEqual(counts);
    expect(counts).toMatchObject({
      before: { provinces: 63, districts: 696, communes: 10_035 },
      now: { provinces: 34, communes: 3_321 },
    });
  });

  it('leave no old commune without a successor and no new one without a past', () => {
    for (const province of units.provinces('before')) {
      for (const district of units.within(province)) {
        const old = units.within(district);
        for (const unit of old.length > 0 ? old : [district])
          expect(codesOf(units.convert(unit.code))).not.toEqual([]);
      }
    }
    const orphans = units
      .provinces()
      .flatMap((province) => units.within(province))
      .filter(({ code }) => units.formerly(code).length === 0);
    expect(orphans).toEqual([]);
  });

  it('refuse damage, with the file and line', () => {
    const damaged = (change: Partial<AdminUnitFiles>) => readAdminUnits({ ...files, ...change });
    expect(damaged({ now: files.now.replace('code\t', 'id\t') })).toMatchObject({
      fault: { code: 'admin-units-header', at: 'from-2025-07-01.tsv:1' },
    });
    expect(damaged({ before: files.before.replace('\n01\t', '\n1\t') })).toMatchObject({
      fault: { code: 'admin-units-line', at: 'until-2025-06-30.tsv:2' },
    });
    expect(damaged({ now: files.now.replace('\n04\t\t', '\n01\t\t') })).toMatchObject({
      fault: { code: 'admin-units-repeat', at: 'from-2025-07-01.tsv:3' },
    });
    expect(damaged({ now: files.now.replace('\n00004\t01\t', '\n00004\t99\t') })).toMatchObject({
      fault: { code: 'admin-units-reference' },
    });
    expect(damaged({ successors: files.successors.replace('00097', '99999') })).toMatchObject({
      fault: { code: 'admin-units-reference' },
    });
    expect(damaged({ centres: files.centres.replace('21.0386', '121.0386') })).toMatchObject({
      fault: { code: 'admin-units-line', at: 'centres.tsv:2' },
    });
  });
});

describe('finding units', () => {
  it('takes the code together with the period', () => {
    expect(units.find('02', 'before')).toMatchObject({ name: 'Hà Giang', validTo: '2025-06-30' });
    expect(units.find('02')).toBeUndefined();
    expect(units.find('08')).toMatchObject({ name: 'Tuyên Quang', validFrom: '2025-07-01' });
    expect([units.find('00004', 'before')?.name, units.find('00004')?.name]).toEqual([
      'Trúc Bạch',
      'Ba Đình',
    ]);
    expect(units.find('')).toBeUndefined();
    expect(units.find('toString')).toBeUndefined();
  });

  it('lists provinces and communes in force in the order of the alphabet', () => {
    expect(
      units
        .provinces()
        .map(({ name }) => name)
        .slice(0, 4),
    ).toEqual(['An Giang', 'Bắc Ninh', 'Cà Mau', 'Cao Bằng'].sort(compareNames));
    const tuyenQuang = units.find('08');
    expect(tuyenQuang && units.within(tuyenQuang)).toHaveLength(124);
    expect(units.provinces()).toHaveLength(34);
    expect(units.provinces('before')).toHaveLength(63);
  });

  it('writes an address', () => {
    const [commune] = units.search('thong nguyen');
    expect(commune && units.address(commune)).toBe('Xã Thông Nguyên, Tỉnh Tuyên Quang');
  });

  it('searches with or without accents and kinds, the best first', () => {
    const names = (query: string) => units.search(query, { within: '08' }).map(({ name }) => name);
    expect(names('quan ba')[0]).toBe('Quản Bạ');
    expect(names('Quản Bạ')).toEqual(['Quản Bạ']);
    expect(names('QUẢN BẠ')).toEqual(['Quản Bạ']);
    expect(names('xa quan ba')).toEqual(['Quản Bạ']);
    expect(units.search('Quận Ba', { within: '08', level: 'commune' }).map(({ name }) => name)).toContain(
      'Tùng Bá',
    );
    expect(names('Xã Quản Bạ')).toEqual(['Quản Bạ']);
    expect(names('dong v')).toEqual(['Đồng Văn']);
    expect(units.search('Hoà An', { limit: 1 })[0]?.name.normalize('NFC')).toMatch(/^H(oà|òa) An$/);
    expect(units.search('')).toEqual([]);
    expect(units.search('hanoi bangkok')).toEqual([]);
    expect(units.search('Hà Giang', { period: 'before', level: 'province' }).map(({ code }) => code)).toEqual(
      ['02'],
    );
    expect(units.search('a', { limit: 3 })).toHaveLength(3);
  });

  it('knows which period a day falls in', () => {
    const on = (day: string) => {
      const date = readCalendarDate(day);
      return date && adminPeriodOn(date);
    };
    expect([on('2025-06-30'), on('2025-07-01')]).toEqual(['before', 'now']);
  });
});

describe('converting old addresses', () => {
  it('answers one, several or unknown', () => {
    expect(units.convert('00001')).toMatchObject({ answer: 'one', unit: { code: '00097' } });
    expect(units.convert('00007').answer).toBe('several');
    expect(units.convert('99999')).toEqual({ answer: 'unknown' });
    // An island district without communes.
    expect(units.convert('755')).toMatchObject({ answer: 'one', unit: { name: 'Côn Đảo', kind: 'Đặc khu' } });
  });

  it('gives for every old commune, by its code, what the reference table says', () => {
    const root = vectorsRoot();
    const folder = root === null ? null : join(root, '../domain/admin-units');
    if (folder === null) return;
    if (!existsSync(folder))
      throw new Error(`the reference tables are missing beside the vectors: ${folder}`);
    const rows = (file: string) =>
      readFileSync(join(folder, file), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t'));
    const expected = new Map<string, { codes: Set<string>; split: boolean }>();
    for (const [old = '', now = '', split] of rows('successors.tsv')) {
      const entry = expected.get(old) ?? { codes: new Set(), split: split === '1' };
      entry.codes.add(now);
      expected.set(old, entry);
    }
    const reference = rows('units.tsv');
    const old = reference.filter(
      ([level, , , , , , , until]) => level === 'commune' && until !== undefined && until !== '',
    );
    expect(old).toHaveLength(10_036);
    const failed: string[] = [];
    let [one, several, withoutCode] = [0, 0, 0];
    for (const [, code = '', , , name = ''] of old) {
      if (code === '') {
        // Côn Đảo's missing commune: a row with neither code nor name.
        withoutCode += 1;
        continue;
      }
      const wanted = expected.get(code);
      const answer = units.convert(code);
      const right =
        wanted && sameSet(codesOf(answer), wanted.codes) && (answer.answer === 'several') === wanted.split;
      const unit = units.find(code, 'before');
      // The reference keeps the kind in the name of ten units.
      const named =
        unit &&
        [unit.name, `${unit.kind} ${unit.name}`].some((spelling) => nameKey(spelling) === nameKey(name));
      if (!right || !named) failed.push(`${code} ${name}`);
      if (answer.answer === 'one') one += 1;
      else several += 1;
    }
    report('../domain/admin-units', old.length, old.length - failed.length - withoutCode, withoutCode);
    expect(failed).toEqual([]);
    expect({ one, several, withoutCode }).toEqual({ one: 9564, several: 471, withoutCode: 1 });
    for (const [code, latitude, longitude] of rows('centres.tsv')) {
      expect(units.find(code ?? '')?.centre).toMatchObject({
        latitude: Number(latitude),
        longitude: Number(longitude),
      });
    }
  });
});

function sameSet(list: readonly string[], set: ReadonlySet<string>): boolean {
  return list.length === set.size && list.every((one) => set.has(one));
}

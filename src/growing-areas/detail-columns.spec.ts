import { describe, expect, it } from '@jest/globals';
import { toDetails } from './area-details.js';
import { detailCells, readDetailCells } from './detail-columns.js';

const DETAILS = toDetails({
  variety: 'LDP1',
  plantedYear: 1985,
  harvestsPerYear: 3,
  harvestMonths: [3, 11],
  expectedTonnes: 18.6,
  pastYields: [
    { year: 2025, tonnes: 17.25 },
    { year: 2024, tonnes: 0 },
  ],
  irrigation: 'drip',
  standards: ['vietgap', 'iso-22000'],
  intendedMarkets: ['VN', 'CN', 'EU', 'KR'],
  registrant: 'Lý Thị Mẫu',
});

describe('cells of a sheet that hold several things', () => {
  it.each(['vi', 'en'] as const)('are read again as they were written in %s', (lang) => {
    const { harvestMonths, pastYields, standards, intendedMarkets } = DETAILS;
    const cells = detailCells(lang, DETAILS);
    const list = (key: string) => JSON.stringify(cells[key]).slice(1, -1).split('; ');
    const plain = Object.fromEntries(
      ['harvestMonths', 'pastYields', 'standards', 'intendedMarkets'].map((key) => [key, list(key)]),
    );
    expect(readDetailCells(plain)).toEqual({ harvestMonths, pastYields, standards, intendedMarkets });
  });

  it('are read as people write them', () => {
    expect(
      readDetailCells({
        harvestMonths: ['tháng 3, T4', '12'],
        standards: ['vietgap, Hữu cơ', 'Global GAP', 'iso22000'],
        intendedMarkets: ['nội địa', 'Mỹ, trung quoc', 'eu', 'Japan'],
        pastYields: ['Năm 2025: 12,5 tấn'],
      }),
    ).toEqual({
      harvestMonths: [3, 4, 12],
      standards: ['vietgap', 'organic', 'globalgap', 'iso-22000'],
      intendedMarkets: ['VN', 'US', 'CN', 'EU', 'JP'],
      pastYields: [{ year: 2025, tonnes: 12.5 }],
    });
  });

  it.each([
    ['harvestMonths', 'xuân'],
    ['standards', 'ngon nhất'],
    ['intendedMarkets', 'Sao Hỏa'],
    ['pastYields', '2025'],
  ])('name what nobody knows: %s %s', (field, text) => {
    expect(() => readDetailCells({ [field]: [text] })).toThrow(
      expect.objectContaining({ faults: [{ path: field, code: 'cell-choice', params: { text } }] }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { type CertificateFacts, faultsOf, misrated } from './certificate-rules.js';

const TODAY = '2026-11-25';
const ocop: CertificateFacts = {
  kind: 'ocop',
  title: null,
  issuedOn: '2025-03-01',
  expiresOn: '2028-03-01',
  stars: 4,
  points: 82.5,
  coversBusiness: false,
  productIds: ['p'],
  areaIds: [],
};
const gi: CertificateFacts = {
  ...ocop,
  kind: 'gi',
  title: 'Hà Giang',
  stars: null,
  points: null,
  expiresOn: null,
};

const faults = (facts: CertificateFacts) => faultsOf(facts, TODAY).map(({ path, code }) => `${path} ${code}`);

describe('a certificate', () => {
  it('of each kind is taken as it should be', () => {
    expect(faults(ocop)).toEqual([]);
    expect(faults(gi)).toEqual([]);
    expect(faults({ ...gi, kind: 'other', title: 'Rainforest', expiresOn: TODAY })).toEqual([]);
    expect(
      faults({ ...ocop, kind: 'vietgap', stars: null, points: null, productIds: [], areaIds: ['a'] }),
    ).toEqual([]);
  });

  it.each<[Partial<CertificateFacts>, string]>([
    [{ issuedOn: '2026-11-26' }, 'issuedOn certificate-issued-later'],
    [{ expiresOn: null }, 'expiresOn required'],
    [{ expiresOn: '2025-02-28' }, 'expiresOn certificate-ends-before'],
    [{ expiresOn: '2026-11-24' }, 'expiresOn certificate-ended'],
    [{ expiresOn: '2028-03-02' }, 'expiresOn certificate-ocop-months'],
    [{ stars: null }, 'stars required'],
    [{ stars: 3, points: 70 }, 'points certificate-points'],
    [{ stars: 4, points: 69.9 }, 'points certificate-points'],
    [{ stars: 5, points: 89.99 }, 'points certificate-points'],
    [{ productIds: [], coversBusiness: true }, 'productIds certificate-ocop-product'],
    [{ ...gi, expiresOn: '2030-01-01' }, 'expiresOn certificate-gi-no-end'],
    [{ ...gi, title: null }, 'title required'],
    [{ ...gi, stars: 3 }, 'stars certificate-ocop-only'],
    [{ ...gi, productIds: [] }, 'coversBusiness certificate-covers-nothing'],
  ])('with %j is refused', (change, fault) => {
    expect(faults({ ...ocop, ...change })).toEqual([fault]);
  });

  it('knows the ends of stars and months', () => {
    expect(faults({ ...ocop, stars: 5, points: 100 })).toEqual([]);
    expect(faults({ ...ocop, stars: 3, points: 50 })).toEqual([]);
    // The 29th of February has no day three years later.
    expect(faults({ ...ocop, issuedOn: '2024-02-29', expiresOn: '2027-02-28' })).toEqual([]);
    expect(faults({ ...ocop, issuedOn: '2024-02-29', expiresOn: '2027-03-01' })).toHaveLength(1);
  });
});

describe('who gave stars', () => {
  it.each([
    [5, '2026-01-01', 'UBND tỉnh Tuyên Quang', 'centre'],
    [5, '2026-01-01', 'Bộ Nông nghiệp và Môi trường', null],
    [5, '2022-01-01', 'Hội đồng OCOP Trung ương', null],
    [4, '2026-01-01', 'UBND tỉnh Tuyên Quang', null],
    [4, '2026-01-01', 'ubnd tinh tuyen quang', null],
    [3, '2025-07-05', 'UBND huyện Mèo Vạc, tỉnh Hà Giang', null],
    [3, '2025-07-06', 'UBND huyện Mèo Vạc, tỉnh Hà Giang', 'province'],
    [3, '2026-01-01', 'UBND xã Mèo Vạc', 'province'],
    [3, '2026-01-01', 'Sở Nông nghiệp và Môi trường', null],
    [5, '2026-01-01', 'Tổ chức chứng nhận mẫu', null], // says nothing of its level
    [3, '2026-01-01', 'Cơ quan có thẩm quyền', null],
  ])('%i stars of %s by %s: %s', (stars, day, issuer, expected) => {
    expect(misrated(stars, day, issuer)).toBe(expected);
  });
});

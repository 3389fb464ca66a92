import { describe, expect, it } from '@jest/globals';
import { type CertificateFacts, faultsOf } from './certificate-rules.js';

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

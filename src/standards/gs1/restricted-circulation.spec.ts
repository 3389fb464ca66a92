import { describe, expect, it } from '@jest/globals';
import { checkDigit, gtinToGtin14, isRestrictedCirculation } from './index.js';

const restricted = (base: string) => {
  const gtin = gtinToGtin14(`${base}${checkDigit(base)}`);
  if (!gtin.ok) throw new Error(`${base}: ${gtin.fault.code}`);
  return isRestrictedCirculation(gtin.value);
};

describe('numbers of restricted circulation', () => {
  it.each([
    ...['020000000000', '040000000001', '200000000002', '219999999999', '299999999999'],
    ...['20000000001', '41234567890'], // GTIN-12 of number systems 2 and 4
    ...['0123456', '2123456'], // GTIN-8
    '1201234567890', // a case of such a number
  ])('%s and its check digit', (base) => {
    expect(restricted(base)).toBe(true);
  });

  it.each([
    ...['893601234500', '030000000000', '060123456789', '400638133393', '300000000000', '500000000000'],
    ...['03600029145', '9638507', '8930001', '1893601234500'],
  ])('not %s', (base) => {
    expect(restricted(base)).toBe(false);
  });
});

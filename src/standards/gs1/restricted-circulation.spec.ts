import { describe, expect, it } from '@jest/globals';
import { checkDigit, gtinToGtin14, isCouponOrReceipt, isRestrictedCirculation } from './index.js';

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

describe('numbers of coupons and refund receipts', () => {
  it.each([
    ['980123456789', true],
    ['981012345678', true],
    ['984999999999', true],
    ['990000000000', true],
    ['1999999999999', true],
    ['978123456789', false], // a book is sold
    ['977123456700', false], // so is a magazine
    ['985000000000', false],
    ['893601234500', false],
    ['09900000000', false],
  ])('%s: %s', (base, expected) => {
    const gtin = gtinToGtin14(`${base}${checkDigit(base)}`);
    expect(gtin.ok && isCouponOrReceipt(gtin.value)).toBe(expected);
  });
});

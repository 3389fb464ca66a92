import { describe, expect, it } from '@jest/globals';
import { checkCoupon } from './coupon.js';
import { fullYear } from './dates.js';

describe('the year that two digits mean', () => {
  // General Specifications, section 7.12.
  it.each([
    [26, 2026, 2026],
    [76, 2026, 2076],
    [77, 2026, 1977],
    [99, 2026, 1999],
    [0, 2026, 2000],
    [50, 2026, 2050],
    [51, 2026, 2051],
    [25, 2075, 2125],
    [26, 2075, 2026],
    [0, 2099, 2100],
    [49, 2099, 2149],
    [50, 2099, 2050],
    [99, 2000, 1999],
    [50, 2000, 2050],
    [51, 2000, 1951],
  ])('%d in %d is %d', (digits, now, year) => {
    expect(fullYear(digits, now)).toBe(year);
  });

  it('lies from 49 years back to 50 years on, each pair of digits once', () => {
    for (let now = 1995; now < 2110; now += 1) {
      const years = Array.from({ length: 100 }, (_, digits) => fullYear(digits, now)).sort((a, b) => a - b);
      expect([years[0], years.at(-1)]).toEqual([now - 49, now + 50]);
      expect(new Set(years).size).toBe(100);
    }
  });
});

describe('a coupon', () => {
  const two = (year: number) => String(year % 100).padStart(2, '0');
  const coupon = (expires: number, starts: number) =>
    // Prefix of 6, offer code, save value 1, purchase 1 of code 0 and family 000; expires, starts.
    checkCoupon(`0123456123456111100003${two(expires)}0101` + `4${two(starts)}0101`);
  const now = new Date().getUTCFullYear();

  it.each([
    [now + 50, now - 49, null],
    [now + 1, now, null],
    [now, now + 1, 'coupon-expiration-before-start'],
    [now - 49, now + 50, 'coupon-expiration-before-start'],
  ])('that expires in %d and starts in %d', (expires, starts, code) => {
    const finding = coupon(expires, starts);
    expect(finding === null ? null : finding.fault.code).toBe(code);
  });
});

import type { Gtin14 } from './keys.js';

/** Numbers that a shop, a company or a country hands out for its own use; the other GS1 Prefixes are the world's. */
const RESTRICTED_PREFIX = /^(?:02|04|2\d)/;

/**
 * Whether a number is for restricted circulation: what a shop's scale prints on weighed goods, or a company's own
 * numbers. Such a number names different things in different shops, so it can name no product here.
 * GS1 Prefixes 02, 04 and 20 to 29; GTIN-8 that begin with 0 or 2. GS1 General Specifications, figures 1.4.2-1, 1.4.3-1 and section 2.1.11.
 */
export function isRestrictedCirculation(gtin: Gtin14): boolean {
  // Eight digits, filled with zeros: GS1 gives no company a prefix of so many zeros.
  if (gtin.startsWith('000000')) return gtin.charAt(6) === '0' || gtin.charAt(6) === '2';
  return RESTRICTED_PREFIX.test(gtin.slice(1));
}

/** Refund receipts (GS1 Prefix 980) and coupons (981 to 984, 99): papers, never goods. GS1 General Specifications, figure 1.4.2-1. */
export function isCouponOrReceipt(gtin: Gtin14): boolean {
  return /^(?:98[0-4]|99)/.test(gtin.slice(1));
}

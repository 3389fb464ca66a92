import { fail, ok, type Result } from '../result.js';

export type HsCodeFault = 'hs-code-character' | 'hs-code-length' | 'hs-code-unknown';

/**
 * Last heading of each chapter of the Harmonised System, 2022 edition, from chapter 1 on. Chapter 77 is kept free for later; 98 and
 * 99 are a country's own and name no goods by themselves.
 */
const LAST_HEADINGS = [
  6, 10, 9, 10, 11, 4, 14, 14, 10, 8, 9, 14, 2, 4, 22, 5, 4, 6, 5, 9, 6, 9, 9, 4, 30, 21, 16, 53, 42, 6, 5,
  15, 7, 7, 7, 6, 7, 27, 26, 17, 15, 6, 4, 21, 4, 2, 7, 23, 11, 7, 13, 12, 11, 8, 16, 9, 5, 11, 11, 6, 17, 17,
  10, 6, 7, 3, 4, 15, 14, 20, 18, 29, 26, 19, 8, 16, 0, 6, 7, 7, 13, 15, 11, 87, 49, 9, 16, 7, 8, 33, 14, 9,
  7, 6, 8, 20, 6,
] as const;

/** Numbers between them that editions since 1988 have given up, or never gave. */
const GIVEN_UP: ReadonlySet<string> = new Set(
  (
    '0503 0509 1402 1403 1519 2527 2838 2848 2851 4108 4109 4110 4111 4204 4815 5304 6503 6908 7012 7414 7416 7417 ' +
    '7803 7805 7906 8004 8005 8006 8107 8469 8520 8803 9009 9203 9204 9501 9502'
  ).split(' '),
);

/**
 * A code of goods of the Harmonised System as Viet Nam's tariff writes it: four, six or eight digits, with dots and spaces between
 * them or without (`0902.30.10`). Its chapter and heading must be there; lines below a heading change with every tariff and are not
 * looked up. Circular 31/2022/TT-BTC, from the AHTN of 2022.
 * @returns its digits alone
 */
export function parseHsCode(text: string): Result<string, HsCodeFault> {
  if (text.length > 40) return fail('hs-code-length', 0, 'Four, six or eight digits.');
  const stranger = text.search(/[^\d.\s]/u);
  if (stranger >= 0) return fail('hs-code-character', stranger, 'Digits only.');
  const digits = text.replace(/[.\s]/gu, '');
  if (![4, 6, 8].includes(digits.length)) return fail('hs-code-length', 0, 'Four, six or eight digits.');
  const last = LAST_HEADINGS[Number(digits.slice(0, 2)) - 1] ?? 0;
  const heading = Number(digits.slice(2, 4));
  if (heading < 1 || heading > last || GIVEN_UP.has(digits.slice(0, 4)))
    return fail('hs-code-unknown', 0, 'No such chapter or heading.');
  return ok(digits);
}

/** As it is printed: `0902.30.10`. */
export function formatHsCode(digits: string): string {
  return [digits.slice(0, 4), ...(digits.slice(4).match(/\d\d/g) ?? [])].join('.');
}

import { fail, ok, type Result } from '../result.js';
import { readDigits } from './digits.js';

/**
 * A Vietnamese tax code: ten digits for an enterprise, cooperative or organisation, or ten, a dash and three for
 * its branch (`0123456789-001`). It comes only from {@link parseTaxCode}.
 *
 * A household business has no code of this form since 1 July 2025: it uses its representative's personal ID.
 */
export type TaxCode = string & { readonly [taxCode]: true };
declare const taxCode: unique symbol;

export type TaxCodeFault =
  | 'tax-code-character'
  | 'tax-code-length'
  | 'tax-code-personal-id'
  | 'tax-code-check'
  | 'tax-code-base'
  | 'tax-code-branch';

/** Weights of the first nine digits (structure of tax codes, Circular 86/2024/TT-BTC and its predecessors). */
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

const BASE_LENGTH = 10;
const BRANCH_LENGTH = 3;

/**
 * Reads a tax code with or without its dash, with spaces, dots and dashes anywhere; the value is in its written
 * form. The tenth digit is 10 − (weighted sum mod 11); where that gives 10 no digit fits, and no code with those
 * nine digits was ever issued.
 *
 * Errors: `tax-code-character`; `tax-code-length`; `tax-code-personal-id` for twelve digits, so that a page can
 * ask whether this is a household; `tax-code-check` at the tenth digit; `tax-code-base` for the nine digits that
 * have no check digit; `tax-code-branch` for branch 000.
 */
export function parseTaxCode(text: string): Result<TaxCode, TaxCodeFault> {
  const read = readDigits(text);
  if (!read.ok) return fail('tax-code-character', read.fault.at, 'A tax code has digits only.');
  const { digits, offsets } = read.value;
  if (digits.length === 12) {
    return fail(
      'tax-code-personal-id',
      0,
      'Twelve digits are a personal ID: a household business uses that instead.',
    );
  }
  if (digits.length !== BASE_LENGTH && digits.length !== BASE_LENGTH + BRANCH_LENGTH) {
    const at = offsets[BASE_LENGTH + BRANCH_LENGTH] ?? text.length;
    return fail('tax-code-length', at, `A tax code has 10 or 13 digits; this one has ${digits.length}.`);
  }
  const expected = taxCheckDigit(digits);
  if (expected === undefined) {
    return fail('tax-code-base', 0, 'No tax code begins with these nine digits: no check digit fits them.');
  }
  if (digits.charAt(BASE_LENGTH - 1) !== String(expected)) {
    return fail(
      'tax-code-check',
      offsets[BASE_LENGTH - 1] ?? 0,
      'The tenth digit does not fit the nine before it.',
    );
  }
  const branch = digits.slice(BASE_LENGTH);
  if (branch === '000') {
    return fail('tax-code-branch', offsets[BASE_LENGTH] ?? 0, 'Branches are numbered from 001.');
  }
  return ok((branch === '' ? digits : `${digits.slice(0, BASE_LENGTH)}-${branch}`) as TaxCode);
}

/** The head office's code of a branch; a code of ten digits is its own. */
export function headTaxCode(code: TaxCode): TaxCode {
  return code.slice(0, BASE_LENGTH) as TaxCode;
}

/** The digit that the first nine of `digits` call for, or undefined where none fits (a sum that 11 divides). */
function taxCheckDigit(digits: string): number | undefined {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits.charAt(place)), 0);
  const check = 10 - (sum % 11);
  return check === 10 ? undefined : check;
}

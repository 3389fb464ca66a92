import { fail, ok, type Result } from '../result.js';
import { readDigits } from './digits.js';

/**
 * A Vietnamese telephone number in its national form: a mobile number of ten digits (03, 05, 07, 08, 09) or a fixed
 * line of eleven (02), by the numbering plan of Circular 22/2014/TT-BTTTT as amended. Personal data. It comes only
 * from {@link parsePhone}.
 */
export type PhoneNumber = string & { readonly [phoneNumber]: true };
declare const phoneNumber: unique symbol;

export type PhoneFault = 'phone-character' | 'phone-length' | 'phone-prefix';

/**
 * Reads a number as people write it: spaces, dots, dashes and parentheses anywhere, `+84` or `0084` or a bare `84`
 * for the leading 0.
 *
 * Errors: `phone-character`, `phone-prefix` (no such range, or a number of before 2018), `phone-length`.
 */
export function parsePhone(text: string): Result<PhoneNumber, PhoneFault> {
  const abroad = text.trimStart().startsWith('+');
  const read = readDigits((abroad ? text.replace('+', ' ') : text).replace(/[()]/g, ' '));
  if (!read.ok) return fail('phone-character', read.fault.at, 'A telephone number has digits only.');
  if (abroad && !read.value.digits.startsWith('84')) {
    return fail('phone-prefix', text.indexOf('+'), 'Only numbers of Viet Nam (+84) are taken.');
  }
  const digits = national(read.value.digits);
  const wanted = /^0[35789]/.test(digits) ? 10 : digits.startsWith('02') ? 11 : undefined;
  if (wanted === undefined) {
    return fail('phone-prefix', 0, 'A number begins with 03, 05, 07, 08, 09, or 02 for a fixed line.');
  }
  if (digits.length !== wanted) {
    return fail(
      'phone-length',
      text.length,
      `A number of this kind has ${wanted} digits; this has ${digits.length}.`,
    );
  }
  return ok(digits as PhoneNumber);
}

/** For print: `0912 345 678`; a fixed line `0219 3866 123`. */
export function formatPhone(phone: PhoneNumber): string {
  return phone.length === 10
    ? `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`
    : `${phone.slice(0, 4)} ${phone.slice(4, 8)} ${phone.slice(8)}`;
}

/** For messages and `tel:` links: `+84912345678` (ITU-T E.164). */
export function internationalPhone(phone: PhoneNumber): string {
  return `+84${phone.slice(1)}`;
}

/** For pages of people who need not call: `•••• ••• 678`. */
export function maskPhone(phone: PhoneNumber): string {
  return `•••• ••• ${phone.slice(-3)}`;
}

function national(digits: string): string {
  if (digits.startsWith('0084')) return `0${digits.slice(4)}`;
  // No national number begins with 84 without a 0 in front of it.
  return digits.startsWith('84') && digits.length > 10 ? `0${digits.slice(2)}` : digits;
}

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

/** Longest text looked at. */
const LONGEST_TEXT = 64;

/**
 * Reads a number as people and their telephones write it: spaces, dots, dashes and parentheses anywhere; `+84`, `0084` or a
 * bare `84` for the leading 0, or before it (`+84 (0)912 …`); after `tel:`, with the invisible marks of an address book,
 * in full-width digits.
 *
 * Errors: `phone-character`, `phone-prefix` (no such range, or a number of before 2018), `phone-length`.
 */
export function parsePhone(text: string): Result<PhoneNumber, PhoneFault> {
  if (text.length > LONGEST_TEXT)
    return fail('phone-length', LONGEST_TEXT, 'The text is too long for a number.');
  // One character for one, so that a fault points at what was typed.
  const plain = text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\p{Cf}/gu, (mark) => ' '.repeat(mark.length))
    .replace(/^(\s*)tel:/i, '$1    ');
  const abroad = /^[\s(]*\+/.test(plain);
  const read = readDigits((abroad ? plain.replace('+', ' ') : plain).replace(/[()]/g, ' '));
  if (!read.ok) return fail('phone-character', read.fault.at, 'A telephone number has digits only.');
  if (abroad && !read.value.digits.startsWith('84')) {
    return fail('phone-prefix', plain.indexOf('+'), 'Only numbers of Viet Nam (+84) are taken.');
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

/** Without the code of the country, after which the 0 of the own country stands in many an address book. */
function national(digits: string): string {
  const code = /^(?:00)?84/.exec(digits)?.[0];
  // No national number begins with 84 without a 0 in front of it.
  if (code === undefined || digits.length <= 10) return digits;
  const rest = digits.slice(code.length);
  return rest.startsWith('0') ? rest : `0${rest}`;
}

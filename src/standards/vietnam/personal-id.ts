import { fail, ok, type Result } from '../result.js';
import { readDigits } from './digits.js';

/**
 * A citizen's personal identification number: twelve digits (Law on Identification 26/2023/QH15, Art. 12). Personal data: never shown
 * whole, never in a URL, a log or an open file. It comes only from {@link parsePersonalId}; print it with {@link maskPersonalId}.
 *
 * What the digits once said of place and year of birth (Decree 137/2015/ND-CP, Art. 13) is law no more and binds nobody who
 * gives numbers out; there is no check digit. So twelve digits are all that can be asked for.
 */
export type PersonalId = string & { readonly [personalId]: true };
declare const personalId: unique symbol;

export type PersonalIdFault = 'personal-id-character' | 'personal-id-length' | 'personal-id-old-card';

const LENGTH = 12;
/**
 * Reads a personal ID with spaces, dots or dashes anywhere. Whether it exists only the national population database can say.
 *
 * Errors: `personal-id-character`; `personal-id-length`; `personal-id-old-card` for the nine digits of an identity
 * card of before 2016.
 */
export function parsePersonalId(text: string): Result<PersonalId, PersonalIdFault> {
  const read = readDigits(text);
  if (!read.ok) return fail('personal-id-character', read.fault.at, 'A personal ID has digits only.');
  const { digits, offsets } = read.value;
  if (digits.length === 9) {
    return fail(
      'personal-id-old-card',
      0,
      'Nine digits are an old identity card: the personal ID has twelve.',
    );
  }
  if (digits.length !== LENGTH) {
    const at = offsets[LENGTH] ?? text.length;
    return fail('personal-id-length', at, `A personal ID has 12 digits; this text has ${digits.length}.`);
  }
  return ok(digits as PersonalId);
}

/** The number as it may be printed for its holder: `•••• •••• 1234`, the last four digits only. */
export function maskPersonalId(id: PersonalId): string {
  return `•••• •••• ${id.slice(-4)}`;
}

import { fail, ok, type Result } from '../result.js';
import { readDigits } from './digits.js';

/**
 * A citizen's personal identification number, twelve digits (Law on Identification 26/2023/QH15, Art. 12; structure:
 * Decree 137/2015/ND-CP, Art. 13). Personal data: never shown whole, never in a URL, a log or an open file. It comes
 * only from {@link parsePersonalId}; print it with {@link maskPersonalId}.
 *
 * | digits | meaning |
 * |---|---|
 * | 1–3 | province of birth registration (001 to 096), or from 100 on a country for a birth registered abroad |
 * | 4 | century and sex: 0, 1 born 1900–1999; 2, 3 born 2000–2099; 4 … 9 later centuries |
 * | 5–6 | last two digits of the year of birth |
 * | 7–12 | random: there is no check digit, so a well-formed number may still be nobody's |
 */
export type PersonalId = string & { readonly [personalId]: true };
declare const personalId: unique symbol;

export type PersonalIdFault =
  | 'personal-id-character'
  | 'personal-id-length'
  | 'personal-id-old-card'
  | 'personal-id-province'
  | 'personal-id-birth';

export interface PersonalIdRules {
  /** Latest plausible year of birth, for example the current year. Without it, 2099. */
  readonly bornBy?: number;
}

const LENGTH = 12;
/**
 * The 63 provinces of the time the numbers were given out (Circular 07/2016/TT-BCA, annex). The reform of 2025
 * withdrew provinces, not numbers: citizens keep theirs.
 */
const PROVINCES: ReadonlySet<number> = new Set([
  ...[
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42,
    44, 45, 46,
  ],
  ...[
    48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89,
    91, 92, 93, 94, 95, 96,
  ],
]);

/** From here on the first three digits name a country; which ones are in use is left open. */
const FIRST_COUNTRY = 100;

/**
 * Reads a personal ID with spaces, dots or dashes anywhere and checks what can be: length, province, century and
 * year of birth. Whether it exists only the national population database can say.
 *
 * Errors: `personal-id-character`; `personal-id-length`; `personal-id-old-card` for the nine digits of an identity
 * card of before 2016; `personal-id-province` at the first digit; `personal-id-birth` at the fourth.
 */
export function parsePersonalId(
  text: string,
  rules: PersonalIdRules = {},
): Result<PersonalId, PersonalIdFault> {
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
  const province = Number(digits.slice(0, 3));
  if (province < FIRST_COUNTRY && !PROVINCES.has(province)) {
    return fail(
      'personal-id-province',
      offsets[0] ?? 0,
      'The first three digits name no province and no country.',
    );
  }
  const century = 1900 + 100 * Math.floor(Number(digits.charAt(3)) / 2);
  const born = century + Number(digits.slice(4, 6));
  if (born > (rules.bornBy ?? 2099)) {
    return fail(
      'personal-id-birth',
      offsets[3] ?? 0,
      'The fourth to sixth digits give a year of birth to come.',
    );
  }
  return ok(digits as PersonalId);
}

/** The number as it may be printed for its holder: `•••• •••• 1234`, the last four digits only. */
export function maskPersonalId(id: PersonalId): string {
  return `•••• •••• ${id.slice(-4)}`;
}

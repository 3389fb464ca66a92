import { COUNTRY_LETTERS } from './code-lists.js';
import type { Finding } from './fault.js';
import { fault } from './fault.js';

/** Norway's, the shortest in the IBAN registry; ISO 13616 allows 34 at most. */
const SHORTEST = 15;
const LONGEST = 34;

/** An International Bank Account Number: country, check digits modulo 97, account. ISO 13616-1, section 6. */
export function checkIban(value: string): Finding {
  if (value.length < 5) return tooShort();
  if (value.length > LONGEST) return fault('iban-too-long', LONGEST, 'An IBAN has at most 34 characters.');
  const at = value.search(/[^0-9A-Z]/);
  if (at !== -1) {
    return fault('invalid-iban-character', at, 'An IBAN has digits and capital letters only.');
  }
  if (!COUNTRY_LETTERS.has(value.slice(0, 2))) {
    return fault('illegal-iban-country-code', 0, 'An IBAN begins with an ISO 3166 country code.');
  }
  if (value.length < SHORTEST) return tooShort();
  return remainder97(value.slice(4) + value.slice(0, 4)) === 1
    ? null
    : fault('incorrect-iban-checksum', 2, 'The check digits do not fit the account.');
}

function tooShort(): Finding {
  return fault('iban-too-short', 0, 'No country has so short an IBAN.');
}

/** Letters count as 10 to 35, the whole as one decimal number. */
function remainder97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

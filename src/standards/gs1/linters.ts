import type { Charset } from './charset.js';
import { CHARSET_82, firstOutside } from './charset.js';
import { checkDigit, checkPair, LONGEST_BEFORE_PAIR } from './check-digit.js';
import { COUNTRY_LETTERS, COUNTRY_NUMBERS, CURRENCY_NUMBERS, PACKAGE_TYPES } from './code-lists.js';
import { checkCoupon, checkPositiveOffer } from './coupon.js';
import { checkLongDate, checkShortDate, checkTime, checkTimePart } from './dates.js';
import { firstNonDigit } from './digits.js';
import type { Finding, Gs1FaultCode } from './fault.js';
import { fault } from './fault.js';
import { checkIban } from './iban.js';

/** Looks at the content of one component and says what is wrong with it, if anything. */
export type Linter = (value: string) => Finding;

const ZERO = 48;

/** A GS1 Company Prefix has at least four digits (General Specifications, section 1.4.4). */
const SHORTEST_PREFIX = 4;

/** The checks the table names, after the GS1 Barcode Syntax Tests. */
export const LINTERS: Readonly<Record<string, Linter>> = {
  mod10: checkMod10,
  pair: checkCharacterPair,
  gcp: (value) => checkCompanyPrefix(value, 0),
  // The first digit is an indicator or extension digit, the prefix follows.
  'gcp-2': (value) => checkCompanyPrefix(value, 1),
  date: (value) => checkShortDate(value, false),
  date0: (value) => checkShortDate(value, true),
  date8: (value) => checkLongDate(value, false),
  date80: (value) => checkLongDate(value, true),
  time: checkTime,
  hour: (value) => checkTimePart(value, 'hour'),
  minute: (value) => checkTimePart(value, 'minute'),
  second: (value) => checkTimePart(value, 'second'),
  country: oneOf(COUNTRY_NUMBERS, 'not-iso3166', 'No country has this ISO 3166 number.'),
  'country-or-999': oneOf(
    new Set([...COUNTRY_NUMBERS, '999']),
    'not-iso3166-or-999',
    'Neither an ISO 3166 country number nor 999.',
  ),
  'country-letters': oneOf(COUNTRY_LETTERS, 'not-iso3166-alpha2', 'No country has these ISO 3166 letters.'),
  currency: oneOf(CURRENCY_NUMBERS, 'not-iso4217', 'No currency has this ISO 4217 number.'),
  package: oneOf(PACKAGE_TYPES, 'invalid-package-type', 'Not a package type code.'),
  medium: oneOf(mediaTypes(), 'invalid-media-type', 'Media types are 01 to 10 and 80 to 99.'),
  sex: oneOf(new Set('0129'), 'invalid-biological-sex-code', 'ISO 5218 knows 0, 1, 2 and 9.'),
  flag: oneOf(new Set('01'), 'not-zero-or-one', 'Either 0 or 1.'),
  winding: oneOf(new Set('019'), 'invalid-winding-direction', 'The winding direction is 0, 1 or 9.'),
  minus: everyCharacter('-', 'not-hyphen', 'Only a hyphen belongs here.'),
  zero: everyCharacter('0', 'not-zero', 'Only a zero belongs here.'),
  nonzero: checkNonZero,
  'no-leading-zero': checkNoLeadingZero,
  letter: checkHasNonDigit,
  percent: checkPercentEncoding,
  piece: checkPieceOfTotal,
  position: checkPositionInSequence,
  latitude: coordinate(1_800_000_000n, 'latitude-invalid-length', 'invalid-latitude', 'latitude'),
  longitude: coordinate(3_600_000_000n, 'longitude-invalid-length', 'invalid-longitude', 'longitude'),
  importer: checkImporterIndex,
  iban: checkIban,
  coupon: checkCoupon,
  offer: checkPositiveOffer,
};

const OUTSIDE: Readonly<Record<Charset, readonly [Gs1FaultCode, string]>> = {
  numeric: ['non-digit-character', 'Only digits 0 to 9 belong here.'],
  'charset-82': ['invalid-cset82-character', 'A character outside GS1 character set 82.'],
  'charset-39': ['invalid-cset39-character', 'A character outside GS1 character set 39.'],
  'charset-64': ['invalid-cset64-character', 'A character outside base 64 for URLs.'],
};

/** Whether every character belongs to `charset`; base 64 may end in padding. */
export function checkCharset(charset: Charset, value: string): Finding {
  const end = charset === 'charset-64' ? endBeforePadding(value) : value.length;
  const at = firstOutside(charset, value, 0, end);
  if (at !== -1) return fault(OUTSIDE[charset][0], at, OUTSIDE[charset][1]);
  const padding = value.length - end;
  return padding > 2 || (padding > 0 && value.length % 3 !== 0)
    ? fault('invalid-cset64-padding', end, 'At most two = fill the text to a multiple of three.')
    : null;
}

function endBeforePadding(value: string): number {
  let end = value.length;
  while (end > 0 && value.charAt(end - 1) === '=') end -= 1;
  return end;
}

function checkMod10(value: string): Finding {
  if (value === '') return fault('too-short-for-check-digit', 0, 'There is no check digit.');
  const last = value.length - 1;
  return (
    firstNonDigit(value) ??
    (checkDigit(value.slice(0, last)) === value.charCodeAt(last) - ZERO
      ? null
      : fault('incorrect-check-digit', last, 'The check digit does not fit the other digits.'))
  );
}

function checkCharacterPair(value: string): Finding {
  const body = value.slice(0, -2);
  if (value.length < 2) return fault('too-short-for-check-pair', 0, 'There is no check character pair.');
  if (body.length > LONGEST_BEFORE_PAIR) {
    const sentence = 'A check character pair follows 97 characters at most.';
    return fault('too-long-for-check-pair-implementation', 0, sentence);
  }
  const pair = checkPair(body);
  if (pair === null) {
    return fault('invalid-cset82-character', firstOutside('charset-82', body), OUTSIDE['charset-82'][1]);
  }
  return value.endsWith(pair)
    ? null
    : fault('incorrect-check-pair', body.length, 'The check character pair does not fit the value.');
}

function checkCompanyPrefix(value: string, start: number): Finding {
  const end = start + SHORTEST_PREFIX;
  const at = firstOutside('numeric', value, start, end < value.length ? end : value.length);
  if (at !== -1)
    return fault('invalid-gcp-prefix', at, 'A GS1 Company Prefix begins with four digits or more.');
  return value.length < end
    ? fault('gcp-too-short', value.length, 'No room for a GS1 Company Prefix.')
    : null;
}

function oneOf(allowed: ReadonlySet<string>, code: Gs1FaultCode, sentence: string): Linter {
  return (value) => (allowed.has(value) ? null : fault(code, 0, sentence));
}

function everyCharacter(character: string, code: Gs1FaultCode, sentence: string): Linter {
  return (value) => {
    if (value === '') return fault(code, 0, sentence);
    for (let index = 0; index < value.length; index += 1) {
      if (value.charAt(index) !== character) return fault(code, index, sentence);
    }
    return null;
  };
}

/** GS1 code list AIDC media type, General Specifications, section 3.8 (AI 7241). */
function mediaTypes(): ReadonlySet<string> {
  const numbers = Array.from({ length: 100 }, (_, number) => number);
  return new Set(
    numbers.filter((n) => (n >= 1 && n <= 10) || n >= 80).map((n) => String(n).padStart(2, '0')),
  );
}

function checkNonZero(value: string): Finding {
  const letter = firstNonDigit(value);
  if (letter) return letter;
  for (let index = 0; index < value.length; index += 1) if (value.charAt(index) !== '0') return null;
  return fault('illegal-zero-value', 0, 'Zero is not allowed here.');
}

function checkNoLeadingZero(value: string): Finding {
  return (
    firstNonDigit(value) ??
    (value.startsWith('0') ? fault('illegal-zero-prefix', 0, 'No leading zero is allowed here.') : null)
  );
}

function checkHasNonDigit(value: string): Finding {
  return firstOutside('numeric', value) === -1
    ? fault('requires-non-digit-character', 0, 'At least one character that is no digit is needed.')
    : null;
}

const HEX = /^[0-9A-Fa-f]{2}$/;

function checkPercentEncoding(value: string): Finding {
  for (let at = value.indexOf('%'); at !== -1; at = value.indexOf('%', at + 1)) {
    if (!HEX.test(value.slice(at + 1, at + 3))) {
      return fault('invalid-percent-sequence', at, 'A % is followed by two hexadecimal digits.');
    }
  }
  return null;
}

function checkPieceOfTotal(value: string): Finding {
  const half = value.length / 2;
  if (half === 0 || !Number.isInteger(half)) {
    return fault('invalid-length-for-piece-of-total', 0, 'Piece and total have the same number of digits.');
  }
  const letter = firstNonDigit(value);
  if (letter) return letter;
  const piece = value.slice(0, half);
  const total = value.slice(half);
  if (checkNonZero(piece)) return fault('zero-piece-number', 0, 'Pieces are counted from one.');
  if (checkNonZero(total)) return fault('zero-total-pieces', half, 'A whole has at least one piece.');
  return piece > total ? fault('piece-number-exceeds-total', 0, 'The piece is beyond the total.') : null;
}

function checkPositionInSequence(value: string): Finding {
  const slash = value.indexOf('/');
  const position = value.slice(0, Math.max(slash, 0));
  const end = value.slice(slash + 1);
  const wellFormed = position !== '' && end !== '' && !firstNonDigit(position) && !firstNonDigit(end);
  if (!wellFormed) return fault('position-in-sequence-malformed', 0, 'Written as position/end, such as 1/2.');
  if (position.startsWith('0')) return fault('illegal-zero-prefix', 0, 'No leading zero is allowed here.');
  if (end.startsWith('0')) return fault('illegal-zero-prefix', slash + 1, 'No leading zero is allowed here.');
  return BigInt(position) > BigInt(end)
    ? fault('position-exceeds-end', 0, 'The position is beyond the end of the sequence.')
    : null;
}

function coordinate(limit: bigint, length: Gs1FaultCode, range: Gs1FaultCode, name: string): Linter {
  return (value) => {
    if (value.length !== 10) return fault(length, 0, `A ${name} has ten digits.`);
    const letter = firstNonDigit(value);
    if (letter) return letter;
    return BigInt(value) > limit ? fault(range, 0, `The ${name} is beyond ${limit.toString()}.`) : null;
  };
}

/** Importer index, General Specifications, section 3.8 (AI 7040): the characters of base 64 for URLs. */
function checkImporterIndex(value: string): Finding {
  if (value.length !== 1) return fault('importer-idx-must-be-one-character', 0, 'Exactly one character.');
  return firstOutside('charset-64', value) === -1 && CHARSET_82.includes(value)
    ? null
    : fault('invalid-import-idx-character', 0, 'A letter, a digit, - or _.');
}

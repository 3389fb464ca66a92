import { CHARSET_32, CHARSET_82, isDigits } from './charset.js';

const ZERO = 48;

/**
 * The check digit that belongs after `body`, a string of ASCII digits of any length: weights 3, 1, 3… from the
 * right, modulo 10. GS1 General Specifications, section 7.9.1.
 */
export function checkDigit(body: string): number {
  let sum = 0;
  let weight = 3;
  for (let index = body.length - 1; index >= 0; index -= 1) {
    sum += (body.charCodeAt(index) - ZERO) * weight;
    weight = 4 - weight;
  }
  return (10 - (sum % 10)) % 10;
}

/**
 * Whether `digits` (any GS1 key: GTIN-8 to SSCC) ends in its right check digit. False for anything that is not two
 * or more ASCII digits. GS1 General Specifications, section 7.9.1.
 */
export function isCheckDigitRight(digits: string): boolean {
  if (digits.length < 2 || !isDigits(digits)) return false;
  return checkDigit(digits.slice(0, -1)) === digits.charCodeAt(digits.length - 1) - ZERO;
}

const MODULUS = 1021;

/**
 * Characters that a check pair may follow. No key has more than 23; the limit is that of the GS1 Barcode Syntax Tests,
 * and keeps the search for primes small.
 */
export const LONGEST_BEFORE_PAIR = 97;

/**
 * The check character pair that belongs after `body` (character set 82): each character's value times the primes
 * 2, 3, 5… from the right, modulo 1021, written in the 32-character set. Null when `body` holds a character outside
 * set 82 or more than 97. GS1 General Specifications, section 7.9.5.
 */
export function checkPair(body: string): string | null {
  if (body.length > LONGEST_BEFORE_PAIR) return null;
  let sum = 0;
  let prime = 2;
  for (let index = body.length - 1; index >= 0; index -= 1) {
    const value = CHARSET_82.indexOf(body.charAt(index));
    if (value === -1) return null;
    sum = (sum + value * prime) % MODULUS;
    prime = nextPrime(prime);
  }
  return CHARSET_32.charAt(sum >> 5) + CHARSET_32.charAt(sum & 31);
}

function nextPrime(prime: number): number {
  let candidate = prime + (prime === 2 ? 1 : 2);
  while (!isOddPrime(candidate)) candidate += 2;
  return candidate;
}

function isOddPrime(candidate: number): boolean {
  for (let divisor = 3; divisor * divisor <= candidate; divisor += 2) {
    if (candidate % divisor === 0) return false;
  }
  return true;
}

import { firstNonDigit } from './digits.js';
import type { CouponFaultCode, Finding } from './fault.js';
import { fault } from './fault.js';
import { checkShortDate, fullYear } from './dates.js';

/**
 * Reads a coupon field by field from the left. The first fault sticks: every later field is then read as empty, so
 * a caller may read on and ask for `finding` at the end.
 */
class CouponReader {
  finding: Finding = null;
  private position = 0;

  constructor(private readonly value: string) {}

  get atEnd(): boolean {
    return this.finding !== null || this.position >= this.value.length;
  }

  /** One digit that must be there and be one of `allowed`. */
  choice(allowed: string, missing: CouponFaultCode, invalid: CouponFaultCode, what: string): string {
    if (this.finding) return '';
    const digit = this.value.charAt(this.position);
    if (digit === '') return this.stop(missing, this.position, `The ${what} is missing.`);
    if (!allowed.includes(digit)) return this.stop(invalid, this.position, `The ${what} cannot be ${digit}.`);
    this.position += 1;
    return digit;
  }

  /** Exactly `length` digits. */
  digits(length: number, truncated: CouponFaultCode, what: string): string {
    if (this.finding) return '';
    const field = this.value.slice(this.position, this.position + length);
    if (field.length < length)
      return this.stop(truncated, this.position, `The ${what} is shorter than ${length} digits.`);
    this.position += length;
    return field;
  }

  /** A length indicator, then a field that is `extra` digits longer than it says. */
  sized(allowed: string, extra: number, codes: SizedCodes, what: string): void {
    const indicator = this.choice(allowed, codes.missing, codes.invalid, `length of the ${what}`);
    if (indicator !== '') this.digits(Number(indicator) + extra, codes.truncated, what);
  }

  /** A date, which must exist. */
  date(short: CouponFaultCode, invalid: CouponFaultCode, what: string): string {
    const start = this.position;
    const date = this.digits(6, short, what);
    if (date !== '' && checkShortDate(date, false)) this.stop(invalid, start, `The ${what} does not exist.`);
    return date;
  }

  /** Whether `digit` comes next; steps over it. */
  skip(digit: string): boolean {
    if (this.finding || this.value.charAt(this.position) !== digit) return false;
    this.position += 1;
    return true;
  }

  stop(code: CouponFaultCode, at: number, sentence: string): '' {
    this.finding ??= fault(code, at, sentence);
    return '';
  }

  get offset(): number {
    return this.position;
  }
}

interface SizedCodes {
  readonly missing: CouponFaultCode;
  readonly invalid: CouponFaultCode;
  readonly truncated: CouponFaultCode;
}

function sizedCodes(missing: string, invalid: string, truncated: string): SizedCodes {
  return {
    missing: `coupon-missing-${missing}`,
    invalid: `coupon-invalid-${invalid}`,
    truncated: `coupon-truncated-${truncated}`,
  };
}

const PREFIX = sizedCodes('gcp-vli', 'gcp-length', 'gcp');
const SERIAL = sizedCodes('serial-number-vli', 'serial-number-length', 'serial-number');
const RETAILER = sizedCodes('retailer-gcp-or-gln-vli', 'retailer-gcp-or-gln-length', 'retailer-gcp-or-gln');
const SAVE_VALUE = sizedCodes('save-value-vli', 'save-value-length', 'save-value');
const FUNDER = sizedCodes('funder-vli', 'funder-length', 'funder');

/**
 * A North American coupon code, AI (8110): funder and offer, what it saves, what must be bought, then optional
 * fields, each announced by a digit. North American Coupon Application Guideline, section 2.
 */
export function checkCoupon(value: string): Finding {
  const letter = firstNonDigit(value);
  if (letter) return letter;
  const coupon = new CouponReader(value);
  coupon.sized('0123456', 6, PREFIX, 'GS1 Company Prefix');
  coupon.digits(6, 'coupon-truncated-offer-code', 'offer code');
  coupon.sized('12345', 0, SAVE_VALUE, 'save value');
  readPurchase(coupon, '1st', 'primary purchase');
  readOptionalFields(coupon);
  if (!coupon.atEnd)
    coupon.stop('coupon-excess-data', coupon.offset, 'Data follows the last optional field.');
  return coupon.finding;
}

function readPurchase(coupon: CouponReader, ordinal: '1st' | '2nd' | '3rd', what: string): void {
  const name = `${ordinal}-purchase` as const;
  const sizes = sizedCodes(`${name}-requirement-vli`, `${name}-requirement-length`, `${name}-requirement`);
  coupon.sized('12345', 0, sizes, `${what} requirement`);
  coupon.choice(
    '012349',
    `coupon-missing-${name}-requirement-code`,
    `coupon-invalid-${name}-requirement-code`,
    `${what} requirement code`,
  );
  coupon.digits(3, `coupon-truncated-${name}-family-code`, `${what} family code`);
}

/** As `readPurchase`, then the GS1 Company Prefix of what must be bought; 9 says: the same as the first. */
function readFurtherPurchase(coupon: CouponReader, ordinal: '2nd' | '3rd', what: string): void {
  readPurchase(coupon, ordinal, what);
  const name = `${ordinal}-purchase-gcp` as const;
  const size = coupon.choice(
    '01234569',
    `coupon-missing-${name}-vli`,
    `coupon-invalid-${name}-length`,
    `length of the ${what} GS1 Company Prefix`,
  );
  if (size !== '' && size !== '9') {
    coupon.digits(Number(size) + 6, `coupon-truncated-${name}`, `${what} GS1 Company Prefix`);
  }
}

function readOptionalFields(coupon: CouponReader): void {
  if (coupon.skip('1')) {
    const code = 'additional-purchase-rules-code';
    coupon.choice(
      '0123',
      `coupon-missing-${code}`,
      `coupon-invalid-${code}`,
      'additional purchase rules code',
    );
    readFurtherPurchase(coupon, '2nd', 'second purchase');
  }
  if (coupon.skip('2')) readFurtherPurchase(coupon, '3rd', 'third purchase');
  const dates = coupon.offset;
  let expires = '';
  let start = '';
  if (coupon.skip('3')) {
    const [short, invalid] = [
      'coupon-too-short-for-expiration-date',
      'coupon-invalid-expiration-date',
    ] as const;
    expires = coupon.date(short, invalid, 'expiration date');
  }
  if (coupon.skip('4')) {
    start = coupon.date('coupon-too-short-for-start-date', 'coupon-invalid-start-date', 'start date');
  }
  if (expires !== '' && start !== '' && inFull(expires) < inFull(start)) {
    coupon.stop('coupon-expiration-before-start', dates, 'The coupon expires before it starts.');
  }
  if (coupon.skip('5')) coupon.sized('0123456789', 6, SERIAL, 'serial number');
  if (coupon.skip('6')) coupon.sized('1234567', 6, RETAILER, 'retailer GS1 Company Prefix or GLN');
  if (coupon.skip('9')) readMiscellaneous(coupon);
}

/** With its whole year, so that it sorts. */
function inFull(date: string): string {
  return `${fullYear(Number(date.slice(0, 2)), new Date().getUTCFullYear())}${date.slice(2)}`;
}

function readMiscellaneous(coupon: CouponReader): void {
  const flag = (allowed: string, name: string, what: string): string =>
    coupon.choice(allowed, `coupon-missing-${name}`, `coupon-invalid-${name}`, what);
  flag('01256', 'save-value-code', 'save value code');
  flag('012', 'save-value-applies-to-item', 'item the save value applies to');
  flag('0123456789', 'store-coupon-flag', 'store coupon flag');
  flag('01', 'dont-multiply-flag', 'do-not-multiply flag');
}

/** A positive offer file coupon, AI (8112): format, funder, offer, serial number. Same guideline, section 3. */
export function checkPositiveOffer(value: string): Finding {
  const letter = firstNonDigit(value);
  if (letter) return letter;
  const coupon = new CouponReader(value);
  coupon.choice('01', 'coupon-missing-format-code', 'coupon-invalid-format-code', 'format code');
  coupon.sized('0123456', 6, FUNDER, 'funder');
  coupon.digits(6, 'coupon-truncated-offer-code', 'offer code');
  coupon.sized('0123456789', 6, SERIAL, 'serial number');
  if (!coupon.atEnd) coupon.stop('coupon-excess-data', coupon.offset, 'Data follows the serial number.');
  return coupon.finding;
}

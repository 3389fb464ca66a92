import type { Result } from '../result.js';
import { fail } from '../result.js';

/** What is wrong with a value, in the words of the GS1 Barcode Syntax Tests, or with how values stand together. */
export type Gs1FaultCode = ValueFaultCode | CouponFaultCode | MessageFaultCode | UriFaultCode | EpcFaultCode;

/** Within one value. */
export type ValueFaultCode =
  | 'date-too-long'
  | 'date-too-short'
  | 'gcp-too-short'
  | 'hour-too-long'
  | 'hour-too-short'
  | 'hour-with-minute-too-long'
  | 'hour-with-minute-too-short'
  | 'iban-too-long'
  | 'iban-too-short'
  | 'illegal-day'
  | 'illegal-hour'
  | 'illegal-iban-country-code'
  | 'illegal-minute'
  | 'illegal-month'
  | 'illegal-second'
  | 'illegal-zero-prefix'
  | 'illegal-zero-value'
  | 'importer-idx-must-be-one-character'
  | 'incorrect-check-digit'
  | 'incorrect-check-pair'
  | 'incorrect-iban-checksum'
  | 'invalid-biological-sex-code'
  | 'invalid-cset39-character'
  | 'invalid-cset64-character'
  | 'invalid-cset64-padding'
  | 'invalid-cset82-character'
  | 'invalid-gcp-prefix'
  | 'invalid-iban-character'
  | 'invalid-import-idx-character'
  | 'invalid-latitude'
  | 'invalid-length-for-piece-of-total'
  | 'invalid-longitude'
  | 'invalid-media-type'
  | 'invalid-package-type'
  | 'invalid-percent-sequence'
  | 'invalid-winding-direction'
  | 'latitude-invalid-length'
  | 'longitude-invalid-length'
  | 'minute-too-long'
  | 'minute-too-short'
  | 'non-digit-character'
  | 'not-hyphen'
  | 'not-iso3166'
  | 'not-iso3166-alpha2'
  | 'not-iso3166-or-999'
  | 'not-iso4217'
  | 'not-zero'
  | 'not-zero-or-one'
  | 'piece-number-exceeds-total'
  | 'position-exceeds-end'
  | 'position-in-sequence-malformed'
  | 'requires-non-digit-character'
  | 'second-too-long'
  | 'second-too-short'
  | 'too-short-for-check-digit'
  | 'too-short-for-check-pair'
  | 'too-long-for-check-pair-implementation'
  | 'value-empty'
  | 'value-length'
  | 'value-too-long'
  | 'value-too-short'
  | 'zero-piece-number'
  | 'zero-total-pieces';

/** Within a North American coupon code, AI (8110) or (8112). */
export type CouponFaultCode = `coupon-${string}`;

/** Between the elements of one message. */
export type MessageFaultCode =
  | 'association-excluded'
  | 'association-missing'
  | 'bracket-malformed'
  | 'fnc1-missing'
  | 'input-too-long'
  | 'message-empty'
  | 'repeated-with-other-value'
  | 'scan-unsupported'
  | 'serial-missing'
  | 'unknown-ai';

/** In the form of a Digital Link URI. */
export type UriFaultCode =
  | 'attribute-belongs-in-path'
  | 'attribute-not-allowed'
  | 'duplicate-ai'
  | 'host-malformed'
  | 'illegal-uri-character'
  | 'no-primary-key'
  | 'not-http'
  | 'parameter-unnamed'
  | 'path-missing'
  | 'qualifiers-mixed'
  | 'qualifiers-out-of-order';

/** In the binary or the URN form of an Electronic Product Code. */
export type EpcFaultCode = 'epc-malformed' | 'epc-unsupported' | 'epc-truncated' | 'epc-trailing-data';

export type Gs1Result<T> = Result<T, Gs1FaultCode>;
export type Gs1Failure = Extract<Gs1Result<never>, { ok: false }>;

/** A check's finding inside one value: null when it passes, else the fault with its offset into the value. */
export type Finding = Gs1Failure | null;

export function fault(code: Gs1FaultCode, at: number, sentence: string): Gs1Failure {
  return fail(code, at, sentence);
}

/** The same failure, `by` characters further on: for a value that lies inside a longer text. */
export function shift(failure: Gs1Failure, by: number): Gs1Failure {
  const { code, at, sentence } = failure.fault;
  return typeof at === 'number' ? fail(code, at + by, sentence) : failure;
}

import { fail, ok, type Result } from '../result.js';

/** An agency's electronic identifier, such as `000.00.12.H22` (Decision 20/2020/QD-TTg). Only {@link parseAgencyId} makes one. */
export type AgencyId = string & { readonly [agencyId]: true };
declare const agencyId: unique symbol;

/** A business location's code of five digits, given by the tax authority; not a tax code. */
export type BusinessLocationCode = string & { readonly [locationCode]: true };
declare const locationCode: unique symbol;

const LONGEST_AGENCY_ID = 35;

/**
 * Reads an agency identifier: groups of capitals and digits with dots between them, at most 35 characters. Case and
 * outer spaces are forgiven.
 *
 * Error: `agency-id`.
 */
export function parseAgencyId(text: string): Result<AgencyId, 'agency-id'> {
  const id = text.trim().toUpperCase();
  if (id.length > LONGEST_AGENCY_ID || !/^[A-Z0-9]+(?:\.[A-Z0-9]+)*$/.test(id)) {
    return fail('agency-id', 0, 'An agency identifier is like 000.00.12.H22, at most 35 characters.');
  }
  return ok(id as AgencyId);
}

/**
 * Reads a business-location code: exactly five digits, spaces forgiven.
 *
 * Error: `location-code`.
 */
export function parseBusinessLocationCode(text: string): Result<BusinessLocationCode, 'location-code'> {
  const code = text.replace(/\s+/g, '');
  if (!/^\d{5}$/.test(code)) return fail('location-code', 0, 'A business-location code has five digits.');
  return ok(code as BusinessLocationCode);
}

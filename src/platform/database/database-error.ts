import { BadRequest, Conflict, Invalid } from '../errors.js';

/** What a unique constraint protects, as the fault of the field that broke it. */
const UNIQUE_FIELDS: Readonly<Record<string, { readonly path: string; readonly code: string }>> = {
  users_email_key: { path: 'email', code: 'email-taken' },
  businesses_tax_code_key: { path: 'taxCode', code: 'tax-code-taken' },
  businesses_personal_id_key: { path: 'personalId', code: 'personal-id-taken' },
  growing_areas_code_key: { path: 'areaCode', code: 'area-code-taken' },
  products_gtin_key: { path: 'gtin', code: 'gtin-taken' },
  lots_number_key: { path: 'lotNumber', code: 'lot-number-taken' },
};

const UNIQUE_STATES: Readonly<Record<string, string>> = {
  applications_open_key: 'application-open',
  events_corrects_key: 'already-corrected',
  codes_product_key: 'code-issued',
  codes_lot_key: 'code-issued',
};

// Class 22, data exceptions: a value of the right shape that is no moment, no number in range, no such type.
const UNREADABLE = new Set(['22003', '22007', '22008', '22P02', '22021', '22P05']);

interface PostgresError {
  readonly code: string;
  readonly constraint?: string;
}

/** Two requests raced to the same unique value: the later one is told as if the first had been there before. */
export function translateDatabaseError(error: unknown): unknown {
  if (!isPostgresError(error)) return error;
  if (UNREADABLE.has(error.code)) return new BadRequest('value-unreadable');
  if (error.code !== '23505') return error;
  const constraint = error.constraint ?? '';
  const field = UNIQUE_FIELDS[constraint];
  if (field !== undefined) return new Invalid([field]);
  const state = UNIQUE_STATES[constraint];
  return state === undefined ? error : new Conflict(state);
}

function isPostgresError(error: unknown): error is PostgresError {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.length === 5
  );
}

import { BadRequest, Conflict, Invalid, Unavailable } from '../errors.js';
import { constraintMessage } from './constraint-messages.js';
import { isDatabaseTrouble } from './trouble.js';

// Class 22, data exceptions: a value of the right shape that is no moment, no number in range, no such type.
const UNREADABLE = new Set(['22003', '22007', '22008', '22P02', '22021', '22P05']);

/** A restart takes about as long. */
const RETRY_SECONDS = 5;

interface PostgresError {
  readonly code: string;
  readonly constraint?: string;
}

/**
 * Two requests raced to the same unique value: the later one is told as if the first had been there before. A check that a feature
 * declares speaks in the same way.
 */
export function translateDatabaseError(error: unknown): unknown {
  if (isDatabaseTrouble(error)) return new Unavailable('database-unavailable', RETRY_SECONDS, error);
  if (!isPostgresError(error)) return error;
  if (UNREADABLE.has(error.code)) return new BadRequest('value-unreadable');
  if (error.code !== '23505' && error.code !== '23514') return error;
  const message = constraintMessage(error.constraint ?? '');
  if (message === undefined) return error;
  const { path, code } = message;
  return path === undefined ? new Conflict(code) : new Invalid([{ path, code }]);
}

function isPostgresError(error: unknown): error is PostgresError {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.length === 5
  );
}

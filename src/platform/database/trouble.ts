import { systemCode } from '../system-error.js';

/** SQLSTATE classes and codes that speak of the server or the connection, not of what was asked. PostgreSQL, Appendix A. */
const CLASSES = new Set(['08', '28', '3D', '53', '57', '58']); // connection, role, database, resources, intervention, system
const STATES = new Set([
  '25P03', // a transaction was idle too long, so PostgreSQL cut it
  '25006', // read-only: a standby, in the midst of a change of roles
  '40001',
  '40P01', // chosen to give way to others: may be tried again
  '55000', // the database takes no connections at the moment
  '55P03', // a lock was not to be had in time
]);
const SYSTEM = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN'],
  ...['ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EMFILE'],
]);
/** What the driver and its pool say in words alone. */
const WORDS =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|not queryable|connection error|pool after calling end|Client was closed|Client has already been connected/;

/** Whether the database cannot be asked at the moment: nothing was wrong with what was asked. */
export function isDatabaseTrouble(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseTrouble);
  const code = systemCode(error);
  // A socket that is not there; a missing file is somebody else's trouble.
  if (code === 'ENOENT') return error instanceof Error && 'syscall' in error && error.syscall === 'connect';
  if (code !== undefined && SYSTEM.has(code)) return true;
  if (code?.length === 5 && (CLASSES.has(code.slice(0, 2)) || STATES.has(code))) return true;
  return error instanceof Error && WORDS.test(error.message);
}

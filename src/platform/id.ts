import { randomUUID } from 'node:crypto';

/** A UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 random bits; sorts by time. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  // Version 4 has its random bits and its variant where version 7 has them; Node draws it from a reserve, which is cheap.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Nothing bears it. */
export const NO_ID = '00000000-0000-0000-0000-000000000000';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text from outside can be a key at all; PostgreSQL would answer anything else with an error. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

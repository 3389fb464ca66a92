import { BadRequest } from '../errors.js';

/** One page of a list, and where the next one starts. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export const PAGE_SIZE = 30;
export const PAGE_SIZE_MAX = 100;

/** Where a page ended: the sort key and the id of its last row. Opaque to callers. */
export interface Cursor {
  readonly key: string;
  readonly id: string;
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url');
}

/** @throws BadRequest when the text is no cursor of ours. */
export function decodeCursor(text: string | undefined): Cursor | null {
  if (text === undefined || text === '') return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(value) && value.length === 2) {
      const [key, id] = value as unknown[];
      // NUL cannot be stored in PostgreSQL, so no cursor of ours holds one.
      if (typeof key === 'string' && typeof id === 'string' && !`${key}${id}`.includes('\0'))
        return { key, id };
    }
  } catch {
    // Falls through: unreadable is the same as wrong.
  }
  throw new BadRequest('cursor-unknown');
}

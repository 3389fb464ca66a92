import { BadRequest, Conflict, Forbidden, Invalid, NotFound, Stale } from '../platform/errors.js';
import { faultText } from '../ui/fault-text.js';
import type { FieldFault } from '../ui/page-context.js';
import { refusalText } from '../ui/refusal-text.js';
import type { Words } from '../ui/words.js';

/** Why one of several was left: kept as codes, told in the language of whoever reads it. */
export type LeftBecause =
  | { readonly code: string; readonly params: Readonly<Record<string, string | number>> }
  | { readonly faults: readonly FieldFault[] };

/** null: nothing that speaks of this one, but trouble of the whole. */
export function leftBecause(error: unknown): LeftBecause | null {
  if (error instanceof Invalid) return { faults: error.faults };
  if (
    error instanceof Conflict ||
    error instanceof Forbidden ||
    error instanceof NotFound ||
    error instanceof Stale ||
    error instanceof BadRequest
  )
    return { code: error.code, params: error.params };
  return null;
}

export function leftText(words: Words, why: LeftBecause): string {
  if ('faults' in why) return why.faults.map((fault) => faultText(words, fault)).join(' ');
  const { notThere, notYours } = words.selections;
  if (why.code === 'not-found') return notThere;
  return refusalText(words, why.code, why.params) ?? notYours;
}

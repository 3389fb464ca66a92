import type { Actor } from '../platform/actor.js';

/** How much somebody decided is theirs to know, and of those who answer for the office's work. */
export function seesOfficers({ role }: Actor): boolean {
  return role === 'administrator' || role === 'auditor';
}

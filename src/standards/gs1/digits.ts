import { firstOutside } from './charset.js';
import type { Finding } from './fault.js';
import { fault } from './fault.js';

/** The fault of the first character that is no digit, or null when all are. */
export function firstNonDigit(value: string): Finding {
  const at = firstOutside('numeric', value);
  return at === -1 ? null : fault('non-digit-character', at, 'Only digits 0 to 9 belong here.');
}

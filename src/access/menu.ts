import type { MenuLink } from '../ui/page-context.js';
import type { Words } from '../ui/words.js';
import { COUNTER_MENU } from './counter/at-counter.js';
import { declaredFeatures } from './feature.js';
import type { Role } from './roles.js';

/** Where a role may go from everywhere; what it may do there the pages decide. */
export function menuFor(role: Role, words: Words, atCounter = false): readonly MenuLink[] {
  return declaredFeatures()
    .flatMap(({ menu = [] }) => menu)
    .filter(({ roles, key }) => roles.includes(role) && (!atCounter || COUNTER_MENU.has(key)))
    .sort((one, other) => one.order - other.order)
    .map(({ key, href = `/console/${key}`, text }) => ({ key, href, text: text(words, role) }));
}

import type { MenuLink } from '../ui/page-context.js';
import type { Words } from '../ui/words.js';
import { declaredFeatures } from './feature.js';
import type { Role } from './roles.js';

/** Where a role may go from everywhere; what it may do there the pages decide. */
export function menuFor(role: Role, words: Words): readonly MenuLink[] {
  return declaredFeatures()
    .flatMap(({ menu = [] }) => menu)
    .filter(({ roles }) => roles.includes(role))
    .sort((one, other) => one.order - other.order)
    .map(({ key, href = `/console/${key}`, text }) => ({ key, href, text: text(words, role) }));
}

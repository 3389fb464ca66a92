import type { Role } from './page-context.js';
import type { Words } from './words.js';

/** The entry of the side list that a console page belongs to. */
export type NavKey =
  | 'today'
  | 'applications'
  | 'businesses'
  | 'business'
  | 'areas'
  | 'products'
  | 'lots'
  | 'codes'
  | 'audit'
  | 'users'
  | 'account';

export interface NavEntry {
  readonly key: NavKey;
  readonly href: string;
  readonly text: string;
}

const business: readonly NavKey[] = ['today', 'areas', 'products', 'lots', 'codes', 'business', 'account'];
const official: readonly NavKey[] = [
  'applications',
  'businesses',
  'areas',
  'products',
  'lots',
  'audit',
  'account',
];
const administrator: readonly NavKey[] = [...official.slice(0, -1), 'users', 'account'];

const entries: Readonly<Record<Role, readonly NavKey[]>> = {
  owner: business,
  staff: business,
  reviewer: official,
  inspector: official,
  auditor: official,
  administrator,
};

/** Where a role may go from everywhere; what it may do there the pages decide. */
export function navFor(role: Role, { ui }: Words): readonly NavEntry[] {
  const own = entries[role] === business;
  return entries[role].map((key) => ({
    key,
    href: key === 'today' ? '/console' : `/console/${key}`,
    text: key === 'lots' && !own ? ui.nav.allLots : ui.nav[key],
  }));
}

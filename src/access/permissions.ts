import type { Actor } from '../platform/actor.js';
import { Forbidden } from '../platform/errors.js';
import type { Role } from '../ui/page-context.js';

const BUSINESS = ['owner', 'staff'] as const;
const OFFICIALS = ['reviewer', 'inspector', 'auditor', 'administrator'] as const;
const EVERYONE = [...BUSINESS, ...OFFICIALS] as const;

/**
 * Who may do what. A permission says what the role may do at all; whose things it may touch is the business of
 * each query: an owner or member of staff only ever reaches the things of the own business (`scopeOf`).
 */
export const PERMISSIONS = {
  'account:manage-own': EVERYONE,
  'business:register': ['owner'],
  'business:edit': ['owner'],
  'business:read': EVERYONE,
  'business:decide': ['reviewer'],
  'application:read': EVERYONE,
  'application:decide': ['reviewer'],
  'growing-area:write': BUSINESS,
  'growing-area:read': EVERYONE,
  'growing-area:suspend': ['reviewer'],
  'product:write': BUSINESS,
  'product:read': EVERYONE,
  'product:suspend': ['reviewer'],
  'lot:write': BUSINESS,
  'lot:read': EVERYONE,
  'lot:hold': ['owner', 'staff', 'reviewer'],
  'event:record': BUSINESS,
  'event:read': EVERYONE,
  'code:issue': BUSINESS,
  'code:read': EVERYONE,
  'code:suspend': ['reviewer'],
  'staff:manage': ['owner'],
  'user:manage': ['administrator'],
  'audit:read': OFFICIALS,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof PERMISSIONS;

export function can(actor: Pick<Actor, 'role'>, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(actor.role);
}

/** Everything a role may do. */
export function permissionsOf(role: Role): Permission[] {
  return Object.keys(PERMISSIONS)
    .filter(isPermission)
    .filter((permission) => can({ role }, permission));
}

function isPermission(key: string): key is Permission {
  return Object.hasOwn(PERMISSIONS, key);
}

export function assertCan(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw new Forbidden();
}

/** The one business whose things the actor may reach, `null` for officials, who reach every business's. */
export function scopeOf(actor: Actor): string | null {
  if (actor.role !== 'owner' && actor.role !== 'staff') return null;
  // Nobody's id: an owner who has not registered yet owns nothing.
  return actor.businessId ?? '00000000-0000-0000-0000-000000000000';
}

/** The business an owner or member of staff works for. */
export function businessOf(actor: Actor): string {
  if (actor.businessId === null) throw new Forbidden('no-business-yet');
  return actor.businessId;
}

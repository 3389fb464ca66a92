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

/** Ids of businesses; `null` is every one there is. */
export type Scope = readonly string[] | null;

/**
 * The businesses whose things the actor may reach: the one acted for and those merged into it; every one for officials. A query takes
 * it as `($1::uuid[] is null or x.business_id = any($1))`. An owner who has not registered yet reaches nothing.
 */
export function scopeOf(actor: Actor): Scope {
  return actor.role === 'owner' || actor.role === 'staff' ? ownIds(actor) : null;
}

export function reaches(actor: Actor, businessId: string): boolean {
  const scope = scopeOf(actor);
  return scope === null || scope.includes(businessId);
}

/** The business an owner or member of staff acts for: what is new belongs to it. */
export function businessOf(actor: Actor): string {
  if (actor.businessId === null) throw new Forbidden('no-business-yet');
  return actor.businessId;
}

/** That business and those merged into it: where a command looks for what is there already. */
export function ownedBy(actor: Actor): readonly string[] {
  businessOf(actor);
  return ownIds(actor);
}

function ownIds({ businessId, mergedBusinessIds }: Actor): readonly string[] {
  return businessId === null ? [] : [businessId, ...mergedBusinessIds];
}

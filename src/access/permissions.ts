import type { Actor } from '../platform/actor.js';
import { Forbidden } from '../platform/errors.js';
import { isForCounter } from './counter/at-counter.js';
import { declaredPermissions, type Permission } from './feature.js';
import { isOfficial, type Role } from './roles.js';

export type { Permission };

export function can(actor: Pick<Actor, 'role' | 'counterRole'>, permission: Permission): boolean {
  // At the counter: of what the staff may and what an official may there, what is entered there.
  if (actor.counterRole !== undefined && !isForCounter(permission)) return false;
  if (actor.counterRole !== undefined && permission === 'application:counter') return true;
  return declaredPermissions().get(permission)?.includes(actor.role) ?? false;
}

/** Everything a role may do. */
export function permissionsOf(role: Role): string[] {
  return [...declaredPermissions()]
    .filter(([, roles]) => roles.includes(role))
    .map(([permission]) => permission);
}

export function assertCan(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw new Forbidden();
}

/** Ids of businesses; `null` is every one there is. */
export type Scope = readonly string[] | null;

/**
 * The businesses whose things the actor may reach: the one acted for and those merged into it; for officials
 * those of their units (migration 0050), or every one. A query takes it as `($1::uuid[] is null or x.business_id = any($1))`. An owner who has not registered yet reaches nothing.
 */
export function scopeOf(actor: Actor): Scope {
  return isOfficial(actor.role) ? actor.reachedBusinessIds : ownIds(actor);
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

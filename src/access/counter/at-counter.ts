import type { Actor } from '../../platform/actor.js';
import { declaredPermissions, type Permission } from '../feature.js';
import { isOfficial, type OfficialRole } from '../roles.js';

declare module '../../platform/actor.js' {
  interface Actor {
    /**
     * An official who enters at the counter what the people of a business say: works on its things as a member of its staff, and is
     * recorded as the official.
     */
    readonly counterRole?: OfficialRole;
  }
}

/** What may be entered for somebody who came: what the office decides upon. Nobody declares for others what happened in a field. */
const AT_COUNTER: ReadonlySet<Permission> = new Set<Permission>([
  'growing-area:read',
  'growing-area:write',
  'area-code:read',
  'area-code:request',
  'product:read',
  'product:write',
  'certificate:read',
  'certificate:write',
  'application:read',
  'application:withdraw',
  'application:counter',
  'lot:read',
  'code:read',
  'search:use',
]);

/** Where the side list of the console leads meanwhile. */
export const COUNTER_MENU: ReadonlySet<string> = new Set([
  'today',
  'areas',
  'products',
  'certificates',
  'applications',
]);

export function isForCounter(permission: Permission): boolean {
  return AT_COUNTER.has(permission);
}

export interface CounterBusiness {
  readonly id: string;
  readonly name: string;
  readonly mergedIds: readonly string[];
}

/** The official as a member of staff of the business; as before where the business is out of reach, or the role has no counter. */
export function atCounter<Person extends Omit<Actor, 'via' | 'requestId'>>(
  person: Person,
  business: CounterBusiness | null,
): Person {
  const { role, reachedBusinessIds } = person;
  if (business === null || !isOfficial(role)) return person;
  if (declaredPermissions().get('application:counter')?.includes(role) !== true) return person;
  if (reachedBusinessIds !== null && !reachedBusinessIds.includes(business.id)) return person;
  return {
    ...person,
    role: 'staff',
    counterRole: role,
    capacity: business.id,
    businessId: business.id,
    businessName: business.name,
    mergedBusinessIds: business.mergedIds,
    reachedBusinessIds: null,
    otherBusinesses: [],
  };
}

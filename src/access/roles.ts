import type {} from '../platform/actor.js';

/** What somebody is to the registry. What a role may do, each feature declares (`x.feature.ts`). */
export type Role = 'owner' | 'staff' | 'reviewer' | 'inspector' | 'auditor' | 'administrator';

export const BUSINESS = ['owner', 'staff'] as const;
export const OFFICIALS = ['reviewer', 'inspector', 'auditor', 'administrator'] as const;
export const EVERYONE = [...BUSINESS, ...OFFICIALS] as const;

declare module '../platform/actor.js' {
  interface Actor {
    readonly role: Role;
    /** The business an owner or member of staff acts for; null for officials and before registering. */
    readonly businessId: string | null;
    readonly businessName: string | null;
    /** Businesses that were merged into this one: their records are its own. */
    readonly mergedBusinessIds: readonly string[];
    /** Of an official with units: the businesses seated or growing there; null for officials who work everywhere, and for businesses. */
    readonly reachedBusinessIds: readonly string[] | null;
    /** For whom else the person may choose to act. */
    readonly otherBusinesses: readonly { readonly id: string; readonly name: string }[];
  }
}

export type OfficialRole = (typeof OFFICIALS)[number];

export function isOfficial(role: Role): role is OfficialRole {
  return role !== 'owner' && role !== 'staff';
}

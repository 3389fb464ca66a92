import type { Tx } from '../../platform/database/database.js';
import type { Role } from '../roles.js';
import type { User } from '../user.entity.js';

/**
 * What every request has to know of a person who comes with a session or key `s`: the role in the office or in the business
 * acted for, and for whom else they might. Somebody without a membership may register a business, as its owner.
 */
export const ACTING_COLUMNS = `u.id as "userId", u.name, u.email, coalesce(u.role, m.role, 'owner') as role,
  coalesce(m.business_id::text, '') as capacity,
  m.business_id as "businessId", b.name as "businessName", merged_into(m.business_id) as "mergedBusinessIds",
  case when u.role is not null then reach_of_official(u.id) end as "reachedBusinessIds",
  (select coalesce(jsonb_agg(jsonb_build_object('id', other.id, 'name', other.name)), '[]') from (
     select ob.id, ob.name from memberships o join businesses ob on ob.id = o.business_id
     where o.user_id = u.id and o.ended_at is null and ob.merged_into is null and o.business_id is distinct from s.business_id
     order by ob.name, ob.id limit 50) other) as "otherBusinesses"`;

/** A session or key that acts for a business ends with the membership, and rests while the business is merged into another. */
export const ACTING_FROM = `join users u on u.id = s.user_id and u.disabled_at is null
  left join memberships m on m.user_id = u.id and m.business_id = s.business_id and m.ended_at is null
  left join businesses b on b.id = m.business_id`;
export const STILL_ACTING = '(s.business_id is null or (m.id is not null and b.merged_into is null))';

/** The business with which a new session or key of user `$2` begins: the one acted for last. */
export const LAST_ACTED_FOR = `(select m.business_id from memberships m join businesses b on b.id = m.business_id
  where m.user_id = $2 and m.ended_at is null and b.merged_into is null
  order by m.acted_at desc nulls last, m.created_at limit 1)`;

/** As what somebody acts who has just come, for the log. */
export async function actingRole(tx: Tx, user: Pick<User, 'id' | 'role'>): Promise<Role> {
  if (user.role !== null) return user.role;
  const [member] = await tx.query<{ role: Role }[]>(
    `select role from memberships m where m.user_id = $1 and m.business_id = ${LAST_ACTED_FOR.replaceAll('$2', '$1')}`,
    [user.id],
  );
  return member?.role ?? 'owner';
}

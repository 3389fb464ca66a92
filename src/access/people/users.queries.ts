import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { NotFound } from '../../platform/errors.js';
import type { Page } from '../../platform/http/cursor.js';
import { defineList } from '../../platform/lists/define-list.js';
import { BY_KEY, type Filter } from '../../platform/lists/list-definition.js';
import { Lists } from '../../platform/lists/lists.js';
import { NO_PASSWORD } from '../passwords/passwords.js';
import { KINDS, type Person, type PersonKind } from './users.dto.js';

export interface PeopleFilter {
  /** Words of the name, the e-mail or the businesses. */
  readonly q?: string | undefined;
  readonly role?: PersonKind | '' | undefined;
  readonly sort?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type Row = Person & Record<string, unknown>;

/** Whoever has an account. What they work for, the one they acted for last first. */
const ACCOUNT = `u.id, u.name, u.email, coalesce(u.role, (w.list -> 0 ->> 'role'), 'owner') as role, u.language,
  (w.list -> 0 ->> 'businessId')::uuid as "businessId", w.list -> 0 ->> 'businessName' as "businessName", w.list as memberships,
  u.password_hash = '${NO_PASSWORD}' as invited, u.disabled_at as "disabledAt", u.created_at as "createdAt", u.version,
  (select max(s.seen_at) from sessions s where s.user_id = u.id) as "seenAt"`;
const WORKS_FOR = `cross join lateral (
  select coalesce(jsonb_agg(jsonb_build_object('businessId', b.id, 'businessName', b.name, 'role', m.role)
    order by m.acted_at desc nulls last, m.created_at), '[]') as list
  from memberships m join businesses b on b.id = m.business_id where m.user_id = u.id and m.ended_at is null) w`;

const kind: Filter<PersonKind> = {
  sql: (value, bind) => (value === 'business' ? 'u.role is null' : `u.role = ${bind(value, 'text')}`),
  states: (value) => [value === 'business' ? 'none' : value],
  examples: KINDS,
};

const PEOPLE = defineList({
  name: 'people',
  base: 'users u',
  alias: 'u',
  columns: ACCOUNT,
  joins: WORKS_FOR,
  id: { column: 'u.id', type: 'uuid' },
  owner: null,
  search: 'u.search',
  filters: { role: kind },
  orders: BY_KEY,
  order: 'newest',
  toView: (row: Row): Person => row,
});

/** Whoever works for a business, or is invited to: then as the invitation has it, for the account is nobody's business yet. */
const MEMBER = `m.id, coalesce(u.name, m.invited_name) as name, coalesce(u.email, m.invited_email) as email, m.role,
  coalesce(u.language, m.invited_language) as language, m.business_id as "businessId", b.name as "businessName",
  jsonb_build_array(jsonb_build_object('businessId', b.id, 'businessName', b.name, 'role', m.role)) as memberships,
  u.id is null or u.password_hash = '${NO_PASSWORD}' as invited, m.ended_at as "disabledAt", m.created_at as "createdAt", m.version,
  (select max(s.seen_at) from sessions s where s.user_id = u.id and s.business_id = m.business_id) as "seenAt", u.id as "userId"`;
const MEMBER_JOINS = 'join businesses b on b.id = m.business_id left join users u on u.id = m.user_id';

const STAFF = defineList({
  name: 'staff',
  base: 'memberships m',
  alias: 'm',
  columns: MEMBER,
  joins: MEMBER_JOINS,
  id: { column: 'm.id', type: 'uuid' },
  owner: 'm.business_id',
  search: null,
  filters: {},
  orders: BY_KEY,
  order: 'newest',
  toView: (row: Row): Person => row,
});

@Injectable()
export class UsersQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  /** Every account of the registry, newest first. */
  list({ q, role, sort, cursor, limit }: PeopleFilter): Promise<Page<Person>> {
    return this.lists.page(PEOPLE, {
      scope: null,
      q,
      cursor,
      limit,
      order: sort,
      filters: { role },
    });
  }

  async get(id: string): Promise<Person> {
    const [row] = await this.db.query<Row>(`select ${ACCOUNT} from users u ${WORKS_FOR} where u.id = $1`, [
      id,
    ]);
    if (row === undefined) throw new NotFound();
    return row;
  }

  /** Who works for the business acted for, newest first. */
  listStaff({ businessId }: Actor, { cursor, sort, limit }: PeopleFilter): Promise<Page<Person>> {
    return this.lists.page(STAFF, {
      scope: businessId === null ? [] : [businessId],
      cursor,
      order: sort,
      limit,
    });
  }

  /** @throws NotFound when there is nobody, or nobody of this business. */
  async getStaff({ businessId }: Actor, id: string): Promise<Person> {
    const [row] = await this.db.query<Row>(
      `select ${MEMBER} from memberships m ${MEMBER_JOINS} where m.id = $1 and m.business_id = $2`,
      [id, businessId],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }
}

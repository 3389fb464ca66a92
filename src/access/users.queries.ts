import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList, equal } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import type { Role } from '../ui/page-context.js';
import { NO_PASSWORD } from './passwords.js';
import type { Scope } from './permissions.js';
import { ROLES, type Person } from './users.dto.js';

export interface PeopleFilter {
  /** Only those of one business; null for every account there is. */
  readonly businessIds: Scope;
  /** Name or e-mail, in part. */
  readonly q?: string | undefined;
  readonly role?: Role | '' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const COLUMNS = `u.id, u.name, u.email, u.role, u.language, u.business_id as "businessId", b.name as "businessName",
  u.password_hash = '${NO_PASSWORD}' as invited, u.disabled_at as "disabledAt", u.created_at as "createdAt", u.version,
  (select max(s.seen_at) from sessions s where s.user_id = u.id) as "seenAt"`;

const PEOPLE = defineList({
  name: 'people',
  base: 'users u',
  alias: 'u',
  columns: COLUMNS,
  joins: 'left join businesses b on b.id = u.business_id',
  id: { column: 'u.id', type: 'uuid' },
  owner: 'u.business_id',
  search: 'u.search',
  filters: { role: equal<Role>('u.role', 'text', ...ROLES) },
  orders: { newest: { by: null, descending: true } },
  order: 'newest',
  toView: (row: Person) => row,
});

@Injectable()
export class UsersQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  /** Newest first. */
  list({ businessIds, q, role, cursor, limit }: PeopleFilter): Promise<Page<Person>> {
    return this.lists.page(PEOPLE, { scope: businessIds, q, cursor, limit, filters: { role } });
  }

  /** @throws NotFound when there is none, or, with a business, none in it. */
  async get(id: string, businessIds: Scope): Promise<Person> {
    const [row] = await this.db.query<Person>(
      `select ${COLUMNS} from users u left join businesses b on b.id = u.business_id
       where u.id = $1 and ($2::uuid[] is null or (u.business_id = any($2) and u.role in ('owner', 'staff')))`,
      [id, businessIds],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }
}

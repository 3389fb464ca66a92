import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { decodeCursor, type Page, toPage } from '../platform/http/cursor.js';
import { NO_PASSWORD } from './passwords.js';
import type { Scope } from './permissions.js';
import type { Person } from './users.dto.js';

export interface PeopleFilter {
  /** Only those of one business; null for every account there is. */
  readonly businessIds: Scope;
  /** Name or e-mail, in part. */
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const COLUMNS = `u.id, u.name, u.email, u.role, u.language, u.business_id as "businessId", b.name as "businessName",
  u.password_hash = '${NO_PASSWORD}' as invited, u.disabled_at as "disabledAt", u.created_at as "createdAt", u.version,
  (select max(s.seen_at) from sessions s where s.user_id = u.id) as "seenAt"`;

@Injectable()
export class UsersQueries {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  async list(filter: PeopleFilter): Promise<Page<Person>> {
    const after = decodeCursor(filter.cursor);
    const rows = await this.db.query<Person>(
      `select ${COLUMNS} from users u left join businesses b on b.id = u.business_id
       where ($1::uuid[] is null or (u.business_id = any($1) and u.role in ('owner', 'staff')))
         and ($2::text is null or strpos(lower(u.name), $2) > 0 or strpos(u.email, $2) > 0)
         and ($3::text is null or u.id::text < $3)
       order by u.id desc limit $4`,
      [
        filter.businessIds,
        filter.q === undefined ? null : filter.q.toLowerCase(),
        after?.id ?? null,
        filter.limit + 1,
      ],
    );
    return toPage(
      rows,
      filter.limit,
      (row) => ({ key: '', id: row.id }),
      (row) => row,
    );
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

import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../platform/database/database.js';
import { BadRequest } from '../platform/errors.js';
import { decodeCursor, type Page, toPage } from '../platform/http/cursor.js';
import type { AuditEntry, AuditQuery } from './audit.dto.js';

/** What there is to choose from in a filter. */
export interface AuditChoices {
  readonly actions: readonly string[];
  readonly subjectTypes: readonly string[];
}

@Injectable()
export class AuditQueries {
  constructor(
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Newest first. A day means that day in the registry's time zone. */
  async list(query: AuditQuery): Promise<Page<AuditEntry>> {
    const before = decodeCursor(query.cursor)?.id ?? null;
    // Up to 18 digits fit a bigint whatever they are.
    if (before !== null && !/^\d{1,18}$/.test(before)) throw new BadRequest('cursor-unknown');
    const zone = this.config.registry.timeZone;
    const rows = await this.db.query<AuditEntry>(
      `select e.id::text, e.at, e.actor_id as "actorId", u.name as "actorName", e.actor_role as "actorRole", e.action,
              e.subject_type as "subjectType", e.subject_id as "subjectId", e.business_id as "businessId",
              b.name as "businessName", e.before, e.after, e.request_id as "requestId"
       from audit_entries e left join users u on u.id = e.actor_id left join businesses b on b.id = e.business_id
       where ($1::bigint is null or e.id < $1)
         and ($2::text is null or e.actor_id in (
           select id from users where id::text = lower($2) or email = lower($2) or strpos(lower(name), lower($2)) > 0))
         and ($3::text is null or e.action = $3)
         and ($4::text is null or e.subject_type = $4)
         and ($5::text is null or e.subject_id = $5)
         and ($6::timestamptz is null or e.at >= $6)
         and ($7::date is null or e.at >= $7::date::timestamp at time zone $10)
         and ($8::timestamptz is null or e.at <= $8)
         and ($9::date is null or e.at < ($9::date + 1)::timestamp at time zone $10)
       order by e.id desc limit $11`,
      [
        before,
        query.actor ?? null,
        query.action ?? null,
        query.subjectType ?? null,
        query.subjectId ?? null,
        ...momentOrDay(query.from),
        ...momentOrDay(query.to),
        zone,
        query.limit + 1,
      ],
    );
    return toPage(
      rows,
      query.limit,
      (row) => ({ key: '', id: row.id }),
      (row) => row,
    );
  }

  /** Walks the index from value to value: as many steps as there are values, however long the log is. */
  async choices(): Promise<AuditChoices> {
    const values = async (column: 'action' | 'subject_type') => {
      const rows = await this.db.query<{ value: string }>(
        `with recursive step (value) as (
           (select ${column} from audit_entries order by ${column} limit 1)
           union all
           select (select ${column} from audit_entries where ${column} > step.value order by ${column} limit 1)
           from step where step.value is not null
         ) select value from step where value is not null`,
      );
      return rows.map((row) => row.value);
    };
    const [actions, subjectTypes] = await Promise.all([values('action'), values('subject_type')]);
    return { actions, subjectTypes };
  }
}

function momentOrDay(text: string | undefined): [moment: Date | null, day: string | null] {
  if (text === undefined) return [null, null];
  return text.length === 10 ? [null, text] : [new Date(text), null];
}

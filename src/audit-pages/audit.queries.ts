import { Inject, Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../platform/database/database.js';
import type { Page } from '../platform/http/cursor.js';
import { isId, NO_ID } from '../platform/id.js';
import { defineList } from '../platform/lists/define-list.js';
import { byMoment, equal, type Bind } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import type { AuditEntry, AuditQuery } from './audit.dto.js';
import type { LogReader, Reference } from './log-reader.js';

/** What there is to choose from in a filter. */
export interface AuditChoices {
  readonly actions: readonly string[];
  readonly subjectTypes: readonly string[];
}

/** A span of time; a day is that day in the time zone. */
interface Edge {
  readonly text: string;
  readonly zone: string;
}

const NOBODY: readonly string[] = [NO_ID];
const EXAMPLE_DAY = { text: '2026-11-01', zone: 'Asia/Ho_Chi_Minh' };

const ENTRIES = defineList({
  name: 'audit',
  base: 'audit_entries e',
  alias: 'e',
  columns: `e.id::text, e.at, e.actor_id as "actorId", u.name as "actorName", e.actor_role as "actorRole", e.action,
    e.subject_type as "subjectType", e.subject_id as "subjectId", e.business_id as "businessId",
    b.name as "businessName", e.before, e.after, e.request_id as "requestId"`,
  joins: 'left join users u on u.id = e.actor_id left join businesses b on b.id = e.business_id',
  id: { column: 'e.id', type: 'bigint' },
  owner: 'e.actor_id',
  search: null,
  filters: {
    // Of an official with units. They read on in the order of the whole log, whatever the businesses.
    within: {
      sql: (ids: readonly string[], bind) => `e.business_id = any(${bind(ids, 'uuid[]')})`,
      examples: [NOBODY],
    },
    action: equal<string>('e.action', 'text', 'lot.created'),
    subjectType: equal<string>('e.subject_type', 'text', 'lot'),
    subjectId: equal<string>('e.subject_id', 'text', NO_ID),
    from: {
      sql: ({ text, zone }: Edge, bind) => `e.at >= ${moment(text, zone, 0, bind)}`,
      examples: [EXAMPLE_DAY],
    },
    to: {
      sql: ({ text, zone }: Edge, bind) =>
        isDay(text) ? `e.at < ${moment(text, zone, 1, bind)}` : `e.at <= ${moment(text, zone, 0, bind)}`,
      examples: [EXAMPLE_DAY],
    },
  },
  orders: byMoment('e.at'),
  order: 'newest',
  toView: (row: AuditEntry) => row,
});

export function nameKey({ type, id }: Reference): string {
  return `${type} ${id}`;
}

// Whoever is meant by a part of a name.
const ACTORS = 50;

@Injectable()
export class AuditQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Newest first. A day means that day in the registry's time zone. */
  async list(actor: Actor, query: AuditQuery): Promise<Page<AuditEntry>> {
    const { action, subjectType, subjectId, from, to } = query;
    const zone = this.config.registry.timeZone;
    const edge = (text: string | undefined) => (text === undefined ? undefined : { text, zone });
    return this.lists.page(ENTRIES, {
      scope: query.actor === undefined ? null : await this.actors(query.actor),
      limit: query.limit,
      cursor: query.cursor,
      order: query.sort,
      filters: {
        within: scopeOf(actor) ?? undefined,
        action,
        subjectType,
        subjectId,
        from: edge(from),
        to: edge(to),
      },
    });
  }

  private async actors(text: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      isId(text.toLowerCase())
        ? 'select id from users where id = lower($1)::uuid limit $2'
        : 'select id from users where search @@ search_query($1, false) limit $2',
      [text, ACTORS],
    );
    return rows.map(({ id }) => id);
  }

  /** What things are called today: by `nameKey`, one look-up for each type that a page names. */
  async names(reader: LogReader, entries: readonly AuditEntry[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const looks = [...reader.references(entries)].map(async ([type, all]) => {
      const { names } = reader.thing(type);
      if (names === undefined) return;
      const ids = [...all].filter((id) => names.type === 'text' || isId(id));
      const rows = await this.db.query<{ id: string; name: string }>(
        `select ${names.id}::text as id, ${names.name} as name from ${names.from} where ${names.id} = any($1::${names.type}[])`,
        [ids],
      );
      for (const { id, name } of rows) found.set(nameKey({ type, id }), name);
    });
    await Promise.all(looks);
    return found;
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

function isDay(text: string): boolean {
  return text.length === 10;
}

function moment(text: string, zone: string, daysOn: number, bind: Bind): string {
  if (!isDay(text)) return bind(new Date(text), 'timestamptz');
  return `(${bind(text, 'date')} + ${daysOn})::timestamp at time zone ${bind(zone, 'text')}`;
}

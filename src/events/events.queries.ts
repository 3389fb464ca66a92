import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import type { PageDto } from '../platform/http/page.dto.js';
import { defineList } from '../platform/lists/define-list.js';
import { byMoment } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';

/** An event as it was captured, with the declaration that it is erroneous, if there is one. */
export interface StoredEvent {
  readonly id: string;
  /** RFC 8785, with the event's own `@context`. */
  readonly canonical: string;
  readonly declaration: Declaration | null;
}

/** EPCIS 2.0 §7.4.1.2. */
export interface Declaration {
  readonly declarationTime: string;
  readonly reason: string;
  readonly correctiveEventIDs: readonly string[];
}

/** Events of an export read at a time. */
const PAGE = 500;

const DECLARATION = `case when w.id is null then null else jsonb_build_object('declarationTime', to_char(w.declared_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'reason', w.reason, 'correctiveEventIDs', to_jsonb(case when c.event_id is null then w.corrective_event_ids else array[c.event_id] || w.corrective_event_ids end)) end`;

const COLUMNS = `e.id, d.canonical, ${DECLARATION} as declaration`;
const JOINS = `join event_documents d on d.event_id = e.id
  left join event_declarations w on w.event_id = e.id left join events c on c.id = w.corrective_id`;
const SELECT = `select ${COLUMNS} from events e ${JOINS}`;

const EVENTS = defineList({
  name: 'events',
  base: 'events e',
  alias: 'e',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'e.id', type: 'uuid' },
  owner: 'e.business_id',
  search: null,
  filters: {},
  orders: byMoment('e.event_time'),
  order: 'newest',
  toView: (row: StoredEvent & Record<string, unknown>): StoredEvent => row,
});

@Injectable()
export class EventsQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  list(actor: Actor, { cursor, limit, sort }: PageDto): Promise<Page<StoredEvent>> {
    return this.lists.page(EVENTS, { scope: scopeOf(actor), cursor, limit, order: sort, filters: {} });
  }

  /** @throws NotFound */
  async get(actor: Actor, id: string): Promise<StoredEvent> {
    const [row] = await this.db.query<StoredEvent & Record<string, unknown>>(
      `${SELECT} where e.id = $1 and ($2::uuid[] is null or e.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }

  /**
   * Events that name a lot, by pages in order of time: an export has no end. Nothing is changed behind a page, for events are only
   * added.
   * @throws NotFound before the first page
   */
  async ofLot(actor: Actor, lotId: string): Promise<AsyncGenerator<StoredEvent[]>> {
    const lots = await this.db.query(
      'select 1 from lots where id = $1 and ($2::uuid[] is null or business_id = any($2))',
      [lotId, scopeOf(actor)],
    );
    if (lots.length === 0) throw new NotFound();
    return this.pages(actor, lotId);
  }

  /** Of these events those within reach, in their order, a page at a time. */
  async *named(actor: Actor, ids: readonly string[]): AsyncGenerator<StoredEvent[]> {
    for (let from = 0; from < ids.length; from += PAGE)
      yield await this.db.query<StoredEvent & Record<string, unknown>>(
        `${SELECT} where e.id = any($1::uuid[]) and ($2::uuid[] is null or e.business_id = any($2)) order by e.event_time, e.id`,
        [ids.slice(from, from + PAGE), scopeOf(actor)],
      );
  }

  private async *pages(actor: Actor, lotId: string): AsyncGenerator<StoredEvent[]> {
    for (let after: string | null = null, more = true; more;) {
      const rows: StoredEvent[] = await this.db.query<StoredEvent & Record<string, unknown>>(
        `${SELECT} where e.id in (select event_id from event_edges where lot_id = $1) and ($2::uuid[] is null or e.business_id = any($2))
           and ($3::uuid is null or (e.event_time, e.id) > (select event_time, id from events where id = $3))
         order by e.event_time, e.id limit $4`,
        [lotId, scopeOf(actor), after, PAGE],
      );
      yield rows;
      after = rows.at(-1)?.id ?? null;
      more = rows.length === PAGE;
    }
  }
}

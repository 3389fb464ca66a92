import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList } from '../platform/lists/define-list.js';
import { Lists } from '../platform/lists/lists.js';
import {
  hrefOf,
  noticeKind,
  type NoticeKind,
  RECEIPTS,
  type Stop,
  STOPS,
  stopOf,
  type Todo,
  todoOf,
} from './notice-kinds.js';

export interface NoticeView {
  readonly id: string;
  readonly kind: NoticeKind | null;
  readonly title: string;
  readonly href: string;
  readonly reason: string | null;
  readonly decisionNumber: string | null;
  readonly at: Date;
  /** By when the office answers. */
  readonly dueAt: Date | null;
  /** Set while it still wants something done. */
  readonly todo: Todo | null;
  /** Set while the thing is still stopped by it. */
  readonly stop: Stop | null;
  /** Where to ask that it is let go. */
  readonly lift: string | null;
  /** Not seen by this reader. */
  readonly fresh: boolean;
}

interface Row {
  id: string;
  kind: string;
  subject_type: string;
  subject_id: string;
  title: string;
  reason: string | null;
  decision_number: string | null;
  at: Date;
  due_at: Date | null;
  latest: boolean;
}

/** What is older is no news, seen or not; the page of notices has it. */
const NEWS = 60 * 24 * 3_600_000;

const LATEST = `not exists (select from notices x where x.subject_type = n.subject_type and x.subject_id = n.subject_id and x.id > n.id)`;
const COLUMNS = `n.id::text as id, n.kind, n.subject_type, n.subject_id, n.title, n.reason, n.decision_number, n.at, n.due_at,
  ${LATEST} as latest`;

const NOTICES = defineList({
  name: 'notices',
  base: 'notices n',
  alias: 'n',
  columns: COLUMNS,
  joins: '',
  id: { column: 'n.id', type: 'bigint' },
  owner: 'n.business_id',
  search: null,
  filters: {},
  orders: { newest: { by: null, descending: true } },
  order: 'newest',
  toView: (row: Row) => row,
});

// When a step was not recorded yet, the last change has to do.
const MADE = { order: 'created_at', since: 'updated_at' };
const ISSUED = { order: 'issued_at', since: 'issued_at' };

/** What of an owner's is stopped: some of each kind, the latest made first. */
const STOPPED = `select 'business' as type, 'suspend' as action, b.id::text as id, null as reason, b.updated_at as at
    from businesses b where b.id = any($1) and b.status = 'suspended'
  union all select s.* from unnest($1::uuid[]) own (id) cross join lateral (
    ${stoppedOf('growing-area', 'suspend', 'growing_areas', 'id', `'suspended'`, MADE)}
    union all ${stoppedOf('product', 'suspend', 'products', 'id', `'suspended'`, MADE)}
    union all ${stoppedOf('code', 'suspend', 'codes', 'code', `'suspended'`, ISSUED)}
    union all ${stoppedOf('lot', 'hold', 'lots', 'id', `'held'`, MADE, `and held_by = 'office'`)}) s`;

function stoppedOf(
  type: string,
  action: string,
  table: string,
  id: string,
  status: string,
  { order, since }: { readonly order: string; readonly since: string },
  also = '',
): string {
  return `(select '${type}', '${action}', ${id}::text, status_reason, ${since} from ${table}
    where (business_id::text || status) = own.id::text || ${status} ${also} order by ${order} desc, ${id} desc limit $2)`;
}

@Injectable()
export class NoticesQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    private readonly clock: Clock,
  ) {}

  /** For the first page: what is stopped now, and what was not seen yet; newest first. */
  async forHome(actor: Actor, few: number): Promise<NoticeView[]> {
    const [news, stopped] = await Promise.all([this.news(actor, few), this.stopped(actor, few)]);
    const told = new Set(stopped.map(({ id }) => id));
    return [...stopped, ...news.filter(({ id }) => !told.has(id))]
      .sort((one, other) => other.at.getTime() - one.at.getTime())
      .slice(0, 2 * few);
  }

  /** Not seen yet, and not old, unless it stops something. Of a dossier the last step alone, and nothing of what the business itself did. */
  private async news(actor: Actor, few: number): Promise<NoticeView[]> {
    const scope = scopeOf(actor);
    const upTo = await this.seenUpTo(actor, scope);
    const rows = await this.db.query<Row>(
      `select fresh.* from unnest($1::uuid[]) own (id) cross join lateral (
         select ${COLUMNS} from notices n where n.business_id = own.id and n.id > $2 and n.kind <> all($3) and (n.at > $5 or n.kind = any($6) and ${LATEST})
           and (n.subject_type <> 'application' or ${LATEST}) order by n.id desc limit $4) fresh
       order by fresh.at desc limit $4`,
      [scope, upTo.toString(), RECEIPTS, few, new Date(this.clock.now().getTime() - NEWS), STOPS],
    );
    return rows.map((row) => toView(row, upTo));
  }

  /** From the things themselves, however long ago they were stopped and whether or not anybody was told then. */
  private async stopped(actor: Actor, few: number): Promise<NoticeView[]> {
    const scope = scopeOf(actor);
    const [upTo, rows] = await Promise.all([
      this.seenUpTo(actor, scope),
      this.db.query<Row>(
        `select coalesce(n.id::text, s.type || ' ' || s.id) as id, s.type || '.' || s.action as kind, s.type as subject_type,
           s.id as subject_id, coalesce(subject_title(s.type, s.id), s.id) as title, coalesce(c.reason, s.reason) as reason,
           c.decision_number, coalesce(c.at, s.at) as at, null as due_at, true as latest
         from (${STOPPED}) s
         left join lateral (select reason, decision_number, at from state_changes
           where subject_type = s.type and subject_id = s.id order by id desc limit 1) c on true
         left join lateral (select id from notices where subject_type = s.type and subject_id = s.id
           order by id desc limit 1) n on true
         order by coalesce(c.at, s.at) desc limit $2`,
        [scope, few],
      ),
    ]);
    return rows.map((row) => toView(row, upTo));
  }

  /** Newest first. */
  async list(actor: Actor, cursor: string | undefined, limit: number): Promise<Page<NoticeView>> {
    const scope = scopeOf(actor);
    const upTo = await this.seenUpTo(actor, scope);
    const { items, next } = await this.lists.page(NOTICES, { scope, limit, cursor });
    return { items: items.map((row) => toView(row, upTo)), next };
  }

  /** What was seen for another business of the person's says nothing here. */
  private async seenUpTo(actor: Actor, scope: readonly string[] | null): Promise<bigint> {
    const [seen] = await this.db.query<{ upTo: string | null }>(
      'select max(up_to)::text as "upTo" from notices_seen where user_id = $1 and business_id = any($2)',
      [actor.userId, scope],
    );
    return BigInt(seen?.upTo ?? 0);
  }
}

function toView(row: Row, upTo: bigint): NoticeView {
  const stop = row.latest ? stopOf(row.kind) : null;
  return {
    id: row.id,
    kind: noticeKind(row.kind),
    title: row.title,
    href: hrefOf(row.subject_type, row.subject_id),
    reason: row.reason,
    decisionNumber: row.decision_number,
    at: row.at,
    dueAt: row.due_at,
    todo: row.latest ? todoOf(row.kind) : null,
    stop,
    lift:
      stop === null
        ? null
        : `/console/requests/new?kind=lifting&type=${row.subject_type}&id=${encodeURIComponent(row.subject_id)}`,
    fresh: /^\d+$/.test(row.id) && BigInt(row.id) > upTo,
  };
}

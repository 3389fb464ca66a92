import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList } from '../platform/lists/define-list.js';
import { Lists } from '../platform/lists/lists.js';
import { hrefOf, noticeKind, type NoticeKind, type Stop, stopOf } from './notice-kinds.js';

export interface NoticeView {
  readonly id: string;
  readonly kind: NoticeKind | null;
  readonly title: string;
  readonly href: string;
  readonly reason: string | null;
  readonly decisionNumber: string | null;
  readonly at: Date;
  /** Set while the thing is still stopped by it. */
  readonly stop: Stop | null;
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
  latest: boolean;
}

const COLUMNS = `n.id::text as id, n.kind, n.subject_type, n.subject_id, n.title, n.reason, n.decision_number, n.at,
  not exists (select from notices x where x.subject_type = n.subject_type and x.subject_id = n.subject_id and x.id > n.id) as latest`;

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

/** Among so many of the last ones what is still in force is looked for. */
const LATELY = 200;

@Injectable()
export class NoticesQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  /** For the first page: what is stopped now, and what was not seen yet; newest first. */
  async forHome(actor: Actor, few: number): Promise<NoticeView[]> {
    const { items } = await this.list(actor, undefined, LATELY);
    return items.filter(({ fresh, stop }) => fresh || stop !== null).slice(0, few);
  }

  /** Newest first. */
  async list(actor: Actor, cursor: string | undefined, limit: number): Promise<Page<NoticeView>> {
    const scope = scopeOf(actor);
    // What was seen for another business of the person's says nothing here.
    const [seen] = await this.db.query<{ upTo: string | null }>(
      'select max(up_to)::text as "upTo" from notices_seen where user_id = $1 and business_id = any($2)',
      [actor.userId, scope],
    );
    const upTo = BigInt(seen?.upTo ?? 0);
    const { items, next } = await this.lists.page(NOTICES, { scope, limit, cursor });
    return { items: items.map((row) => toView(row, upTo)), next };
  }
}

function toView(row: Row, upTo: bigint): NoticeView {
  return {
    id: row.id,
    kind: noticeKind(row.kind),
    title: row.title,
    href: hrefOf(row.subject_type, row.subject_id),
    reason: row.reason,
    decisionNumber: row.decision_number,
    at: row.at,
    stop: row.latest ? stopOf(row.kind) : null,
    fresh: BigInt(row.id) > upTo,
  };
}

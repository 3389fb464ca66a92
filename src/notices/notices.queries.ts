import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { BadRequest } from '../platform/errors.js';
import { decodeCursor, toPage, type Page } from '../platform/http/cursor.js';
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
  fresh: boolean;
}

const SELECT = `select n.id, n.kind, n.subject_type, n.subject_id, n.title, n.reason, n.decision_number, n.at,
    not exists (select from notices x where x.subject_type = n.subject_type and x.subject_id = n.subject_id and x.id > n.id) as latest,
    n.id > coalesce((select up_to from notices_seen where user_id = $2), 0) as fresh
  from notices n where n.business_id = any($1)`;

@Injectable()
export class NoticesQueries {
  constructor(private readonly db: Database) {}

  /** For the first page: what is stopped now, and what was not seen yet; newest first. */
  async forHome(actor: Actor, few: number): Promise<NoticeView[]> {
    const rows = await this.db.query<Row>(
      `select * from (${SELECT} order by n.id desc limit 200) recent
       where fresh or (latest and (kind like '%.suspend' or kind = 'lot.hold')) order by id desc limit $3`,
      [scopeOf(actor), actor.userId, few],
    );
    return rows.map(toView);
  }

  async list(actor: Actor, cursorText: string | undefined, size: number): Promise<Page<NoticeView>> {
    const cursor = decodeCursor(cursorText);
    if (cursor !== null && !/^\d{1,18}$/.test(cursor.id)) throw new BadRequest('cursor-unknown');
    const rows = await this.db.query<Row>(
      `${SELECT} and ($3::bigint is null or n.id < $3) order by n.id desc limit $4`,
      [scopeOf(actor), actor.userId, cursor?.id ?? null, size + 1],
    );
    return toPage(rows, size, ({ id }) => ({ key: '', id }), toView);
  }
}

function toView(row: Row): NoticeView {
  return {
    id: row.id,
    kind: noticeKind(row.kind),
    title: row.title,
    href: hrefOf(row.subject_type, row.subject_id),
    reason: row.reason,
    decisionNumber: row.decision_number,
    at: row.at,
    stop: row.latest ? stopOf(row.kind) : null,
    fresh: row.fresh,
  };
}

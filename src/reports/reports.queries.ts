import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList } from '../platform/lists/define-list.js';
import { KeptCounts } from '../platform/lists/kept-counts.js';
import { byMoment } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import type { ReportCategory, ReportStatus } from './report.entity.js';
import { REPORT_VIEWS, type ReportListDto, type ReportsView } from './reports.dto.js';

/** What the page of a ticket tells to whoever holds it. */
export interface TicketView {
  readonly ticket: string;
  readonly category: ReportCategory;
  readonly about: string | null;
  readonly productName: string | null;
  readonly productNameEn: string | null;
  readonly lotNumber: string | null;
  readonly status: ReportStatus;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly createdAt: Date;
}

/** A report as the office sees it. */
export interface ReportView extends TicketView {
  readonly id: string;
  readonly words: string;
  readonly imageSha256: string | null;
  readonly place: string | null;
  readonly contact: string | null;
  readonly businessId: string | null;
  readonly businessName: string | null;
  readonly productId: string | null;
  readonly lotId: string | null;
  readonly code: string | null;
  readonly takenBy: string | null;
  readonly takenAt: Date | null;
  readonly answeredBy: string | null;
  readonly closedAt: Date | null;
  readonly version: number;
}

const TICKET = `r.ticket, r.category, r.about, p.name_vi as "productName", p.name_en as "productNameEn", l.lot_number as "lotNumber", r.status, r.answer,
  r.answered_at as "answeredAt", r.created_at as "createdAt"`;
const COLUMNS = `r.id, ${TICKET}, r.words, r.image_sha256 as "imageSha256", r.place, r.contact, r.business_id as "businessId",
    b.name as "businessName", r.product_id as "productId", r.lot_id as "lotId", r.code, t.name as "takenBy", r.taken_at as "takenAt",
    a.name as "answeredBy", r.closed_at as "closedAt", r.version`;
const JOINS = `left join businesses b on b.id = r.business_id left join products p on p.id = r.product_id
    left join lots l on l.id = r.lot_id left join users t on t.id = r.taken_by left join users a on a.id = r.answered_by`;

// Only our own text: a view is one of these keys.
const WHERE: Readonly<Record<ReportsView, string>> = {
  open: `r.status in ('new', 'taken')`,
  answered: `r.status = 'answered'`,
  closed: `r.status = 'closed'`,
  all: 'true',
};

const REPORTS = defineList({
  name: 'reports',
  base: 'reports r',
  alias: 'r',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'r.id', type: 'uuid' },
  owner: 'r.business_id',
  search: null,
  filters: { view: { sql: (view: ReportsView) => WHERE[view], examples: REPORT_VIEWS } },
  orders: byMoment('r.created_at'),
  order: 'newest',
  toView: (row: ReportView) => row,
});

@Injectable()
export class ReportsQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    private readonly kept: KeptCounts,
  ) {}

  async byTicket(ticket: string): Promise<TicketView> {
    const [row] = await this.db.query<TicketView & { ticket: string }>(
      `select ${TICKET} from reports r left join products p on p.id = r.product_id left join lots l on l.id = r.lot_id
       where r.ticket = $1`,
      [ticket],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }

  async get(actor: Actor, id: string): Promise<ReportView> {
    const [row] = await this.db.query<ReportView & { id: string }>(
      `select ${COLUMNS} from reports r ${JOINS} where r.id = $1 and ($2::uuid[] is null or r.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }

  /** Newest first. Whoever works in a few units reads of the businesses there. */
  list(actor: Actor, { view = 'open', cursor, limit, sort }: ReportListDto): Promise<Page<ReportView>> {
    return this.lists.page(REPORTS, { scope: scopeOf(actor), limit, cursor, order: sort, filters: { view } });
  }

  /** What waits for somebody of the office. */
  async openCount(actor: Actor): Promise<number> {
    const totals = await this.kept.totals(['reports'], scopeOf(actor));
    return totals.of('reports', 'new', 'taken');
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { decodeCursor, toPage, type Page } from '../platform/http/cursor.js';
import type { ReportCategory, ReportStatus } from './report.entity.js';
import type { ReportsView } from './reports.dto.js';

/** What the page of a ticket tells to whoever holds it. */
export interface TicketView {
  readonly ticket: string;
  readonly category: ReportCategory;
  readonly about: string | null;
  readonly productName: string | null;
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

interface Row extends ReportView {
  createdKey: string;
}

const TICKET = `r.ticket, r.category, r.about, p.name_vi as "productName", l.lot_number as "lotNumber", r.status, r.answer,
  r.answered_at as "answeredAt", r.created_at as "createdAt"`;
const SELECT = `select r.id, ${TICKET}, r.words, r.image_sha256 as "imageSha256", r.place, r.contact, r.business_id as "businessId",
    b.name as "businessName", r.product_id as "productId", r.lot_id as "lotId", r.code, t.name as "takenBy", r.taken_at as "takenAt",
    a.name as "answeredBy", r.closed_at as "closedAt", r.version,
    to_char(r.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdKey"
  from reports r left join businesses b on b.id = r.business_id left join products p on p.id = r.product_id
    left join lots l on l.id = r.lot_id left join users t on t.id = r.taken_by left join users a on a.id = r.answered_by`;

// Only our own text: a view is one of these keys.
const WHERE: Readonly<Record<ReportsView, string>> = {
  open: `r.status in ('new', 'taken')`,
  answered: `r.status = 'answered'`,
  closed: `r.status = 'closed'`,
  all: 'true',
};

@Injectable()
export class ReportsQueries {
  constructor(private readonly db: Database) {}

  async byTicket(ticket: string): Promise<TicketView> {
    const [row] = await this.db.query<TicketView & { ticket: string }>(
      `select ${TICKET} from reports r left join products p on p.id = r.product_id left join lots l on l.id = r.lot_id
       where r.ticket = $1`,
      [ticket],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }

  async get(id: string): Promise<ReportView> {
    const [row] = await this.db.query<Row>(`${SELECT} where r.id = $1`, [id]);
    if (row === undefined) throw new NotFound();
    return toView(row);
  }

  /** Newest first. */
  async list(view: ReportsView, cursorText: string | undefined, size: number): Promise<Page<ReportView>> {
    const cursor = decodeCursor(cursorText);
    const rows = await this.db.query<Row>(
      `${SELECT} where ${WHERE[view]} and ($1::timestamptz is null or (r.created_at, r.id) < ($1::timestamptz, $2::uuid))
       order by r.created_at desc, r.id desc limit $3`,
      [cursor?.key ?? null, cursor?.id ?? null, size + 1],
    );
    return toPage(rows, size, (row) => ({ key: row.createdKey, id: row.id }), toView);
  }

  /** What waits for somebody of the office, counted no further than a list shows. */
  async openCount(): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `select count(*)::int as count from (select from reports where status in ('new', 'taken') limit 1000) open`,
    );
    return row?.count ?? 0;
  }
}

function toView({ createdKey: _key, ...row }: Row): ReportView {
  return row;
}

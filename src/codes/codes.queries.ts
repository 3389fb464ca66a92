import { Inject, Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList } from '../platform/lists/define-list.js';
import { byMoment, equalOfOwner, searchedState } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import { canonicalUri, qrText } from './canonical-uri.js';
import { CODE_STATUSES, type CodeStatus } from './code.entity.js';
import type { CodeListQuery } from './codes.dto.js';

/** A code as people and programs meet it. */
export interface CodeSummary {
  readonly code: string;
  readonly uri: string;
  /** What its QR says; the same address, in upper case where that makes the symbol smaller. */
  readonly qrText: string;
  readonly status: CodeStatus;
  readonly statusReason: string | null;
  readonly productId: string;
  readonly productName: string;
  readonly productNameEn: string | null;
  readonly gtin: string | null;
  readonly lotId: string | null;
  readonly lotNumber: string | null;
  readonly businessName: string;
  readonly issuedAt: Date;
  readonly version: number;
}

interface Row {
  code: string;
  status: CodeStatus;
  status_reason: string | null;
  product_id: string;
  name_vi: string;
  name_en: string | null;
  gtin: string | null;
  lot_id: string | null;
  lot_number: string | null;
  business_name: string;
  issued_at: Date;
  version: number;
}

const COLUMNS = `c.code, c.status, c.status_reason, c.product_id, p.name_vi, p.name_en, sold_gtin(p.gtin, l.variant_id) as gtin, c.lot_id, l.lot_number, b.name as business_name,
    c.issued_at, c.version`;
const JOINS = `join products p on p.id = c.product_id join businesses b on b.id = c.business_id left join lots l on l.id = c.lot_id`;

const CODES = defineList({
  name: 'codes',
  base: 'codes c',
  alias: 'c',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'c.code', type: 'text' },
  owner: 'c.business_id',
  search: 'c.search',
  filters: { status: searchedState(equalOfOwner<CodeStatus>('c.status', ...CODE_STATUSES)) },
  orders: byMoment('c.issued_at'),
  order: 'newest',
  toView: (row: Row) => row,
});

@Injectable()
export class CodesQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async get(actor: Actor, code: string): Promise<CodeSummary> {
    const rows = await this.db.query<Row>(
      `select ${COLUMNS} from codes c ${JOINS} where c.code = $1 and ($2::uuid[] is null or c.business_id = any($2))`,
      [code, scopeOf(actor)],
    );
    return this.one(rows);
  }

  async ofLot(actor: Actor, lotId: string): Promise<CodeSummary | null> {
    const rows = await this.db.query<Row>(
      `select ${COLUMNS} from codes c ${JOINS} where c.lot_id = $1 and ($2::uuid[] is null or c.business_id = any($2))`,
      [lotId, scopeOf(actor)],
    );
    return rows[0] === undefined ? null : this.toSummary(rows[0]);
  }

  async ofProduct(actor: Actor, productId: string): Promise<CodeSummary | null> {
    const rows = await this.db.query<Row>(
      `select ${COLUMNS} from codes c ${JOINS} where c.product_id = $1 and c.lot_id is null and ($2::uuid[] is null or c.business_id = any($2))`,
      [productId, scopeOf(actor)],
    );
    return rows[0] === undefined ? null : this.toSummary(rows[0]);
  }

  /** Newest first. */
  async list(actor: Actor, query: CodeListQuery): Promise<Page<CodeSummary>> {
    const { items, next } = await this.lists.page(CODES, {
      scope: scopeOf(actor),
      limit: query.limit,
      cursor: query.cursor,
      q: query.q,
      order: query.sort,
      filters: { status: query.status },
    });
    return { items: items.map((row) => this.toSummary(row)), next };
  }

  private one(rows: readonly Row[]): CodeSummary {
    const [row] = rows;
    if (row === undefined) throw new NotFound();
    return this.toSummary(row);
  }

  private toSummary(row: Row): CodeSummary {
    const subject = { code: row.code, gtin: row.gtin, lotNumber: row.lot_number };
    return {
      code: row.code,
      uri: canonicalUri(this.config.http.publicUrl, subject),
      qrText: qrText(this.config.http.publicUrl, subject),
      status: row.status,
      statusReason: row.status_reason,
      productId: row.product_id,
      productName: row.name_vi,
      productNameEn: row.name_en,
      gtin: row.gtin,
      lotId: row.lot_id,
      lotNumber: row.lot_number,
      businessName: row.business_name,
      issuedAt: row.issued_at,
      version: row.version,
    };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { decodeCursor, type Page, toPage } from '../platform/http/cursor.js';
import { canonicalUri, qrText } from './canonical-uri.js';
import type { CodeStatus } from './code.entity.js';

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
  gtin: string | null;
  lot_id: string | null;
  lot_number: string | null;
  business_name: string;
  issued_at: Date;
  issued_key: string;
  version: number;
}

const SELECT = `select c.code, c.status, c.status_reason, c.product_id, p.name_vi, p.gtin, c.lot_id, l.lot_number, b.name as business_name,
    c.issued_at, to_char(c.issued_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as issued_key, c.version
  from codes c join products p on p.id = c.product_id join businesses b on b.id = c.business_id left join lots l on l.id = c.lot_id`;

@Injectable()
export class CodesQueries {
  constructor(
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async get(actor: Actor, code: string): Promise<CodeSummary> {
    const rows = await this.db.query<Row>(
      `${SELECT} where c.code = $1 and ($2::uuid[] is null or c.business_id = any($2))`,
      [code, scopeOf(actor)],
    );
    return this.one(rows);
  }

  async ofLot(actor: Actor, lotId: string): Promise<CodeSummary | null> {
    const rows = await this.db.query<Row>(
      `${SELECT} where c.lot_id = $1 and ($2::uuid[] is null or c.business_id = any($2))`,
      [lotId, scopeOf(actor)],
    );
    return rows[0] === undefined ? null : this.toSummary(rows[0]);
  }

  async ofProduct(actor: Actor, productId: string): Promise<CodeSummary | null> {
    const rows = await this.db.query<Row>(
      `${SELECT} where c.product_id = $1 and c.lot_id is null and ($2::uuid[] is null or c.business_id = any($2))`,
      [productId, scopeOf(actor)],
    );
    return rows[0] === undefined ? null : this.toSummary(rows[0]);
  }

  /** Newest first. */
  async list(actor: Actor, cursorText: string | undefined, size: number): Promise<Page<CodeSummary>> {
    const cursor = decodeCursor(cursorText);
    const rows = await this.db.query<Row>(
      `${SELECT} where ($1::uuid[] is null or c.business_id = any($1))
         and ($2::timestamptz is null or (c.issued_at, c.code) < ($2::timestamptz, $3))
       order by c.issued_at desc, c.code desc limit $4`,
      [scopeOf(actor), cursor?.key ?? null, cursor?.id ?? '', size + 1],
    );
    return toPage(
      rows,
      size,
      (row) => ({ key: row.issued_key, id: row.code }),
      (row) => this.toSummary(row),
    );
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
      gtin: row.gtin,
      lotId: row.lot_id,
      lotNumber: row.lot_number,
      businessName: row.business_name,
      issuedAt: row.issued_at,
      version: row.version,
    };
  }
}

import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { decodeCursor, type Page, toPage } from '../platform/http/cursor.js';
import type { LotStatus } from './lot.entity.js';

export interface LotView {
  readonly id: string;
  readonly productId: string;
  readonly productName: string;
  readonly businessId: string;
  readonly businessName: string;
  readonly lotNumber: string;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly madeOn: string | null;
  readonly expiresOn: string | null;
  readonly status: LotStatus;
  readonly statusReason: string | null;
  /** Of a held one: who lets it go. */
  readonly heldBy: 'business' | 'office' | null;
  /** The issued code, once there is one. */
  readonly code: string | null;
  /** Origin events that stand. */
  readonly events: number;
  readonly sample: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

interface Row extends Omit<LotView, 'events'> {
  events: string;
  createdKey: string;
}

const SELECT = `select l.id, l.product_id as "productId", p.name_vi as "productName", l.business_id as "businessId", b.name as "businessName",
    l.lot_number as "lotNumber", l.quantity::float8 as quantity, l.unit, l.made_on::text as "madeOn", l.expires_on::text as "expiresOn",
    l.status, l.status_reason as "statusReason", l.held_by as "heldBy", c.code, l.sample, l.version, l.created_at as "createdAt",
    (select count(*) from events e where e.lot_id = l.id and not e.declares_only
       and not exists (select 1 from events x where x.corrects_id = e.id)) as events,
    to_char(l.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdKey"
  from lots l join products p on p.id = l.product_id join businesses b on b.id = l.business_id left join codes c on c.lot_id = l.id`;

@Injectable()
export class LotsQueries {
  constructor(private readonly db: Database) {}

  async get(actor: Actor, id: string): Promise<LotView> {
    const [row] = await this.db.query<Row>(
      `${SELECT} where l.id = $1 and ($2::uuid[] is null or l.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return toView(row);
  }

  /** Newest first; of one product where it is given. */
  async list(
    actor: Actor,
    cursorText: string | undefined,
    size: number,
    productId?: string,
  ): Promise<Page<LotView>> {
    const cursor = decodeCursor(cursorText);
    const rows = await this.db.query<Row>(
      `${SELECT} where ($1::uuid[] is null or l.business_id = any($1)) and ($5::uuid is null or l.product_id = $5)
         and ($2::timestamptz is null or (l.created_at, l.id) < ($2::timestamptz, $3::uuid))
       order by l.created_at desc, l.id desc limit $4`,
      [scopeOf(actor), cursor?.key ?? null, cursor?.id ?? null, size + 1, productId ?? null],
    );
    return toPage(rows, size, (row) => ({ key: row.createdKey, id: row.id }), toView);
  }

  /** Approved products a lot can be made of. */
  productsFor(actor: Actor): Promise<{ id: string; nameVi: string; shelfLifeDays: number | null }[]> {
    return this.db.query(
      `select id, name_vi as "nameVi", shelf_life_days as "shelfLifeDays" from products
       where business_id = any($1) and status = 'active' order by name_vi`,
      [scopeOf(actor)],
    );
  }

  /** The next number of the year that no lot of the business bears: `L2026-004`. */
  async suggestNumber(actor: Actor, year: number): Promise<string> {
    const [row] = await this.db.query<{ last: number | null }>(
      `select max(substring(lot_number from '^L\\d{4}-(\\d{3,6})$')::int) as last from lots
       where business_id = any($1) and lot_number like $2`,
      [scopeOf(actor), `L${year}-%`],
    );
    return `L${year}-${String((row?.last ?? 0) + 1).padStart(3, '0')}`;
  }
}

function toView({ createdKey: _key, events, ...row }: Row): LotView {
  return { ...row, events: Number(events) };
}

import { Injectable } from '@nestjs/common';
import { ownedBy, scopeOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList } from '../platform/lists/define-list.js';
import { Lists } from '../platform/lists/lists.js';
import type { OperationKind } from './operation-kinds.js';
import type { OperationListQuery } from './operations.dto.js';

export interface OperationLot {
  readonly lotId: string;
  readonly lotNumber: string;
  readonly productName: string;
  readonly productNameEn: string | null;
  readonly material: string | null;
  readonly role: 'input' | 'output' | 'subject';
  readonly amount: string;
  readonly unit: string;
}

export interface OperationFlag {
  readonly lotId: string;
  readonly code: 'loss-large' | 'yield-low' | 'yield-high' | 'input-expired';
  readonly quantity: string | null;
  readonly limit: string | null;
  readonly unit: string | null;
  /** What the business said of it. */
  readonly explanation: string | null;
}

export interface OperationView {
  readonly id: string;
  readonly kind: OperationKind;
  readonly businessId: string;
  readonly businessName: string;
  readonly eventTime: Date;
  readonly recordTime: Date;
  readonly place: string | null;
  readonly note: string | null;
  /** Why it is erroneous; null: it stands. */
  readonly undone: string | null;
  readonly lots: readonly OperationLot[];
  readonly flags: readonly OperationFlag[];
}

/** What somebody has had of a lot and has left; amounts as PostgreSQL writes them. */
export interface Balance {
  readonly lotId: string;
  readonly holderId: string;
  readonly holderName: string;
  readonly unit: string;
  readonly made: string;
  readonly received: string;
  readonly used: string;
  readonly sent: string;
  readonly sold: string;
  readonly lost: string;
  readonly sampled: string;
  readonly destroyed: string;
  readonly boxed: string;
  readonly left: string;
}

const COLUMNS = `o.event_id as id, o.kind, o.business_id as "businessId", b.name as "businessName", o.event_time as "eventTime",
    o.record_time as "recordTime", o.place, o.note, (select coalesce(d.words, d.reason) from event_declarations d where d.event_id = o.event_id) as undone,
    (select coalesce(jsonb_agg(jsonb_build_object('lotId', l.id, 'lotNumber', l.lot_number, 'productName', p.name_vi, 'productNameEn', p.name_en,
       'material', l.material, 'role', x.role, 'amount', trim_scale(x.amount)::text, 'unit', x.base) order by x.position), '[]')
     from event_edges x join lots l on l.id = x.lot_id join products p on p.id = l.product_id where x.event_id = o.event_id and x.amount is not null) as lots,
    (select coalesce(jsonb_agg(jsonb_build_object('lotId', f.lot_id, 'code', f.code, 'quantity', trim_scale(f.quantity)::text,
       'limit', trim_scale(f."limit")::text, 'unit', f.unit,
       'explanation', (select z.words from lot_explanations z where z.lot_id = f.lot_id and z.code = f.code and z.event_id = f.event_id)) order by f.code), '[]') from operation_flags f where f.event_id = o.event_id) as flags`;
const JOINS = 'join businesses b on b.id = o.business_id';
const BY_TIME = { column: 'o.event_time', type: 'timestamptz' } as const;

const OPERATIONS = defineList({
  name: 'operations',
  base: 'operations o',
  alias: 'o',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'o.event_id', type: 'uuid' },
  owner: 'o.business_id',
  search: null,
  filters: {},
  orders: {
    newest: { by: BY_TIME, descending: true },
    oldest: { by: BY_TIME, descending: false },
  },
  order: 'newest',
  toView: (row: OperationView): OperationView => row,
});

/** A lot that something can be done with. */
export interface StockLine {
  readonly lotId: string;
  readonly lotNumber: string;
  readonly what: string;
  /** What is left; null: it was opened by hand, and nothing was done with it yet. */
  readonly left: string | null;
  readonly unit: string | null;
}

/** As many lots as a choice can hold. */
const CHOICES = 500;

/** As many as the page of a lot shows. */
const OF_LOT = 200;

@Injectable()
export class OperationsQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  list(actor: Actor, { cursor, limit, sort }: OperationListQuery): Promise<Page<OperationView>> {
    return this.lists.page(OPERATIONS, { scope: scopeOf(actor), cursor, limit, order: sort, filters: {} });
  }

  /** @throws NotFound */
  async get(actor: Actor, id: string): Promise<OperationView> {
    const [row] = await this.db.query<OperationView & Record<string, unknown>>(
      `select ${COLUMNS} from operations o ${JOINS} where o.event_id = $1 and ($2::uuid[] is null or o.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }

  /** The newest of what was done with a lot, by whom the reader may know of. */
  ofLot(actor: Actor, lotId: string): Promise<OperationView[]> {
    return this.db.query<OperationView & Record<string, unknown>>(
      `select ${COLUMNS} from operations o ${JOINS}
       where o.event_id in (select event_id from lot_movements where lot_id = $1) and ($2::uuid[] is null or o.business_id = any($2))
       order by o.event_time desc, o.record_time desc limit ${OF_LOT}`,
      [lotId, scopeOf(actor)],
    );
  }

  /** What the actor has in stock, the newest first. */
  stock(actor: Actor): Promise<StockLine[]> {
    return this.db.query<StockLine & Record<string, unknown>>(
      `select l.id as "lotId", l.lot_number as "lotNumber", coalesce(l.material, p.name_vi) as what, trim_scale(s."left")::text as "left", s.base as unit
       from (
         (select lot_id, since, "left" - boxed as "left", base from lot_balances where holder_id = any($1) and "left" > boxed order by since desc limit ${CHOICES})
         union all
         (select l.id, l.created_at, null, null from lots l where l.business_id = any($1) and l.status in ('open', 'released')
            and not exists (select from lot_balances b where b.lot_id = l.id) order by l.created_at desc limit ${CHOICES})
       ) s join lots l on l.id = s.lot_id join products p on p.id = l.product_id
       where l.status <> 'closed' order by s.since desc limit ${CHOICES}`,
      [ownedBy(actor)],
    );
  }

  /** Whose lot it is sees what became of it in its own hands; the office sees every holder. @throws NotFound */
  async balances(actor: Actor, lotId: string): Promise<Balance[]> {
    const scope = scopeOf(actor);
    const rows = await this.db.query<Balance & Record<string, unknown>>(
      `select b.lot_id as "lotId", b.holder_id as "holderId", h.name as "holderName", b.base as unit, trim_scale(made)::text as made,
         trim_scale(received)::text as received, trim_scale(used)::text as used, trim_scale(sent)::text as sent, trim_scale(sold)::text as sold,
         trim_scale(lost)::text as lost, trim_scale(sampled)::text as sampled, trim_scale(destroyed)::text as destroyed,
         trim_scale(boxed)::text as boxed, trim_scale("left")::text as "left"
       from lot_balances b join businesses h on h.id = b.holder_id
       where b.lot_id = $1 and ($2::uuid[] is null or b.holder_id = any($2)) and b.made + b.received > 0 order by b.since, h.name limit ${OF_LOT}`,
      [lotId, scope],
    );
    if (rows.length > 0) return rows;
    const lots = await this.db.query(
      'select 1 from lots where id = $1 and ($2::uuid[] is null or business_id = any($2))',
      [lotId, scope],
    );
    if (lots.length === 0) throw new NotFound();
    return [];
  }
}

import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList } from '../platform/lists/define-list.js';
import { Lists } from '../platform/lists/lists.js';
import type { ShipmentListQuery, ShipmentState } from './shipments.dto.js';

export interface ShipmentLot {
  readonly lotId: string;
  readonly lotNumber: string;
  readonly productName: string;
  readonly material: string | null;
  readonly sent: string;
  readonly arrived: string | null;
  readonly unit: string;
}

export interface ShipmentView {
  readonly id: string;
  readonly state: ShipmentState;
  readonly fromId: string;
  readonly fromName: string;
  readonly toId: string | null;
  readonly toName: string;
  readonly sentAt: Date;
  readonly words: string | null;
  readonly settlement: string | null;
  readonly lots: readonly ShipmentLot[];
}

const COLUMNS = `s.id, s.from_id as "fromId", f.name as "fromName", s.to_id as "toId", coalesce(t.name, s.to_name) as "toName", s.sent_at as "sentAt",
    case when exists (select from event_declarations d where d.event_id = s.id) then 'undone' when s.to_id is null then 'delivered'
      when a.shipment_id is null then 'sent' when a.words is null then 'received' when z.shipment_id is null then 'disputed' else 'settled' end as state,
    a.words, z.words as settlement,
    (select coalesce(jsonb_agg(jsonb_build_object('lotId', l.id, 'lotNumber', l.lot_number, 'productName', p.name_vi, 'material', l.material,
       'sent', trim_scale(m.amount)::text, 'unit', m.base, 'arrived', case when a.shipment_id is null then null else coalesce(trim_scale(r.amount), 0)::text end)
       order by l.lot_number), '[]')
     from lot_movements m join lots l on l.id = m.lot_id join products p on p.id = l.product_id
     left join lot_movements r on r.event_id = a.event_id and r.lot_id = m.lot_id and r.kind = 'received'
     where m.event_id = s.id and m.kind = 'sent') as lots`;
const JOINS = `join businesses f on f.id = s.from_id left join businesses t on t.id = s.to_id
  left join shipment_answers a on a.shipment_id = s.id left join shipment_settlements z on z.shipment_id = s.id`;
const BY_TIME = { column: 's.sent_at', type: 'timestamptz' } as const;
const ORDERS = { newest: { by: BY_TIME, descending: true } };

const part = (way: 'in' | 'out') =>
  defineList({
    name: `shipments-${way}`,
    base: 'shipments s',
    alias: 's',
    columns: COLUMNS,
    joins: JOINS,
    id: { column: 's.id', type: 'uuid' },
    owner: way === 'in' ? 's.to_id' : 's.from_id',
    search: null,
    filters: {},
    orders: ORDERS,
    order: 'newest',
    toView: (row: ShipmentView): ShipmentView => row,
  });
const SENT = part('out');
const RECEIVED = part('in');

@Injectable()
export class ShipmentsQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  /** What is on its way to the reader, or with `out` what the reader sent. An official reads all that was sent. */
  list(actor: Actor, { cursor, limit, way }: ShipmentListQuery): Promise<Page<ShipmentView>> {
    const list = way === 'in' ? RECEIVED : SENT;
    return this.lists.page(list, { scope: scopeOf(actor), cursor, limit, filters: {} });
  }

  /** For either side, and the office. @throws NotFound */
  async get(actor: Actor, id: string): Promise<ShipmentView> {
    const [row] = await this.db.query<ShipmentView & Record<string, unknown>>(
      `select ${COLUMNS} from shipments s ${JOINS} where s.id = $1 and ($2::uuid[] is null or s.from_id = any($2) or s.to_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }
}

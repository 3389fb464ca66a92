import { Inject, Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import { EventsQueries, standing } from '../events/events.queries.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { NO_ID } from '../platform/id.js';
import { defineList, equal } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import { dayOf } from '../platform/time-zone.js';
import { type Ground, type LotNotice, lotNotices } from './lot-notices.js';
import { LOT_STATUSES, type LotStatus } from './lot.entity.js';
import type { LotListQuery } from './lots.dto.js';

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
  /** What stops it from above although the lot itself is not held: the gravest one. */
  readonly stoppedBy: 'business' | 'product' | 'code' | null;
  /** The issued code, once there is one. */
  readonly code: string | null;
  /** Origin events that stand. */
  readonly events: number;
  readonly sample: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

/** One lot, with what does not fit together in it. */
export interface LotDetail extends LotView {
  readonly notices: readonly LotNotice[];
}

interface Row extends Omit<LotView, 'events'> {
  events: string;
}

const COLUMNS = `l.id, l.product_id as "productId", p.name_vi as "productName", l.business_id as "businessId", b.name as "businessName",
    l.lot_number as "lotNumber", l.quantity::float8 as quantity, l.unit, l.made_on::text as "madeOn", l.expires_on::text as "expiresOn",
    l.status, l.status_reason as "statusReason", l.held_by as "heldBy", c.code,
    case when b.status = 'suspended' then 'business' when p.status = 'suspended' then 'product' when c.status = 'suspended' then 'code' end
      as "stoppedBy", l.sample, l.version, l.created_at as "createdAt",
    (select count(*) from standing_events e where e.lot_id = l.id) as events`;
const JOINS = `join products p on p.id = l.product_id join businesses b on b.id = l.business_id left join codes c on c.lot_id = l.id`;

const LOTS = defineList({
  name: 'lots',
  base: 'lots l',
  alias: 'l',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'l.id', type: 'uuid' },
  owner: 'l.business_id',
  search: 'l.search',
  filters: {
    status: equal<LotStatus>('l.status', 'text', ...LOT_STATUSES),
    productId: equal<string>('l.product_id', 'uuid', NO_ID),
  },
  orders: { newest: { by: { column: 'l.created_at', type: 'timestamptz' }, descending: true } },
  order: 'newest',
  toView,
});

@Injectable()
export class LotsQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    private readonly events: EventsQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async get(actor: Actor, id: string): Promise<LotDetail> {
    const [row] = await this.db.query<Row>(
      `select ${COLUMNS} from lots l ${JOINS} where l.id = $1 and ($2::uuid[] is null or l.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    const lot = toView(row);
    return { ...lot, notices: await this.noticesOf(actor, lot) };
  }

  private async noticesOf(actor: Actor, lot: LotView): Promise<LotNotice[]> {
    const events = standing(await this.events.ofLot(actor, lot.id));
    const ids = events.flatMap(({ areas }) => areas.map(({ areaId }) => areaId));
    const grounds = await this.db.query<Ground & { id: string }>(
      'select id, crop, area_m2 / 10000 as hectares from growing_areas where id = any($1::uuid[])',
      [ids],
    );
    return lotNotices(lot, events, new Map(grounds.map((ground) => [ground.id, ground])), (moment) =>
      dayOf(moment, this.config.registry.timeZone),
    );
  }

  /** Newest first; of one product where it is given. */
  list(actor: Actor, query: LotListQuery): Promise<Page<LotView>> {
    return this.lists.page(LOTS, {
      scope: scopeOf(actor),
      limit: query.limit,
      cursor: query.cursor,
      q: query.q,
      filters: { status: query.status || undefined, productId: query.productId },
    });
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

function toView({ events, ...row }: Row): LotView {
  return { ...row, events: Number(events) };
}

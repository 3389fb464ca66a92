import { Inject, Injectable } from '@nestjs/common';
import { ownedBy, scopeOf, type Scope } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import { DiaryQueries, standing } from '../diary/diary.queries.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { NO_ID } from '../platform/id.js';
import { defineList } from '../platform/lists/define-list.js';
import { byMoment, equal, equalOfOwner, searchedState } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import { dayOf } from '../platform/time-zone.js';
import { type Ground, type LotNotice, lotNotices } from './lot-notices.js';
import { LOT_STATUSES, type LotStatus } from './lot.entity.js';
import type { LotListQuery } from './lots.dto.js';

export interface LotView {
  readonly id: string;
  readonly productId: string;
  readonly productName: string;
  readonly productNameEn: string | null;
  /** The unit of sale it is of. */
  readonly variantId: string | null;
  readonly variantName: string | null;
  readonly businessId: string;
  readonly businessName: string;
  readonly lotNumber: string;
  /** What it is while it is not yet what is sold. */
  readonly material: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  /** What one package holds. */
  readonly content: { readonly amount: string; readonly unit: string } | null;
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

/** As many as a choice can hold, and as far back as a number is looked for. */
const CHOICES = 500;
const COLUMNS = `l.id, l.product_id as "productId", p.name_vi as "productName", p.name_en as "productNameEn", l.variant_id as "variantId",
    (select v.name_vi from product_variants v where v.id = l.variant_id) as "variantName", l.business_id as "businessId", b.name as "businessName",
    l.lot_number as "lotNumber", l.material, l.quantity::float8 as quantity, l.unit,
    case when l.content is null then null else jsonb_build_object('amount', trim_scale(l.content)::text, 'unit', l.content_base) end as content, l.made_on::text as "madeOn", l.expires_on::text as "expiresOn",
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
    status: searchedState(equalOfOwner<LotStatus>('l.status', ...LOT_STATUSES)),
    productId: equal<string>('l.product_id', 'uuid', NO_ID),
  },
  orders: byMoment('l.created_at'),
  order: 'newest',
  toView,
});

interface Choice {
  readonly id: string;
  readonly nameVi: string;
  readonly shelfLifeDays: number | null;
  readonly variants: readonly VariantChoice[];
}

interface VariantChoice {
  readonly id: string;
  readonly nameVi: string;
}

@Injectable()
export class LotsQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    private readonly events: DiaryQueries,
    private readonly clock: Clock,
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
    const [{ shelfLifeDays } = { shelfLifeDays: null }] = await this.db.query<{
      shelfLifeDays: number | null;
    }>('select shelf_life_days as "shelfLifeDays" from products where id = $1', [lot.productId]);
    return lotNotices(
      { ...lot, shelfLifeDays },
      events,
      new Map(grounds.map((ground) => [ground.id, ground])),
      (moment) => dayOf(moment, this.config.registry.timeZone),
      this.clock.now(),
    );
  }

  /** Newest first; of one product where it is given. */
  list(actor: Actor, query: LotListQuery, scope: Scope = scopeOf(actor)): Promise<Page<LotView>> {
    return this.lists.page(LOTS, {
      scope,
      limit: query.limit,
      cursor: query.cursor,
      q: query.q,
      order: query.sort,
      filters: { status: query.status || undefined, productId: query.productId },
    });
  }

  /** Approved products a lot can be made of, the newest where there are very many. */
  productsFor(actor: Actor): Promise<Choice[]> {
    const { sql, parameters } = ofEach(
      ownedBy(actor),
      (business) =>
        `select id, name_vi as "nameVi", shelf_life_days as "shelfLifeDays", coalesce(
         (select json_agg(json_build_object('id', v.id, 'nameVi', v.name_vi) order by v.position) from product_variants v
          where v.product_id = products.id and v.ended_at is null), '[]') as variants from products
       where (business_id::text || status) = ${business}::text || 'active' order by created_at desc, id desc limit ${CHOICES}`,
    );
    return this.db.query<Choice & { readonly id: string }>(`${sql} order by "nameVi"`, parameters);
  }

  /** In what the product of a lot is sold. */
  variantsOf(productId: string): Promise<VariantChoice[]> {
    return this.db.query<VariantChoice & { readonly id: string }>(
      'select id, name_vi as "nameVi" from product_variants where product_id = $1 and ended_at is null order by position',
      [productId],
    );
  }

  /** The number after the last of the year: `L2026-004`. */
  async suggestNumber(actor: Actor, year: number): Promise<string> {
    const { sql, parameters } = ofEach(
      ownedBy(actor),
      (business) =>
        `select lot_number from lots where business_id = ${business} order by created_at desc, id desc limit ${CHOICES}`,
    );
    const rows = await this.db.query<{ lot_number: string }>(sql, parameters);
    const numbers = rows.map(({ lot_number }) => new RegExp(`^L${year}-(\\d{3,6})$`).exec(lot_number)?.[1]);
    const last = Math.max(0, ...numbers.map((digits) => Number(digits ?? 0)));
    return `L${year}-${String(last + 1).padStart(3, '0')}`;
  }
}

/** Each owner's rows in the order of an index: `= any` would read and sort all they have. */
function ofEach(owners: readonly string[], select: (placeholder: string) => string) {
  const each = owners.map((_, index) => `(${select(`$${index + 1}::uuid`)})`);
  return { sql: `select * from (${each.join(' union all ')}) each`, parameters: owners };
}

function toView({ events, ...row }: Row): LotView {
  return { ...row, events: Number(events) };
}

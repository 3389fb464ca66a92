import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { CODE_STATUSES } from '../codes/code.entity.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { KeptCounts } from '../platform/lists/kept-counts.js';
import type { LotStatus } from '../lots/lot.entity.js';
import type { ProductStatus } from '../products/product.entity.js';
import type { Progress, Stage } from './first-code.js';

export interface RecentLot {
  readonly id: string;
  readonly lotNumber: string;
  readonly productName: string;
  readonly productNameEn: string | null;
  readonly madeOn: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly status: LotStatus;
  /** Something above it is suspended. */
  readonly stopped: boolean;
  /** Nothing was written in its diary yet. */
  readonly empty: boolean;
  readonly code: string | null;
}

export interface RecentProduct {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly gtin: string | null;
  readonly status: ProductStatus;
  /** What its public page names as missing. */
  readonly missing: readonly ('image' | 'shelfLife' | 'standards' | 'brand')[];
}

export interface RegistryCounts {
  readonly businesses: number;
  readonly areas: number;
  readonly products: number;
  readonly lots: number;
  readonly codes: number;
}

/** What ends soon, or has ended lately and may be forgotten. */
export interface Ending {
  readonly kind: 'certificate' | 'area-registration';
  readonly id: string;
  readonly title: string;
  /** Its last day. */
  readonly until: string;
  /** Days from today to that day; below zero it is over. */
  readonly days: number;
}

/** As the first reminder by mail. */
const AHEAD = 90;
const SINCE = 30;

const RECENT = 5;
/** Lots put on sale lately, among which one without a code is looked for. */
const LATELY = 200;

// A draft to finish, or one the office sent back; the one it sent back first.
const unsent = (table: 'growing_areas' | 'products') => {
  const inState = (
    status: string,
  ) => `(select jsonb_build_object('id', u.id, 'status', u.status) from ${table} u
    where (u.business_id::text || u.status) = $1::text || '${status}' order by u.created_at desc, u.id desc limit 1)`;
  return `coalesce(${inState('amend')}, ${inState('draft')}, ${inState('refused')})`;
};

interface ProgressRow {
  status: NonNullable<Progress['business']>['status'];
  unsentArea: Stage['unsent'];
  unsentProduct: Stage['unsent'];
  openLotId: string | null;
  uncodedLotId: string | null;
}

@Injectable()
export class ConsoleQueries {
  constructor(
    private readonly db: Database,
    private readonly kept: KeptCounts,
  ) {}

  async progress(businessId: string): Promise<Progress> {
    const [totals, [row]] = await Promise.all([
      this.kept.totals(['growing_areas', 'products', 'lots', 'events', 'codes'], [businessId]),
      this.db.query<ProgressRow>(
        `select b.status, ${unsent('growing_areas')} as "unsentArea", ${unsent('products')} as "unsentProduct",
           (select id from lots where (business_id::text || status) = $1::text || 'open' order by created_at desc, id desc limit 1) as "openLotId",
           (select l.id from (select id, created_at from lots where (business_id::text || status) = $1::text || 'released' order by created_at desc, id desc limit $2) l
              where not exists (select from codes c where c.lot_id = l.id) order by l.created_at desc, l.id desc limit 1) as "uncodedLotId"
         from businesses b where b.id = $1::uuid`,
        [businessId, LATELY],
      ),
    ]);
    if (row === undefined) return NOTHING;
    const { status, unsentArea, unsentProduct, ...ids } = row;
    const stage = (subject: 'growing_areas' | 'products', unsent: Stage['unsent']): Stage => ({
      active: totals.of(subject, 'active', 'suspended', 'closed'),
      submitted: totals.of(subject, 'submitted'),
      unsent,
    });
    return {
      ...ids,
      business: { status },
      areas: stage('growing_areas', unsentArea),
      products: stage('products', unsentProduct),
      lots: totals.all('lots'),
      released: totals.of('lots', 'released', 'held', 'recalled', 'closed'),
      events: totals.all('events'),
      lotCodes: totals.of('codes', ...CODE_STATUSES.map((code) => `lot-${code}`)),
    };
  }

  recentLots(businessId: string): Promise<RecentLot[]> {
    return this.db.query<RecentLot & { readonly id: string }>(
      `select l.id, l.lot_number as "lotNumber", p.name_vi as "productName", p.name_en as "productNameEn", to_char(l.made_on, 'YYYY-MM-DD') as "madeOn",
         l.quantity::float8 as quantity, l.unit, l.status,
         b.status = 'suspended' or p.status = 'suspended' or coalesce((select c.status = 'suspended' from codes c where c.lot_id = l.id), false) as stopped,
         (select e.event_id from diary_entries e where e.lot_id = l.id limit 1) is null
           and (select x.event_id from event_edges x where x.lot_id = l.id limit 1) is null as empty,
         (select c.code from codes c where c.lot_id = l.id) as code
       from lots l join products p on p.id = l.product_id join businesses b on b.id = l.business_id
       where l.business_id = $1 order by l.created_at desc, l.id desc limit $2`,
      [businessId, RECENT],
    );
  }

  /** Certificates that pages show, and codes of areas, of these businesses; the nearest end first. */
  endings(businessIds: readonly string[], today: string): Promise<Ending[]> {
    return this.db.query<Ending & { readonly id: string }>(
      `select e.kind, e.id, e.title, e.until::text, e.until - $2::date as days from (
         (select 'certificate' as kind, c.id, c.number as title, c.expires_on as until
          from unnest($1::uuid[]) own (id) join certificates c on c.business_id = own.id
          where c.ends_at > ($2::date - $4::int)::timestamp at time zone 'UTC'
            and c.ends_at <= ($2::date + $3::int + 1)::timestamp at time zone 'UTC'
            and c.status in ('declared', 'submitted', 'amend', 'confirmed')
          order by c.ends_at, c.id limit $5)
         union all
         (select 'area-registration', r.id, subject_title('area-registration', r.id::text), r.until
          from unnest($1::uuid[]) own (id) join growing_areas a on a.business_id = own.id
          join area_registrations r on r.area_id = a.id
          where r.until between $2::date - $4::int and $2::date + $3::int
            and r.state in ('active', 'suspended', 'corrected', 'expired')
          order by r.until, r.id limit $5)) e
       order by e.until, e.id limit $5`,
      [businessIds, today, AHEAD, SINCE, RECENT],
    );
  }

  recentProducts(businessId: string): Promise<RecentProduct[]> {
    return this.db.query<RecentProduct & { readonly id: string }>(
      `select id, name_vi as name, name_en as "nameEn", gtin, status, array_remove(array[
         case when image_sha256 is null then 'image' end, case when shelf_life_days is null then 'shelfLife' end,
         case when standards is null then 'standards' end, case when brand is null then 'brand' end], null) as missing
       from products where business_id = $1 and status <> 'closed' order by created_at desc, id desc limit $2`,
      [businessId, RECENT],
    );
  }

  /** What the registry holds in force. */
  async registryCounts(actor: Actor): Promise<RegistryCounts> {
    const totals = await this.kept.totals(
      ['businesses', 'growing_areas', 'products', 'lots', 'codes'],
      scopeOf(actor),
    );
    return {
      businesses: totals.of('businesses', 'active'),
      areas: totals.of('growing_areas', 'active'),
      products: totals.of('products', 'active'),
      lots: totals.all('lots'),
      codes: totals.all('codes'),
    };
  }
}

const NO_STAGE: Stage = { active: 0, submitted: 0, unsent: null };

/** Of somebody who has not registered a business yet. */
export const NOTHING: Progress = {
  business: null,
  areas: NO_STAGE,
  products: NO_STAGE,
  lots: 0,
  openLotId: null,
  uncodedLotId: null,
  events: 0,
  released: 0,
  lotCodes: 0,
};

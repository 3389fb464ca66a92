import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { LotStatus } from '../lots/lot.entity.js';
import type { ProductStatus } from '../products/product.entity.js';
import type { Progress, Stage } from './first-code.js';

export interface RecentLot {
  readonly id: string;
  readonly lotNumber: string;
  readonly productName: string;
  readonly madeOn: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly status: LotStatus;
  /** Nothing was written in its diary yet. */
  readonly empty: boolean;
  readonly code: string | null;
}

export interface RecentProduct {
  readonly id: string;
  readonly name: string;
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

const RECENT = 5;

// A draft to finish, or one the office sent back; the one it sent back first.
const stage = (table: 'growing_areas' | 'products') => `(select jsonb_build_object(
    'active', count(*) filter (where status = 'active'), 'submitted', count(*) filter (where status = 'submitted'),
    'unsent', (select jsonb_build_object('id', u.id, 'status', u.status) from ${table} u
      where u.business_id = b.id and u.status in ('amend', 'draft', 'refused') order by u.status, u.id desc limit 1))
  from ${table} where business_id = b.id)`;

interface ProgressRow {
  status: NonNullable<Progress['business']>['status'];
  areas: Stage;
  products: Stage;
  lots: number;
  released: number;
  openLotId: string | null;
  uncodedLotId: string | null;
  events: number;
  lotCodes: number;
}

@Injectable()
export class ConsoleQueries {
  constructor(private readonly db: Database) {}

  /** In one statement, so that the steps fit together. */
  async progress(businessId: string): Promise<Progress> {
    const [row] = await this.db.query<ProgressRow>(
      `select b.status, ${stage('growing_areas')} as areas, ${stage('products')} as products,
         (select count(*)::int from lots where business_id = b.id) as lots,
         (select count(*)::int from lots where business_id = b.id and status = 'released') as released,
         (select id from lots where business_id = b.id and status = 'open' order by id desc limit 1) as "openLotId",
         (select l.id from lots l where l.business_id = b.id and l.status = 'released'
            and not exists (select from codes c where c.lot_id = l.id) order by l.id desc limit 1) as "uncodedLotId",
         (select count(*)::int from events where business_id = b.id) as events,
         (select count(*)::int from codes where business_id = b.id and lot_id is not null) as "lotCodes"
       from businesses b where b.id = $1`,
      [businessId],
    );
    if (row === undefined) return NOTHING;
    const { status, ...rest } = row;
    return { business: { status }, ...rest };
  }

  recentLots(businessId: string): Promise<RecentLot[]> {
    return this.db.query<RecentLot & { readonly id: string }>(
      `select l.id, l.lot_number as "lotNumber", p.name_vi as "productName", to_char(l.made_on, 'YYYY-MM-DD') as "madeOn",
         l.quantity::float8 as quantity, l.unit, l.status, not exists (select from events e where e.lot_id = l.id) as empty,
         (select c.code from codes c where c.lot_id = l.id) as code
       from lots l join products p on p.id = l.product_id where l.business_id = $1 order by l.created_at desc, l.id desc limit $2`,
      [businessId, RECENT],
    );
  }

  recentProducts(businessId: string): Promise<RecentProduct[]> {
    return this.db.query<RecentProduct & { readonly id: string }>(
      `select id, name_vi as name, gtin, status, array_remove(array[
         case when image_sha256 is null then 'image' end, case when shelf_life_days is null then 'shelfLife' end,
         case when standards is null then 'standards' end, case when brand is null then 'brand' end], null) as missing
       from products where business_id = $1 and status <> 'closed' order by created_at desc, id desc limit $2`,
      [businessId, RECENT],
    );
  }

  /** What the registry holds in force. */
  async registryCounts(): Promise<RegistryCounts> {
    const [row] = await this.db.query<{
      businesses: number;
      areas: number;
      products: number;
      lots: number;
      codes: number;
    }>(
      `select (select count(*)::int from businesses where status = 'active') as businesses,
         (select count(*)::int from growing_areas where status = 'active') as areas,
         (select count(*)::int from products where status = 'active') as products,
         (select count(*)::int from lots) as lots, (select count(*)::int from codes) as codes`,
    );
    return row ?? { businesses: 0, areas: 0, products: 0, lots: 0, codes: 0 };
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

import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Page } from '../platform/http/cursor.js';
import { NO_ID } from '../platform/id.js';
import { defineList } from '../platform/lists/define-list.js';
import { Lists } from '../platform/lists/lists.js';
import type { TraceLotLine } from './trace-document.js';

/** A product as far as the page of its lots names it. */
export interface LotsProduct {
  readonly id: string;
  readonly gtin: string | null;
  readonly nameVi: string;
  readonly nameEn: string | null;
  readonly sample: boolean;
}

interface LotLineRow {
  lotNumber: string;
  code: string | null;
  madeOn: string | null;
  expiresOn: string | null;
  status: TraceLotLine['status'];
  told: boolean;
  gtin: string | null;
}

const COLUMNS = `l.lot_number as "lotNumber", c.code, l.made_on::text as "madeOn", l.expires_on::text as "expiresOn", l.status,
  exists (select from diary_entries v where v.lot_id = l.id) as told,
  sold_gtin(p.gtin, l.variant_id) as gtin`;
const JOINS = 'join products p on p.id = l.product_id left join codes c on c.lot_id = l.id';

const PUBLIC_LOTS = defineList({
  name: 'public-lots',
  base: 'lots l',
  alias: 'l',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'l.id', type: 'uuid' },
  owner: null,
  search: null,
  filters: {
    product: {
      sql: (id: string, bind) => `l.product_id = ${bind(id, 'uuid')} and l.status <> 'open'`,
      examples: [NO_ID],
    },
  },
  orders: { newest: { by: { column: 'l.created_at', type: 'timestamptz' }, descending: true } },
  order: 'newest',
  toView: (row: LotLineRow) => row,
});

/** The lots of a product that were put on sale. */
@Injectable()
export class ProductLots {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  /** The approved product whose own code this is. */
  async product(code: string): Promise<LotsProduct | null> {
    const [row] = await this.db.query<LotsProduct & { id: string }>(
      `select p.id, p.gtin, p.name_vi as "nameVi", p.name_en as "nameEn", p.sample from codes k join products p on p.id = k.product_id
       where k.code = $1 and k.lot_id is null and p.status in ('active', 'suspended', 'closed')`,
      [code],
    );
    return row ?? null;
  }

  page(productId: string, cursor: string | undefined, limit: number): Promise<Page<TraceLotLine>> {
    return this.lists.page(PUBLIC_LOTS, { scope: null, limit, cursor, filters: { product: productId } });
  }

  /** By the number on the box: as it was typed, else in either case of letters. */
  async byNumber(productId: string, typed: string): Promise<TraceLotLine | null> {
    const [row] = await this.db.query<LotLineRow & { code: string | null }>(
      `select ${COLUMNS} from lots l ${JOINS}
       where l.product_id = $1 and l.lot_number = any($2) and l.status <> 'open'
       order by array_position($2::text[], l.lot_number) limit 1`,
      [productId, [...new Set([typed, typed.toUpperCase(), typed.toLowerCase()])]],
    );
    return row ?? null;
  }
}

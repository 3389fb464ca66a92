import { Inject, Injectable } from '@nestjs/common';
import { canonicalUri } from '../codes/canonical-uri.js';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../platform/database/database.js';

export interface Found {
  readonly path: string;
  readonly productName: string;
  readonly productNameEn: string | null;
  readonly businessName: string;
  readonly lotNumber: string | null;
  /** null: nothing is held against it. */
  readonly state: 'suspended' | 'held' | 'recalled' | null;
}

interface Row {
  code: string;
  gtin: string | null;
  name_vi: string;
  name_en: string | null;
  business_name: string;
  lot_number: string | null;
  state: Found['state'];
}

// What a shopper would meet on the page behind: the worst of what is said of the code, its product, lot and producer.
const STATE = `case when l.status = 'recalled' or k.status = 'recalled' then 'recalled'
  when 'suspended' in (k.status, p.status, b.status) then 'suspended' when l.status = 'held' then 'held' end`;
const SELECT = `select k.code, sold_gtin(p.gtin, l.variant_id) as gtin, p.name_vi, p.name_en, b.name as business_name, l.lot_number, ${STATE} as state
  from codes k join products p on p.id = k.product_id join bearers b on b.own_id = k.business_id left join lots l on l.id = k.lot_id`;
// However common a word is, so many codes that have it are looked through; those with its very marks in any case.
const HITS = 1000;
const HIT = (exact: boolean) =>
  `select search_hits('codes', search_query($1, ${exact}), 'business_id', null, $2)`;
const FOUND = `k.ctid = any(array(${HIT(true)} union ${HIT(false)}))`;
const ORDER = `k.search @@ search_query($1, true) desc, length(p.name_vi), p.name_vi, k.issued_at desc limit $3`;
const LOTS = `${SELECT} where ${FOUND} and l.status in ('released', 'held', 'recalled') and not p.search @@ search_query($1, false)
  order by ${ORDER}`;
const PRODUCTS = `${SELECT} where ${FOUND} and k.lot_id is null and p.status in ('active', 'suspended') order by ${ORDER}`;
export const FIND_LIMIT = 20;

/** Looking up what stands on a package, among what is published. */
@Injectable()
export class FindQueries {
  private readonly root: string;

  constructor(
    private readonly db: Database,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
  }

  /**
   * Published lots whose number or code is among the words, then approved products that all of them name, their producer
   * included; what stands there with the very marks first.
   */
  async byWords(text: string): Promise<{ readonly lots: Found[]; readonly products: Found[] }> {
    const [lots, products] = await Promise.all([
      this.db.query<Row>(LOTS, [text, HITS, FIND_LIMIT]),
      this.db.query<Row>(PRODUCTS, [text, HITS, FIND_LIMIT]),
    ]);
    return { lots: lots.map((row) => this.toFound(row)), products: products.map((row) => this.toFound(row)) };
  }

  /** Which of these codes were issued. */
  async issued(codes: readonly string[]): Promise<{ readonly code: string; readonly path: string }[]> {
    if (codes.length === 0) return [];
    const rows = await this.db.prepared<{ code: string }>(
      'issued-codes',
      'select code from codes where code = any($1::text[]) order by code limit 5',
      [codes],
    );
    return rows.map(({ code }) => ({ code, path: `/q/${code}` }));
  }

  private toFound(row: Row): Found {
    const uri = canonicalUri(this.root, { code: row.code, gtin: row.gtin, lotNumber: row.lot_number });
    return {
      path: uri.slice(this.root.length),
      productName: row.name_vi,
      productNameEn: row.name_en,
      businessName: row.business_name,
      lotNumber: row.lot_number,
      state: row.state,
    };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { canonicalUri } from '../codes/canonical-uri.js';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../platform/database/database.js';
import { foldName } from '../standards/vietnam/fold.js';

export interface Found {
  readonly path: string;
  readonly productName: string;
  readonly businessName: string;
  readonly lotNumber: string | null;
}

interface Row {
  code: string;
  gtin: string | null;
  name_vi: string;
  business_name: string;
  lot_number: string | null;
}

const SELECT = `select k.code, p.gtin, p.name_vi, b.name as business_name, l.lot_number
  from codes k join products p on p.id = k.product_id join businesses b on b.id = k.business_id left join lots l on l.id = k.lot_id`;
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

  /** Released lots by their number, then approved products by name or by the name of their producer. */
  async byWords(text: string): Promise<{ readonly lots: Found[]; readonly products: Found[] }> {
    const folded = foldName(text);
    const lots = await this.db.query<Row>(
      `${SELECT} where l.lot_number = $1 and l.status in ('released', 'held', 'recalled') order by l.created_at desc limit $2`,
      [text.trim(), FIND_LIMIT],
    );
    // The folded text has letters, digits and spaces only, so no wildcard of LIKE can be in it.
    const products =
      folded.length < 2
        ? []
        : await this.db.query<Row>(
            `${SELECT} where k.lot_id is null and p.status in ('active', 'suspended') and p.name_folded like '%' || $1 || '%'
             order by length(p.name_folded), p.name_vi limit $2`,
            [folded.replace(/[%_\\]/g, ' '), FIND_LIMIT],
          );
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
      businessName: row.business_name,
      lotNumber: row.lot_number,
    };
  }
}

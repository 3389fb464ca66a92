import { Inject, Injectable } from '@nestjs/common';
import { canonicalUri } from '../codes/canonical-uri.js';
import { CONFIG, type Config } from '../config.js';
import { type Picture, pictureSource } from '../images/picture.js';
import type { PictureSource } from '../ui/picture.js';
import type { UnitName } from '../places/place-names.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { KeptCounts } from '../platform/lists/kept-counts.js';

export interface Counters {
  readonly businesses: number;
  readonly products: number;
  readonly areas: number;
  readonly lots: number;
  readonly codes: number;
  readonly asOf: Date;
}

export interface NewProduct {
  readonly path: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly businessName: string;
  readonly commune: UnitName | null;
  readonly picture: PictureSource | null;
  readonly approvedAt: Date;
}

interface NewProductRow extends Omit<NewProduct, 'path' | 'picture'> {
  code: string;
  gtin: string | null;
  picture: Picture | null;
}

const COUNTED_FOR_MS = 60_000;
const NEWEST = 8;

@Injectable()
export class HomeQueries {
  private counted: Counters | null = null;
  /** Under way: whoever asks meanwhile waits for the same answer. */
  private counting: Promise<Counters> | null = null;

  constructor(
    private readonly db: Database,
    private readonly kept: KeptCounts,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Counted at most once a minute, once for all who ask meanwhile; the figures say as of when. */
  counters(): Promise<Counters> {
    const now = this.clock.now();
    if (this.counted !== null && now.getTime() - this.counted.asOf.getTime() < COUNTED_FOR_MS)
      return Promise.resolve(this.counted);
    this.counting ??= this.count(now).finally(() => (this.counting = null));
    return this.counting;
  }

  private async count(asOf: Date): Promise<Counters> {
    const totals = await this.kept.totals(['businesses', 'products', 'growing_areas', 'lots', 'codes'], null);
    this.counted = {
      businesses: totals.of('businesses', 'active'),
      products: totals.of('products', 'active'),
      areas: totals.of('growing_areas', 'active'),
      lots: totals.of('lots', 'released'),
      codes: totals.of('codes', 'product-active', 'lot-active'),
      asOf,
    };
    return this.counted;
  }

  async newest(): Promise<NewProduct[]> {
    const rows = await this.db.query<NewProductRow>(
      `select k.code, p.gtin, p.name_vi as name, p.name_en as "nameEn", b.name as "businessName", picture(p.image_sha256) as picture,
         p.approved_at as "approvedAt",
         (select jsonb_build_object('kind', c.kind, 'name', c.name, 'nameEn', c.name_en) from communes_today c
          where c.code = b.commune_code) as commune
       from products p join bearers b on b.own_id = p.business_id join codes k on k.product_id = p.id and k.lot_id is null
       where p.status = 'active' and b.status = 'active' order by p.approved_at desc, p.id limit $1`,
      [NEWEST],
    );
    const root = this.config.http.publicUrl;
    return rows.map(({ code, gtin, picture, ...row }) => ({
      ...row,
      path: canonicalUri(root, { code, gtin, lotNumber: null }).slice(root.length),
      picture: picture && pictureSource(picture),
    }));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { canonicalUri } from '../codes/canonical-uri.js';
import { CONFIG, type Config } from '../config.js';
import { imagePath } from '../images/images.service.js';
import type { UnitName } from '../places/place-names.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';

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
  readonly image: string | null;
  readonly approvedAt: Date;
}

interface NewProductRow extends Omit<NewProduct, 'path' | 'image'> {
  code: string;
  gtin: string | null;
  imageSha256: string | null;
}

const COUNTED_FOR_MS = 60_000;
const NEWEST = 8;

@Injectable()
export class HomeQueries {
  private counted: Counters | null = null;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Counted at most once a minute; the figures say as of when. */
  async counters(): Promise<Counters> {
    const now = this.clock.now();
    if (this.counted !== null && now.getTime() - this.counted.asOf.getTime() < COUNTED_FOR_MS)
      return this.counted;
    const [row] = await this.db.query<Record<'businesses' | 'products' | 'areas' | 'lots' | 'codes', string>>(
      `select (select count(*) from businesses where status = 'active') as businesses,
         (select count(*) from products where status = 'active') as products,
         (select count(*) from growing_areas where status = 'active') as areas,
         (select count(*) from lots where status = 'released') as lots,
         (select count(*) from codes where status = 'active') as codes`,
    );
    this.counted = {
      businesses: Number(row?.businesses),
      products: Number(row?.products),
      areas: Number(row?.areas),
      lots: Number(row?.lots),
      codes: Number(row?.codes),
      asOf: now,
    };
    return this.counted;
  }

  async newest(): Promise<NewProduct[]> {
    const rows = await this.db.query<NewProductRow>(
      `select k.code, p.gtin, p.name_vi as name, p.name_en as "nameEn", b.name as "businessName", p.image_sha256 as "imageSha256",
         p.approved_at as "approvedAt",
         (select jsonb_build_object('kind', c.kind, 'name', c.name, 'nameEn', c.name_en) from places c
          where c.level = 'commune' and c.code = b.commune_code and c.valid_to is null) as commune
       from products p join businesses b on b.id = p.business_id join codes k on k.product_id = p.id and k.lot_id is null
       where p.status = 'active' and b.status = 'active' order by p.approved_at desc, p.id limit $1`,
      [NEWEST],
    );
    const root = this.config.http.publicUrl;
    return rows.map(({ code, gtin, imageSha256, ...row }) => ({
      ...row,
      path: canonicalUri(root, { code, gtin, lotNumber: null }).slice(root.length),
      image: imageSha256 === null ? null : imagePath(imageSha256),
    }));
  }
}

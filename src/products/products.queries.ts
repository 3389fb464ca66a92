import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { assertMayDeclare } from '../businesses/active-business.js';
import { imagePath } from '../images/images.service.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { decodeCursor, type Page, toPage } from '../platform/http/cursor.js';
import type { ProductStatus } from './product.entity.js';

export interface ProductView {
  readonly id: string;
  readonly businessId: string;
  readonly businessName: string;
  readonly nameVi: string;
  readonly nameEn: string | null;
  readonly descriptionVi: string | null;
  readonly descriptionEn: string | null;
  /** Path of the picture. */
  readonly image: string | null;
  readonly brand: string | null;
  readonly netContent: string | null;
  readonly shelfLifeDays: number | null;
  readonly standards: string | null;
  readonly gtin: string | null;
  readonly shopUrl: string | null;
  readonly status: ProductStatus;
  readonly statusReason: string | null;
  readonly sample: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly approvedAt: Date | null;
}

interface Row extends Omit<ProductView, 'image'> {
  imageSha256: string | null;
  createdKey: string;
}

const SELECT = `select p.id, p.business_id as "businessId", b.name as "businessName", p.name_vi as "nameVi", p.name_en as "nameEn",
    p.description_vi as "descriptionVi", p.description_en as "descriptionEn", p.image_sha256 as "imageSha256", p.brand,
    p.net_content as "netContent", p.shelf_life_days as "shelfLifeDays", p.standards, p.gtin, p.shop_url as "shopUrl",
    p.status, p.status_reason as "statusReason", p.sample, p.version, p.created_at as "createdAt", p.approved_at as "approvedAt",
    to_char(p.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdKey"
  from products p join businesses b on b.id = p.business_id`;

@Injectable()
export class ProductsQueries {
  constructor(private readonly db: Database) {}

  /** Before the form of a new product. */
  assertMayDeclare(actor: Actor): Promise<void> {
    return assertMayDeclare(this.db, actor);
  }

  async get(actor: Actor, id: string): Promise<ProductView> {
    const [row] = await this.db.query<Row>(
      `${SELECT} where p.id = $1 and ($2::uuid[] is null or p.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return toView(row);
  }

  /** For a summary in a dossier, whose reader was checked already. */
  async byId(id: string): Promise<ProductView> {
    const [row] = await this.db.query<Row>(`${SELECT} where p.id = $1`, [id]);
    if (row === undefined) throw new NotFound();
    return toView(row);
  }

  /** Newest first. */
  async list(actor: Actor, cursorText: string | undefined, size: number): Promise<Page<ProductView>> {
    const cursor = decodeCursor(cursorText);
    const rows = await this.db.query<Row>(
      `${SELECT} where ($1::uuid[] is null or p.business_id = any($1))
         and ($2::timestamptz is null or (p.created_at, p.id) < ($2::timestamptz, $3::uuid))
       order by p.created_at desc, p.id desc limit $4`,
      [scopeOf(actor), cursor?.key ?? null, cursor?.id ?? null, size + 1],
    );
    return toPage(rows, size, (row) => ({ key: row.createdKey, id: row.id }), toView);
  }
}

function toView({ imageSha256, createdKey: _key, ...row }: Row): ProductView {
  return { ...row, image: imageSha256 === null ? null : imagePath(imageSha256) };
}

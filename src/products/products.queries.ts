import { Injectable } from '@nestjs/common';
import { scopeOf, type Scope } from '../access/permissions.js';
import { assertMayDeclare } from '../businesses/active-business.js';
import { imagePath } from '../images/picture.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList } from '../platform/lists/define-list.js';
import { byMoment, equalOfOwner, searchedState } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import { PRODUCT_STATUSES, type ProductCategory, type ProductStatus } from './product.entity.js';
import type { ProductListQuery } from './products.dto.js';

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
  readonly category: ProductCategory | null;
  readonly hsCode: string | null;
  readonly ingredientsVi: string | null;
  readonly ingredientsEn: string | null;
  readonly warningsVi: string | null;
  readonly warningsEn: string | null;
  readonly storageVi: string | null;
  readonly storageEn: string | null;
  readonly shopUrls: readonly string[];
  /** Those of them that pages leave out, for nobody answers there any more. */
  readonly deadShopUrls: readonly string[];
  readonly status: ProductStatus;
  readonly statusReason: string | null;
  readonly sample: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly approvedAt: Date | null;
}

interface Row extends Omit<ProductView, 'image'> {
  imageSha256: string | null;
}

const COLUMNS = `p.id, p.business_id as "businessId", b.name as "businessName", p.name_vi as "nameVi", p.name_en as "nameEn",
    p.description_vi as "descriptionVi", p.description_en as "descriptionEn", p.image_sha256 as "imageSha256", p.brand,
    p.net_content as "netContent", p.shelf_life_days as "shelfLifeDays", p.standards, p.gtin, p.category, p.hs_code as "hsCode",
    p.ingredients_vi as "ingredientsVi", p.ingredients_en as "ingredientsEn", p.warnings_vi as "warningsVi", p.warnings_en as "warningsEn",
    p.storage_vi as "storageVi", p.storage_en as "storageEn", p.shop_urls as "shopUrls",
    array(select s.url from shop_links s where s.url = any(p.shop_urls) and s.dead_since is not null) as "deadShopUrls",
    p.status, p.status_reason as "statusReason", p.sample, p.version, p.created_at as "createdAt", p.approved_at as "approvedAt"`;
const JOINS = 'join businesses b on b.id = p.business_id';

const PRODUCTS = defineList({
  name: 'products',
  base: 'products p',
  alias: 'p',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'p.id', type: 'uuid' },
  owner: 'p.business_id',
  search: 'p.search',
  filters: { status: searchedState(equalOfOwner<ProductStatus>('p.status', ...PRODUCT_STATUSES)) },
  orders: byMoment('p.created_at'),
  order: 'newest',
  toView,
});

@Injectable()
export class ProductsQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  /** Before the form of a new product. */
  /** Whether the office has approved the business and has not stopped it: only then a draft can be sent. */
  async isActive(businessId: string): Promise<boolean> {
    const [row] = await this.db.query<{ status: string }>('select status from businesses where id = $1', [
      businessId,
    ]);
    return row?.status === 'active';
  }

  assertMayDeclare(actor: Actor): Promise<boolean> {
    return assertMayDeclare(this.db, actor);
  }

  async get(actor: Actor, id: string): Promise<ProductView> {
    const [row] = await this.db.query<Row>(
      `select ${COLUMNS} from products p ${JOINS} where p.id = $1 and ($2::uuid[] is null or p.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return toView(row);
  }

  /** For a summary in a dossier, whose reader was checked already. */
  async byId(id: string): Promise<ProductView> {
    const [row] = await this.db.query<Row>(`select ${COLUMNS} from products p ${JOINS} where p.id = $1`, [
      id,
    ]);
    if (row === undefined) throw new NotFound();
    return toView(row);
  }

  /** Newest first. */
  list(actor: Actor, query: ProductListQuery, scope: Scope = scopeOf(actor)): Promise<Page<ProductView>> {
    return this.lists.page(PRODUCTS, {
      scope,
      limit: query.limit,
      cursor: query.cursor,
      q: query.q,
      order: query.sort,
      filters: { status: query.status },
    });
  }
}

function toView({ imageSha256, ...row }: Row): ProductView {
  return { ...row, image: imageSha256 === null ? null : imagePath(imageSha256) };
}

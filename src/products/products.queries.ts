import { Injectable } from '@nestjs/common';
import { scopeOf, type Scope } from '../access/permissions.js';
import { assertMayDeclare } from '../businesses/active-business.js';
import { type Picture, pictureSource } from '../images/picture.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList } from '../platform/lists/define-list.js';
import { byMoment, equalOfOwner, searchedState } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import type { MeasureUnit } from '../standards/units/measure-unit.js';
import type { PictureSource } from '../ui/picture.js';
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
  /** Path of the cover. */
  readonly image: string | null;
  /** In their order; the first is the cover. */
  readonly pictures: readonly ProductPicture[];
  /** Units in which it is sold, beside its own; those that have ended, too. */
  readonly variants: readonly VariantView[];
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

export interface ProductPicture extends PictureSource {
  readonly sha256: string;
  readonly altVi: string | null;
  readonly altEn: string | null;
}

export interface VariantView {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string | null;
  readonly quantity: number | null;
  readonly unit: MeasureUnit | null;
  readonly innerCount: number | null;
  readonly gtin: string | null;
  readonly publishedAt: Date | null;
  readonly endedAt: Date | null;
}

interface Row extends Omit<ProductView, 'image' | 'pictures' | 'variants'> {
  pictures: readonly (Picture & Pick<ProductPicture, 'altVi' | 'altEn'>)[] | null;
  variants:
    | readonly (Omit<VariantView, 'publishedAt' | 'endedAt'> & {
        readonly publishedAt: string | null;
        readonly endedAt: string | null;
      })[]
    | null;
}

const COLUMNS = `p.id, p.business_id as "businessId", b.name as "businessName", p.name_vi as "nameVi", p.name_en as "nameEn",
    p.description_vi as "descriptionVi", p.description_en as "descriptionEn", p.brand,
    p.net_content as "netContent", p.shelf_life_days as "shelfLifeDays", p.standards, p.gtin, p.category, p.hs_code as "hsCode",
    p.ingredients_vi as "ingredientsVi", p.ingredients_en as "ingredientsEn", p.warnings_vi as "warningsVi", p.warnings_en as "warningsEn",
    p.storage_vi as "storageVi", p.storage_en as "storageEn", p.shop_urls as "shopUrls",
    array(select s.url from shop_links s where s.url = any(p.shop_urls) and s.dead_since is not null) as "deadShopUrls",
    (select jsonb_agg(picture(x.sha256) || jsonb_build_object('altVi', x.alt_vi, 'altEn', x.alt_en) order by x.position)
     from product_pictures x where x.product_id = p.id) as pictures,
    (select jsonb_agg(jsonb_build_object('id', v.id, 'nameVi', v.name_vi, 'nameEn', v.name_en, 'quantity', v.quantity, 'unit', v.unit,
       'innerCount', v.inner_count, 'gtin', v.gtin, 'publishedAt', v.published_at, 'endedAt', v.ended_at) order by v.position)
     from product_variants v where v.product_id = p.id) as variants,
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

  /** The product that is sold in this unit. */
  async ofVariant(actor: Actor, variantId: string): Promise<ProductView> {
    const [row] = await this.db.query<Row>(
      `select ${COLUMNS} from product_variants v join products p on p.id = v.product_id ${JOINS}
       where v.id = $1 and ($2::uuid[] is null or p.business_id = any($2))`,
      [variantId, scopeOf(actor)],
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

function toView({ pictures, variants, ...row }: Row): ProductView {
  const shown = (pictures ?? []).map(({ sha256, width, height, altVi, altEn }) => ({
    ...pictureSource({ sha256, width, height }),
    sha256,
    altVi,
    altEn,
  }));
  const sold = (variants ?? []).map(({ publishedAt, endedAt, ...variant }) => ({
    ...variant,
    publishedAt: publishedAt === null ? null : new Date(publishedAt),
    endedAt: endedAt === null ? null : new Date(endedAt),
  }));
  return { ...row, image: shown[0]?.src ?? null, pictures: shown, variants: sold };
}

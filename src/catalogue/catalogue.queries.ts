import { Inject, Injectable } from '@nestjs/common';
import type { CertificateKind } from '../certificates/certificate.entity.js';
import { CERTIFICATE_KINDS } from '../certificates/certificate.entity.js';
import { canonicalUri } from '../codes/canonical-uri.js';
import { CONFIG, type Config } from '../config.js';
import { imagePath, type Picture, pictureSource } from '../images/picture.js';
import type { UnitName } from '../places/place-names.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Page } from '../platform/http/cursor.js';
import { NO_ID } from '../platform/id.js';
import { defineList } from '../platform/lists/define-list.js';
import { equal, searchedState } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import { dayOf } from '../platform/time-zone.js';
import { PRODUCT_CATEGORIES, type ProductCategory } from '../products/product.entity.js';
import type { PictureSource } from '../ui/picture.js';
import type { CatalogueQuery } from './catalogue.dto.js';

export interface ListedProduct {
  /** Of its public page. */
  readonly path: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly category: ProductCategory | null;
  /** Path of its picture, as large as it is kept. */
  readonly image: string | null;
  readonly picture: PictureSource | null;
  readonly business: { readonly id: string; readonly name: string };
  readonly commune: (UnitName & { readonly code: string }) | null;
  /** Confirmed and in force today. */
  readonly certificates: readonly ListedCertificate[];
  /** Ways of packing in which it is sold now; none where it is sold in one, which its page tells. */
  readonly units: number;
  readonly listedAt: Date;
}

interface ListedCertificate {
  readonly kind: CertificateKind;
  readonly title: string | null;
  readonly stars: number | null;
}

interface Row extends Omit<ListedProduct, 'path' | 'image' | 'picture' | 'certificates'> {
  code: string;
  gtin: string | null;
  picture: Picture | null;
  certificates: (ListedCertificate & { readonly until: string | null })[] | null;
}

/** What a filter compares with: a kind, in force on a day. */
interface InForce {
  readonly kind: CertificateKind;
  readonly today: string;
}

const COLUMNS = `k.code, p.gtin, p.name_vi as name, p.name_en as "nameEn", p.category, picture(p.image_sha256) as picture, e.listed_at as "listedAt",
  jsonb_build_object('id', b.id, 'name', b.name) as business,
  (select count(*)::int from product_variants v where v.product_id = p.id and v.published_at is not null and v.ended_at is null) as units,
  (select jsonb_build_object('code', c.code, 'kind', c.kind, 'name', c.name, 'nameEn', c.name_en) from communes_today c
   where c.code = e.commune_code) as commune,
  (select jsonb_agg(jsonb_build_object('kind', c.kind, 'title', c.title, 'stars', c.stars, 'until', c.expires_on) order by c.stars desc nulls last, c.kind)
   from certificates c where c.status = 'confirmed' and c.id in (
     select certificate_id from certificate_products where product_id = p.id
     union select id from certificates where business_id = p.business_id and covers_business)) as certificates`;

const CATALOGUE = defineList({
  name: 'catalogue',
  base: 'catalogue e',
  alias: 'e',
  columns: COLUMNS,
  joins: `join products p on p.id = e.product_id join businesses b on b.id = e.business_id
    join codes k on k.product_id = e.product_id and k.lot_id is null`,
  id: { column: 'e.product_id', type: 'uuid' },
  owner: null,
  search: 'e.search',
  filters: {
    // Their words are written by migration 0080.
    commune: searchedState(equal<string>('e.commune_code', 'text', '00721'), 'commune:'),
    category: searchedState(equal<ProductCategory>('e.category', 'text', ...PRODUCT_CATEGORIES), 'category:'),
    producer: searchedState(equal<string>('e.business_id', 'uuid', NO_ID), 'producer:'),
    certificate: {
      sql: ({ kind, today }: InForce, bind) => `e.${kind.replace('-', '_')}_until >= ${bind(today, 'date')}`,
      states: ({ kind }) => [`certificate:${kind}`],
      examples: CERTIFICATE_KINDS.map((kind): InForce => ({ kind, today: '2026-01-01' })),
    },
  },
  orders: { newest: { by: { column: 'e.listed_at', type: 'timestamptz' }, descending: true } },
  order: 'newest',
  toView: (row: Row) => row,
});

/** Communes that have products, without reading the products: from each one straight to the next, along the index. */
const COMMUNES = `with recursive found as (
    (select commune_code from catalogue order by commune_code limit 1)
    union all
    select (select n.commune_code from catalogue n where n.commune_code > f.commune_code order by n.commune_code limit 1)
    from found f where f.commune_code is not null)
  select c.code, c.kind, c.name, c.name_en as "nameEn" from found f
  cross join lateral (select * from communes_today where code = f.commune_code offset 0) c
  order by c.name, c.code`;

/** Products for everybody to look through. */
@Injectable()
export class CatalogueQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The latest approved first. */
  async page(query: CatalogueQuery): Promise<Page<ListedProduct>> {
    const today = dayOf(this.clock.now(), this.config.registry.timeZone);
    const { certificate: kind, commune, category, producer } = query;
    const certificate = kind === undefined || kind === '' ? undefined : { kind, today };
    const { items, next } = await this.lists.page(CATALOGUE, {
      scope: null,
      limit: query.limit,
      cursor: query.cursor,
      q: query.q,
      filters: { commune, category, producer, certificate },
    });
    return { items: items.map((row) => this.toView(row, today)), next };
  }

  communes(): Promise<(UnitName & { readonly code: string })[]> {
    return this.db.query<UnitName & { code: string }>(COMMUNES);
  }

  /** Whose products are asked for: of a business that went into another, that one's. */
  async producer(id: string): Promise<{ readonly id: string; readonly name: string } | null> {
    const [row] = await this.db.query<{ id: string; name: string }>(
      `select id, name from bearers where own_id = $1 and status = 'active'`,
      [id],
    );
    return row ?? null;
  }

  private toView({ code, gtin, picture, certificates, ...row }: Row, today: string): ListedProduct {
    const root = this.config.http.publicUrl;
    const inForce = (certificates ?? []).filter(({ until }) => until === null || until >= today);
    return {
      ...row,
      path: canonicalUri(root, { code, gtin, lotNumber: null }).slice(root.length),
      image: picture && imagePath(picture.sha256),
      picture: picture && pictureSource(picture),
      certificates: inForce.map(({ kind, title, stars }) => ({ kind, title, stars })),
    };
  }
}

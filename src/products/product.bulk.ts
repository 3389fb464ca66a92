import { Injectable, type OnModuleInit } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { StateChanges } from '../audit/state-changes.service.js';
import type {
  Acquaintance,
  BulkKind,
  BulkRow,
  Entering,
  KeptReason,
  Made,
  Plain,
} from '../bulk/bulk-kind.js';
import { BulkKinds } from '../bulk/bulk-kinds.js';
import { LOADING } from '../bulk/bulk.feature.js';
import { activeBusinesses } from '../bulk/owners.js';
import { isUsed, lockMade } from '../bulk/taking-back.js';
import { CodesService } from '../codes/codes.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { readInput } from '../platform/http/validation.js';
import type { OutCell } from '../standards/tables/index.js';
import { nameKey } from '../standards/vietnam/fold.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { newProduct, PRODUCT_FIELDS } from './new-product.js';
import { PRODUCT_COLUMNS } from './product-columns.js';
import { Product, type ProductCategory } from './product.entity.js';
import { productStates } from './product.transitions.js';
import { ProductInputDto } from './products.dto.js';

type Row = BulkRow<ProductInputDto>;
const PAGE = 500;

/** Sheets of products. */
@Injectable()
export class ProductBulk implements BulkKind<ProductInputDto>, OnModuleInit {
  readonly kind = 'products';
  readonly order = 30;
  readonly who = LOADING;
  readonly columns = PRODUCT_COLUMNS;
  readonly words = ({ bulk }: ReturnType<typeof words>) => bulk.kinds.products;

  constructor(
    private readonly kinds: BulkKinds,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly codes: CodesService,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  read(plain: Plain): Promise<ProductInputDto> {
    return readInput(ProductInputDto, plain);
  }

  keys({ businessId, input }: Row) {
    const named = {
      column: 'nameVi',
      key: `${businessId} ${nameKey(input.nameVi)} ${nameKey(input.netContent ?? '')}`,
    };
    return input.gtin == null ? [named] : [{ column: 'gtin', key: familyOf(input.gtin) }, named];
  }

  async known(_actor: Actor, rows: readonly Row[]): Promise<Acquaintance[]> {
    const gtins = rows.flatMap(({ input }) => input.gtin ?? []);
    const found = await this.db.query<{
      businessId: string;
      nameVi: string;
      netContent: string | null;
    }>(
      `select business_id as "businessId", name_vi as "nameVi", net_content as "netContent" from products
       where status not in ('refused', 'closed') and business_id = any($1)`,
      [[...new Set(rows.map(({ businessId }) => businessId))]],
    );
    const known = await this.db.query<{ gtin: string; nameVi: string }>(
      `select g.gtin, p.name_vi as "nameVi" from product_gtins g join products p on p.id = g.product_id where g.live and substr(g.gtin, 2, 12) = any($1)`,
      [gtins.map(familyOf)],
    );
    const byFamily = new Map(known.map(({ gtin, nameVi }) => [familyOf(gtin), nameVi]));
    const byName = new Map(
      found.map((row) => [
        `${row.businessId} ${nameKey(row.nameVi)} ${nameKey(row.netContent ?? '')}`,
        row.nameVi,
      ]),
    );
    return rows.map((row) => {
      const { gtin } = row.input;
      const ofGtin = gtin == null ? undefined : byFamily.get(familyOf(gtin));
      if (ofGtin !== undefined)
        return { same: { path: 'gtin', code: 'known-gtin', params: { name: ofGtin } } };
      const ofName = byName.get(this.keys(row).at(-1)?.key ?? '');
      return ofName === undefined
        ? {}
        : { same: { path: 'nameVi', code: 'known-product', params: { name: ofName } } };
    });
  }

  async enter(tx: Tx, actor: Actor, rows: readonly Row[], { byOffice }: Entering): Promise<Made[]> {
    const businesses = await activeBusinesses(tx, rows, byOffice);
    const now = this.clock.now();
    const products = rows.map(({ businessId, input }) => {
      const product = newProduct(businesses(businessId), input, now);
      return byOffice ? Object.assign(product, { status: 'submitted' as const }) : product;
    });
    const subjects = products.map(({ id, businessId }) => ({ id, businessId }));
    const entry = byOffice
      ? await this.states.takeAll(tx, actor, productStates, 'approve', subjects, 'submitted')
      : null;
    for (const product of products)
      if (entry !== null) Object.assign(product, { status: entry.state, approvedAt: now });
    // In one order, so that of two sheets with the same numbers neither waits for the other in turn.
    await tx.insert(
      Product,
      products.toSorted((one, other) => (one.gtin ?? '').localeCompare(other.gtin ?? '')),
    );
    await this.audit.recordAll(
      tx,
      actor,
      products.flatMap((product) => {
        const subject = { type: 'product', id: product.id, businessId: product.businessId };
        const created = {
          action: 'product.created',
          subject,
          after: { nameVi: product.nameVi, gtin: product.gtin },
        };
        if (entry === null) return [created];
        return [created, { action: entry.transition.entry, subject, after: { status: product.status } }];
      }),
    );
    if (entry !== null)
      await this.codes.issueAll(
        tx,
        actor,
        products.map(({ id, businessId, sample }) => ({ productId: id, lotId: null, businessId, sample })),
      );
    return products.map(({ id }) => ({ id, version: 1 }));
  }

  async takeBack(tx: Tx, actor: Actor, made: Made): Promise<KeptReason | null> {
    const { id } = made;
    const kept = await lockMade(tx, 'products', made);
    if (kept !== null) return kept;
    // Its own code goes with it, unless somebody has already done something with it; a certificate would lose what it covers.
    if (
      await isUsed(
        tx,
        id,
        'certificate_products where product_id = $1',
        'product_variants where product_id = $1',
        'product_pictures where product_id = $1',
        `codes where product_id = $1 and (lot_id is not null or status <> 'active')`,
      )
    )
      return 'in-use';
    await tx.query('delete from codes where product_id = $1', [id]);
    const [gone] = await tx.query<[{ name_vi: string; gtin: string | null; business_id: string }[]]>(
      'delete from products where id = $1 returning name_vi, gtin, business_id',
      [id],
    );
    for (const { name_vi, gtin, business_id } of gone)
      await this.audit.record(
        tx,
        actor,
        'product.deleted',
        { type: 'product', id, businessId: business_id },
        { before: { nameVi: name_vi, gtin } },
      );
    return null;
  }

  async *rows(actor: Actor, lang: Lang): AsyncGenerator<Readonly<Record<string, OutCell>>> {
    const { categories } = words(lang).products;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const page = await this.db.query<Product & { owner: string } & Record<string, unknown>>(
        `select p.id, ${PRODUCT_FIELDS.map((field) => `p.${snake(field)} as "${field}"`).join(', ')}, p.shop_urls as "shopUrls", coalesce(b.tax_code, b.name) as owner
         from products p join businesses b on b.id = p.business_id
         where p.id > $1 and p.status not in ('refused', 'closed') and ($2::uuid[] is null or p.business_id = any($2)) order by p.id limit $3`,
        [after, scopeOf(actor), PAGE],
      );
      for (const { owner, category, shopUrls, gtin, ...product } of page)
        yield {
          ...cells(product),
          business: owner,
          category: category === null ? null : categories[category satisfies ProductCategory],
          gtin: gtin === null ? null : shortGtin(gtin),
          shopUrls: shopUrls.join('; '),
        };
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  }
}

/** The goods and the cartons made from them share these digits, and belong to one product (GS1 General Specifications, 3.3.2). */
function familyOf(gtin: string): string {
  return gtin.slice(1, 13);
}

function cells(product: Readonly<Record<string, unknown>>): Record<string, OutCell> {
  return Object.fromEntries(
    PRODUCT_FIELDS.map((field) => {
      const value = product[field];
      return [field, typeof value === 'string' || typeof value === 'number' ? value : null];
    }),
  );
}

/** As it is printed: of fourteen digits those that were not filled up (GS1 General Specifications, GTIN-8, -12, -13). */
function shortGtin(gtin: string): string {
  return gtin.replace(/^(?:0{6}(?=\d{8}$)|0{2}(?=\d{12}$)|0(?=\d{13}$))/, '');
}

function snake(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

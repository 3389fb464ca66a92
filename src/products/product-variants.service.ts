import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { changed } from '../audit/audit-log.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import type { Versions } from '../platform/http/if-match.js';
import { newId } from '../platform/id.js';
import { ProductChanges } from './product-changes.service.js';
import type { Product } from './product.entity.js';
import { ProductVariant } from './product-variant.entity.js';
import { publishedFaults, variantFaults } from './variant-rules.js';
import type { VariantChangeDto, VariantInputDto } from './variants.dto.js';

const FIELDS = ['nameVi', 'nameEn', 'quantity', 'unit', 'innerCount', 'gtin'] as const;
const AUDITED = [...FIELDS, 'endedAt'] as const;
/** Far more than a cooperative sells one thing in. */
const VARIANTS_MAX = 50;

/** The units in which a product is sold; changed as the product itself is, without another dossier. */
@Injectable()
export class ProductVariants {
  constructor(
    private readonly changes: ProductChanges,
    private readonly clock: Clock,
    private readonly db: Database,
  ) {}

  /** Of an approved product everybody reads it at once, as of anything else that is filled in later. */
  async add(
    actor: Actor,
    productId: string,
    version: Versions | null,
    input: VariantInputDto,
  ): Promise<string> {
    const id = newId();
    await this.changes.change(actor, productId, version, 'change-variants', async (product, tx) => {
      const all = await tx.findBy(ProductVariant, { productId });
      if (all.length >= VARIANTS_MAX) throw new Conflict('variants-full');
      const now = this.clock.now();
      const variant = tx.create(ProductVariant, {
        id,
        productId,
        position: Math.max(-1, ...all.map(({ position }) => position)) + 1,
        ...Object.fromEntries(FIELDS.map((field) => [field, input[field] ?? null])),
        publishedAt: product.approvedAt === null ? null : now,
        endedAt: null,
        createdAt: now,
      });
      assertSound(variant, all);
      await tx.insert(ProductVariant, variant);
      return { after: { variants: picked(variant) } };
    });
    return id;
  }

  edit(actor: Actor, id: string, version: Versions, input: VariantChangeDto): Promise<Product> {
    return this.step(actor, id, version, async (variant, tx) => {
      const before = Object.assign(new ProductVariant(), variant);
      for (const field of FIELDS) {
        const value = input[field];
        if (value !== undefined) Object.assign(variant, { [field]: value });
      }
      const faults = variant.publishedAt === null ? [] : publishedFaults(before, variant);
      if (faults.length > 0) throw new Invalid(faults);
      assertSound(variant, await siblingsOf(tx, variant));
    });
  }

  /** It is not sold any more; its number goes on to open the page, which says so. */
  end(actor: Actor, id: string): Promise<Product> {
    return this.step(actor, id, null, (variant) => {
      if (variant.publishedAt === null) throw new Conflict('variant-not-published');
      if (variant.endedAt !== null) throw new Conflict('variant-ended');
      variant.endedAt = this.clock.now();
    });
  }

  /** It is sold again. */
  offer(actor: Actor, id: string): Promise<Product> {
    return this.step(actor, id, null, async (variant, tx) => {
      if (variant.endedAt === null) throw new Conflict('variant-offered');
      variant.endedAt = null;
      assertSound(variant, await siblingsOf(tx, variant));
    });
  }

  /** One that nobody outside the business ever read of. */
  async remove(actor: Actor, id: string): Promise<Product> {
    const productId = await this.productOf(id);
    return this.changes.change(actor, productId, null, 'change-variants', async (_product, tx) => {
      const variant = await find(tx, id);
      if (variant.publishedAt !== null) throw new Conflict('variant-published');
      await tx.delete(ProductVariant, { id });
      return { before: { variants: picked(variant) } };
    });
  }

  private async step(
    actor: Actor,
    id: string,
    version: Versions | null,
    apply: (variant: ProductVariant, tx: Tx) => void | Promise<void>,
  ): Promise<Product> {
    const productId = await this.productOf(id);
    return this.changes.change(actor, productId, version, 'change-variants', async (_product, tx) => {
      const variant = await find(tx, id);
      const before = Object.assign(new ProductVariant(), variant);
      await apply(variant, tx);
      await tx.save(variant);
      const told = changed(before, variant, AUDITED);
      const { nameVi } = before;
      return {
        before: { variants: { nameVi, ...told.before } },
        after: { variants: { nameVi, ...told.after } },
      };
    });
  }

  /** A variant never moves to another product. */
  private async productOf(id: string): Promise<string> {
    const [row] = await this.db.query<{ productId: string }>(
      'select product_id as "productId" from product_variants where id = $1',
      [id],
    );
    if (row === undefined) throw new NotFound();
    return row.productId;
  }
}

/** With the approval of their product everybody reads of them. */
export async function publishVariants(tx: Tx, productId: string, at: Date): Promise<void> {
  await tx.update(ProductVariant, { productId, publishedAt: IsNull() }, { publishedAt: at });
}

/** The product's row is locked, so nothing else changes its variants meanwhile. */
async function find(tx: Tx, id: string): Promise<ProductVariant> {
  const variant = await tx.findOneBy(ProductVariant, { id });
  if (variant === null) throw new NotFound();
  return variant;
}

function siblingsOf(tx: Tx, { id, productId }: ProductVariant): Promise<ProductVariant[]> {
  return tx.findBy(ProductVariant, { productId, id: Not(id) });
}

function assertSound(variant: ProductVariant, others: readonly ProductVariant[]): void {
  const offered = variant.endedAt === null ? others.filter(({ endedAt }) => endedAt === null) : [];
  const faults = variantFaults(variant, offered);
  if (faults.length > 0) throw new Invalid(faults);
}

function picked(variant: ProductVariant): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    FIELDS.flatMap((field) => (variant[field] === null ? [] : [[field, variant[field]]])),
  );
}

import { Injectable } from '@nestjs/common';
import { reaches } from '../access/permissions.js';
import { type AuditChange, AuditLog, changed } from '../audit/audit-log.service.js';
import { type Cause, NO_CAUSE, StateChanges } from '../audit/state-changes.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { assertVersion, type Versions } from '../platform/http/if-match.js';
import { PRODUCT_FIELDS } from './new-product.js';
import { Product, type ProductStatus } from './product.entity.js';
import { productStates } from './product.transitions.js';

const AUDITED = [...PRODUCT_FIELDS, 'imageSha256', 'shopUrls', 'status', 'statusReason'] as const;

export type ProductAction = Parameters<typeof productStates.take>[1];
/** What comes with a step; answers what the log should tell beside the product's own fields. */
export type Apply = (product: Product, tx: Tx) => Promise<AuditChange | undefined> | Promise<void>;

/** One step of a product's life-cycle: under its lock, with what comes with it, and the entry that tells of both. */
@Injectable()
export class ProductChanges {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
  ) {}

  change(
    actor: Actor,
    id: string,
    version: Versions | null,
    action: ProductAction,
    apply?: Apply,
    cause: Cause = NO_CAUSE,
  ): Promise<Product> {
    return this.db.transaction(async (tx) => {
      const product = await this.lockOrThrow(tx, actor, id);
      if (version !== null) assertVersion(product, version);
      await this.move(tx, actor, product, action, cause, apply);
      return product;
    });
  }

  /** One line of the table, for a product that is locked. */
  async move(
    tx: Tx,
    actor: Actor,
    product: Product,
    action: ProductAction,
    cause: Cause = NO_CAUSE,
    apply?: Apply,
  ): Promise<void> {
    const before = Object.assign(new Product(), product);
    const { transition, state } = await this.states.take(
      tx,
      actor,
      productStates,
      action,
      subjectOf(product),
      product.status,
      cause,
    );
    const more = await apply?.(product, tx);
    if (transition.to !== undefined) Object.assign(product, { status: state, statusReason: cause.reason });
    product.updatedAt = this.clock.now();
    await tx.save(product);
    const own = changed(before, product, AUDITED);
    await this.audit.record(tx, actor, transition.entry, subjectOf(product), {
      before: { ...own.before, ...more?.before },
      after: { ...own.after, ...more?.after },
    });
  }

  async lockOrThrow(tx: Tx, actor: Actor, id: string): Promise<Product> {
    const product = await tx.findOne(Product, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (product === null || !reaches(actor, product.businessId)) throw new NotFound();
    return product;
  }

  /** Before a picture is worked on; the command asks again under its lock. */
  async assertAllowed(
    actor: Actor,
    id: string,
    version: Versions | null,
    action: ProductAction,
  ): Promise<void> {
    const [found] = await this.db.query<{ version: number; status: ProductStatus; owner: string }>(
      'select version, status, business_id as owner from products where id = $1',
      [id],
    );
    if (found === undefined || !reaches(actor, found.owner)) throw new NotFound();
    if (version !== null) assertVersion(found, version);
    productStates.take(found.status, action, actor.role);
  }
}

export function subjectOf(product: Product) {
  return { type: 'product', id: product.id, businessId: product.businessId };
}

import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { businessOf, ownedBy, reaches } from '../access/permissions.js';
import { AuditLog, changed } from '../audit/audit-log.service.js';
import { type Cause, NO_CAUSE, StateChanges } from '../audit/state-changes.service.js';
import { hasOrigin } from '../diary/harvests.js';
import { canonicalUri } from '../codes/canonical-uri.js';
import { drawFreeCode } from '../codes/free-code.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { assertVersion, type Versions } from '../platform/http/if-match.js';
import { newId } from '../platform/id.js';
import { Product } from '../products/product.entity.js';
import { ProductVariant } from '../products/product-variant.entity.js';
import { contentOf } from './lot-content.js';
import { Lot } from './lot.entity.js';
import { columnsOf, lotStates, stateOf } from './lot.transitions.js';
import type { LotChangeDto, LotInputDto } from './lots.dto.js';

const AUDITED = [
  'lotNumber',
  'material',
  'variantId',
  'quantity',
  'unit',
  'madeOn',
  'expiresOn',
  'status',
  'statusReason',
  'heldBy',
] as const;

const EDITED = ['lotNumber', 'material', 'variantId', 'quantity', 'unit', 'madeOn', 'expiresOn'] as const;

@Injectable()
export class LotsService {
  private readonly root: string;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
  }

  create(actor: Actor, input: LotInputDto): Promise<Lot> {
    const businessId = businessOf(actor);
    return this.db.transaction(async (tx) => {
      const product = await tx.findOneBy(Product, {
        id: input.productId,
        businessId: In([...ownedBy(actor)]),
      });
      if (product === null) throw Invalid.field('productId', 'not-found');
      if (product.status !== 'active') throw new Conflict('product-not-active');
      const now = this.clock.now();
      const lot = tx.create(Lot, {
        id: newId(),
        productId: product.id,
        businessId,
        variantId: input.variantId ?? null,
        lotNumber: input.lotNumber,
        material: input.material ?? null,
        ...(await this.nameOf(tx, product.id, input.variantId ?? null, input.lotNumber)),
        quantity: input.quantity ?? null,
        unit: input.unit ?? null,
        madeOn: input.madeOn ?? null,
        expiresOn: input.expiresOn ?? expiryOf(input.madeOn ?? null, product.shelfLifeDays),
        status: 'open',
        statusReason: null,
        heldBy: null,
        sample: product.sample,
        createdAt: now,
        updatedAt: now,
      });
      assertSound(lot);
      await assertVariant(tx, lot);
      Object.assign(lot, await contentOf(tx, lot, input.content ?? null));
      await tx.insert(Lot, lot);
      await this.audit.record(tx, actor, 'lot.created', subject(lot), {
        after: { productId: lot.productId, lotNumber: lot.lotNumber, quantity: lot.quantity, unit: lot.unit },
      });
      return lot;
    });
  }

  /** While it is open everything but its product may change; its number only until a code carries it. */
  edit(actor: Actor, id: string, version: Versions, input: LotChangeDto): Promise<Lot> {
    return this.change(actor, id, version, 'edit', async (lot, tx) => {
      if (input.lotNumber !== undefined && input.lotNumber !== lot.lotNumber)
        await assertUnprinted(tx, id, 'lotNumber', 'lot-number-printed');
      const { variantId, quantity, unit } = lot;
      if (input.variantId !== undefined && input.variantId !== variantId)
        await assertUnprinted(tx, id, 'variantId', 'variant-printed');
      if (input.lotNumber !== undefined || input.variantId !== undefined) await this.rename(tx, lot, input);
      for (const field of EDITED) {
        const value = input[field];
        if (value !== undefined) Object.assign(lot, { [field]: value });
      }
      assertSound(lot);
      if (lot.quantity !== quantity || lot.unit !== unit) await assertUnbalanced(tx, id);
      if (lot.unit !== unit || lot.variantId !== variantId || input.content !== undefined)
        Object.assign(lot, await contentOf(tx, lot, input.content ?? null));
      if (lot.variantId !== variantId) await assertVariant(tx, lot);
    });
  }

  /**
   * Puts the lot on sale, or back on sale after a hold. It must say where it came from: at least one harvest that stands uncorrected,
   * of its own or of what it was made of. Material is not for sale.
   */
  release(actor: Actor, id: string): Promise<Lot> {
    return this.change(actor, id, null, 'release', async (lot, tx) => {
      if (lot.material !== null) throw new Conflict('lot-of-material');
      if (!(await hasOrigin(tx, id))) throw new Conflict('lot-needs-origin');
      await assertExplained(tx, id);
    });
  }

  /** Takes the lot out of circulation for a while; the owner does it, or an officer. Whoever holds it lets it go. */
  hold(actor: Actor, id: string, cause: Cause): Promise<Lot> {
    return this.change(actor, id, null, 'hold', undefined, cause);
  }

  /** What events call it: a Digital Link where what is sold has a GTIN, otherwise the address of a code that is kept for it. */
  private async nameOf(
    tx: Tx,
    productId: string,
    variantId: string | null,
    lotNumber: string,
  ): Promise<Pick<Lot, 'uri' | 'keptCode'>> {
    const [sold] = await tx.query<{ gtin: string | null }[]>(
      'select sold_gtin(gtin, $2::uuid) as gtin from products where id = $1',
      [productId, variantId],
    );
    if (sold?.gtin) {
      const uri = canonicalUri(this.root, { code: '', gtin: sold.gtin, lotNumber });
      // A product that ended may have had the same GTIN and number.
      if (!(await tx.existsBy(Lot, { uri }))) return { uri, keptCode: null };
    }
    const code = await drawFreeCode((sql, values) => tx.query<unknown[]>(sql, values));
    return { uri: canonicalUri(this.root, { code, gtin: null, lotNumber }), keptCode: code };
  }

  /** What stands in the lot's name changes only until an event has called it so. */
  private async rename(
    tx: Tx,
    lot: Lot,
    input: Pick<LotChangeDto, 'lotNumber' | 'variantId'>,
  ): Promise<void> {
    const { lotNumber = lot.lotNumber, variantId = lot.variantId } = input;
    if (lot.keptCode !== null || (lotNumber === lot.lotNumber && variantId === lot.variantId)) return;
    const events = await tx.query<unknown[]>('select 1 from event_edges where lot_id = $1 limit 1', [lot.id]);
    const field = lotNumber === lot.lotNumber ? 'variantId' : 'lotNumber';
    if (events.length > 0)
      throw Invalid.field(field, field === 'lotNumber' ? 'lot-number-recorded' : 'variant-recorded');
    Object.assign(lot, await this.nameOf(tx, lot.productId, variantId, lotNumber));
  }

  private change(
    actor: Actor,
    id: string,
    version: Versions | null,
    action: Parameters<typeof lotStates.take>[1],
    apply?: (lot: Lot, tx: Tx) => void | Promise<void>,
    cause: Cause = NO_CAUSE,
  ): Promise<Lot> {
    return this.db.transaction(async (tx) => {
      const lot = await tx.findOne(Lot, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (lot === null || !reaches(actor, lot.businessId)) throw new NotFound();
      if (version !== null) assertVersion(lot, version);
      const before = Object.assign(new Lot(), lot);
      const { transition, state } = await this.states.take(
        tx,
        actor,
        lotStates,
        action,
        subject(lot),
        stateOf(lot),
        cause,
      );
      await apply?.(lot, tx);
      if (transition.to !== undefined)
        Object.assign(lot, { ...columnsOf(state), statusReason: cause.reason });
      lot.updatedAt = this.clock.now();
      await tx.save(lot);
      await this.audit.record(tx, actor, transition.entry, subject(lot), changed(before, lot, AUDITED));
      return lot;
    });
  }
}

/** A code that was issued may be on paper already, with the number in its address. Issuing locks the lot, too. */
async function assertUnprinted(tx: Tx, id: string, path: string, fault: string): Promise<void> {
  const codes = await tx.query<unknown[]>('select 1 from codes where lot_id = $1', [id]);
  if (codes.length > 0) throw Invalid.field(path, fault);
}

/** What is unlikely in how a lot was made is explained before it goes on sale. */
async function assertExplained(tx: Tx, id: string): Promise<void> {
  const unexplained = await tx.query<unknown[]>(
    `select 1 from operation_flags f where f.lot_id = $1 and not exists (select from event_declarations d where d.event_id = f.event_id)
       and not exists (select from lot_explanations x where x.lot_id = f.lot_id and x.code = f.code and x.event_id = f.event_id) limit 1`,
    [id],
  );
  if (unexplained.length > 0) throw new Conflict('lot-needs-explanation');
}

/** What was moved of a lot stands against its amount; that is corrected where it was recorded. */
async function assertUnbalanced(tx: Tx, id: string): Promise<void> {
  const rows = await tx.query<unknown[]>(
    'select 1 from lot_balances where lot_id = $1 and made + received > 0 limit 1',
    [id],
  );
  if (rows.length > 0) throw Invalid.field('quantity', 'quantity-balanced');
}

/** One of the product, and still sold. */
async function assertVariant(tx: Tx, { variantId, productId }: Lot): Promise<void> {
  if (variantId === null) return;
  const variant = await tx.findOneBy(ProductVariant, { id: variantId, productId, endedAt: IsNull() });
  if (variant === null) throw Invalid.field('variantId', 'variant-not-of-product');
}

function subject(lot: Lot) {
  return { type: 'lot', id: lot.id, businessId: lot.businessId };
}

function assertSound(lot: Lot): void {
  if (lot.quantity !== null && lot.quantity <= 0) throw Invalid.field('quantity', 'not-positive');
  if (lot.quantity !== null && lot.unit === null) throw Invalid.field('unit', 'unit-needed');
  if (lot.quantity === null && lot.unit !== null) throw Invalid.field('quantity', 'quantity-needed');
  if (lot.madeOn !== null && lot.expiresOn !== null && lot.expiresOn < lot.madeOn)
    throw Invalid.field('expiresOn', 'date-order');
}

/** The last day of use: the day made plus the shelf life. */
function expiryOf(madeOn: string | null, shelfLifeDays: number | null): string | null {
  if (madeOn === null || shelfLifeDays === null) return null;
  return new Date(Date.parse(`${madeOn}T00:00:00Z`) + shelfLifeDays * 86_400_000).toISOString().slice(0, 10);
}

import { Injectable } from '@nestjs/common';
import { businessOf, reaches } from '../access/permissions.js';
import { Application } from '../applications/application.entity.js';
import { ApplicationsService } from '../applications/applications.service.js';
import type { DossierAction } from '../applications/dossier-kind.js';
import { AuditLog, changed } from '../audit/audit-log.service.js';
import { type Cause, NO_CAUSE, StateChanges } from '../audit/state-changes.service.js';
import { assertMayDeclare } from '../businesses/active-business.js';
import { Business } from '../businesses/business.entity.js';
import { CodesService } from '../codes/codes.service.js';
import { ImagesService } from '../images/images.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { assertVersion, type Versions } from '../platform/http/if-match.js';
import { newId } from '../platform/id.js';
import { assertEditable } from './product-rules.js';
import { Product, type ProductStatus } from './product.entity.js';
import { productStates } from './product.transitions.js';
import type { ProductChangeDto, ProductInputDto } from './products.dto.js';

const AUDITED = [
  'nameVi',
  'nameEn',
  'descriptionVi',
  'descriptionEn',
  'imageSha256',
  'brand',
  'netContent',
  'shelfLifeDays',
  'standards',
  'gtin',
  'category',
  'hsCode',
  'ingredientsVi',
  'ingredientsEn',
  'warningsVi',
  'warningsEn',
  'storageVi',
  'storageEn',
  'shopUrls',
  'status',
  'statusReason',
] as const;
const FIELDS = [
  'nameVi',
  'nameEn',
  'descriptionVi',
  'descriptionEn',
  'brand',
  'netContent',
  'shelfLifeDays',
  'standards',
  'gtin',
  'category',
  'hsCode',
  'ingredientsVi',
  'ingredientsEn',
  'warningsVi',
  'warningsEn',
  'storageVi',
  'storageEn',
] as const;
type Action = Parameters<typeof productStates.take>[1];

@Injectable()
export class ProductsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly images: ImagesService,
    private readonly applications: ApplicationsService,
    private readonly codes: CodesService,
  ) {}

  /** @throws Invalid at `image` when the file is no picture. */
  async create(actor: Actor, input: ProductInputDto, file?: Buffer): Promise<Product> {
    const businessId = businessOf(actor);
    const allowed = async () => {
      await assertMayDeclare(this.db, actor);
    };
    const image = file === undefined ? null : await this.images.encode(file, 'image', allowed);
    return this.db.transaction(async (tx) => {
      const business = await tx.findOneByOrFail(Business, { id: businessId });
      business.assertMayDraft();
      if (image !== null) await this.images.keep(tx, image);
      const now = this.clock.now();
      const product = tx.create(Product, {
        id: newId(),
        businessId,
        imageSha256: image?.sha256 ?? null,
        status: 'draft',
        statusReason: null,
        sample: business.sample,
        approvedAt: null,
        createdAt: now,
        updatedAt: now,
        ...Object.fromEntries(FIELDS.map((field) => [field, input[field] ?? null])),
        shopUrls: input.shopUrls ?? [],
      });
      product.foldNames();
      await tx.insert(Product, product);
      await this.audit.record(tx, actor, 'product.created', subject(product), {
        after: { nameVi: product.nameVi, gtin: product.gtin },
      });
      return product;
    });
  }

  async edit(
    actor: Actor,
    id: string,
    version: Versions,
    input: ProductChangeDto,
    file?: Buffer,
  ): Promise<Product> {
    const allowed = () => this.assertPictureChange(actor, id, version, 'edit');
    const image = file === undefined ? null : await this.images.encode(file, 'image', allowed);
    return this.change(actor, id, version, 'edit', async (product, tx) => {
      const before = Object.assign(new Product(), product);
      for (const field of FIELDS) {
        const value = input[field];
        if (value !== undefined) Object.assign(product, { [field]: value });
      }
      if (input.shopUrls !== undefined) product.shopUrls = input.shopUrls ?? [];
      product.foldNames();
      assertEditable(before, product);
      if (image === null) return;
      await this.images.keep(tx, image);
      product.imageSha256 = image.sha256;
    });
  }

  /** Replaces the picture. @throws Invalid at `image` when the file is none. */
  async setImage(actor: Actor, id: string, version: Versions | null, file: Buffer): Promise<Product> {
    const allowed = () => this.assertPictureChange(actor, id, version, 'change-image');
    const image = await this.images.encode(file, 'image', allowed);
    return this.change(actor, id, version, 'change-image', async (product, tx) => {
      await this.images.keep(tx, image);
      product.imageSha256 = image.sha256;
    });
  }

  /** Sends it to the office. */
  submit(actor: Actor, id: string): Promise<Application> {
    return this.db.transaction(async (tx) => {
      const product = await this.lockOrThrow(tx, actor, id);
      (await tx.findOneByOrFail(Business, { id: product.businessId })).assertActive();
      await this.move(tx, actor, product, 'submit');
      return this.applications.submit(tx, actor, {
        kind: 'product',
        subjectId: id,
        businessId: product.businessId,
        title: product.nameVi,
      });
    });
  }

  /** Within the transaction of the dossier's step; an approval brings the product's code. */
  async followDossier(tx: Tx, actor: Actor, id: string, action: DossierAction, cause: Cause): Promise<void> {
    const product = await tx.findOneOrFail(Product, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (action === 'approve') product.approvedAt = this.clock.now();
    await this.move(tx, actor, product, action, cause);
    if (action !== 'approve') return;
    await this.codes.issueWithin(tx, actor, {
      productId: product.id,
      lotId: null,
      businessId: product.businessId,
      sample: product.sample,
    });
  }

  /** A draft that was never sent, or was taken back, and that nobody wants any more. */
  delete(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const product = await this.lockOrThrow(tx, actor, id);
      const { transition } = await this.states.take(
        tx,
        actor,
        productStates,
        'delete',
        subject(product),
        product.status,
      );
      await tx.delete(Product, { id });
      await this.audit.record(tx, actor, transition.entry, subject(product), {
        before: { nameVi: product.nameVi, gtin: product.gtin },
      });
    });
  }

  /** An officer pauses the product: every page of its codes says so first. */
  suspend(actor: Actor, id: string, cause: Cause): Promise<Product> {
    return this.change(actor, id, null, 'suspend', undefined, cause);
  }

  resume(actor: Actor, id: string): Promise<Product> {
    return this.change(actor, id, null, 'resume');
  }

  /** Before a picture is worked on; the command asks again under its lock. */
  private async assertPictureChange(
    actor: Actor,
    id: string,
    version: Versions | null,
    action: 'edit' | 'change-image',
  ): Promise<void> {
    const [found] = await this.db.query<{ version: number; status: ProductStatus; owner: string }>(
      'select version, status, business_id as owner from products where id = $1',
      [id],
    );
    if (found === undefined || !reaches(actor, found.owner)) throw new NotFound();
    if (version !== null) assertVersion(found, version);
    productStates.take(found.status, action, actor.role);
  }

  private change(
    actor: Actor,
    id: string,
    version: Versions | null,
    action: Action,
    apply?: (product: Product, tx: Tx) => Promise<void>,
    cause: Cause = NO_CAUSE,
  ): Promise<Product> {
    return this.db.transaction(async (tx) => {
      const product = await this.lockOrThrow(tx, actor, id);
      if (version !== null) assertVersion(product, version);
      await this.move(tx, actor, product, action, cause, apply);
      return product;
    });
  }

  /** One line of the table: the state, what comes with it, and the entry that tells of both. */
  private async move(
    tx: Tx,
    actor: Actor,
    product: Product,
    action: Action,
    cause: Cause = NO_CAUSE,
    apply?: (product: Product, tx: Tx) => Promise<void>,
  ): Promise<void> {
    const before = Object.assign(new Product(), product);
    const { transition, state } = await this.states.take(
      tx,
      actor,
      productStates,
      action,
      subject(product),
      product.status,
      cause,
    );
    await apply?.(product, tx);
    if (transition.to !== undefined) Object.assign(product, { status: state, statusReason: cause.reason });
    product.updatedAt = this.clock.now();
    await tx.save(product);
    await this.audit.record(tx, actor, transition.entry, subject(product), changed(before, product, AUDITED));
  }

  private async lockOrThrow(tx: Tx, actor: Actor, id: string): Promise<Product> {
    const product = await tx.findOne(Product, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (product === null || !reaches(actor, product.businessId)) throw new NotFound();
    return product;
  }
}

function subject(product: Product) {
  return { type: 'product', id: product.id, businessId: product.businessId };
}

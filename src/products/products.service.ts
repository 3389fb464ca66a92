import { Injectable } from '@nestjs/common';
import { businessOf, reaches } from '../access/permissions.js';
import { Application } from '../applications/application.entity.js';
import { ApplicationsService, type DecisionHandler } from '../applications/applications.service.js';
import { AuditLog, changed } from '../audit/audit-log.service.js';
import { Business } from '../businesses/business.entity.js';
import { CodesService } from '../codes/codes.service.js';
import { ImagesService } from '../images/images.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, NotFound } from '../platform/errors.js';
import { assertVersion, type Versions } from '../platform/http/if-match.js';
import { newId } from '../platform/id.js';
import { assertEditable } from './product-rules.js';
import { Product, type ProductStatus } from './product.entity.js';
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
  'shopUrl',
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
  'shopUrl',
] as const;
const DECIDED = {
  approve: 'product.approved',
  amend: 'product.amendment-requested',
  refuse: 'product.refused',
} as const;
const SUBMITTABLE: readonly ProductStatus[] = ['draft', 'amend', 'refused'];

@Injectable()
export class ProductsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly images: ImagesService,
    private readonly applications: ApplicationsService,
    private readonly codes: CodesService,
  ) {}

  /** @throws Invalid at `image` when the file is no picture. */
  async create(actor: Actor, input: ProductInputDto, file?: Buffer): Promise<Product> {
    const businessId = businessOf(actor);
    const image = file === undefined ? null : await this.images.encode(file, 'image');
    return this.db.transaction(async (tx) => {
      const business = await tx.findOneByOrFail(Business, { id: businessId });
      business.assertActive();
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
    const image = file === undefined ? null : await this.images.encode(file, 'image');
    return this.change(actor, id, version, 'product.edited', async (product, tx) => {
      const before = Object.assign(new Product(), product);
      for (const field of FIELDS) {
        const value = input[field];
        if (value !== undefined) Object.assign(product, { [field]: value });
      }
      product.foldNames();
      assertEditable(before, product);
      if (image === null) return;
      await this.images.keep(tx, image);
      product.imageSha256 = image.sha256;
    });
  }

  /** Replaces the picture. @throws Invalid at `image` when the file is none. */
  async setImage(actor: Actor, id: string, version: Versions | null, file: Buffer): Promise<Product> {
    const image = await this.images.encode(file, 'image');
    return this.change(actor, id, version, 'product.image-changed', async (product, tx) => {
      if (product.status === 'submitted') throw new Conflict('product-not-editable');
      await this.images.keep(tx, image);
      product.imageSha256 = image.sha256;
    });
  }

  /** Sends it to the office. */
  submit(actor: Actor, id: string): Promise<Application> {
    return this.db.transaction(async (tx) => {
      const product = await this.lockOrThrow(tx, actor, id);
      if (!SUBMITTABLE.includes(product.status)) throw new Conflict('product-not-submittable');
      const before = Object.assign(new Product(), product);
      product.status = 'submitted';
      product.statusReason = null;
      product.updatedAt = this.clock.now();
      const { businessId, nameVi } = product;
      await tx.save(product);
      await this.audit.record(
        tx,
        actor,
        'product.submitted',
        subject(product),
        changed(before, product, AUDITED),
      );
      return this.applications.submit(tx, actor, {
        kind: 'product',
        subjectId: id,
        businessId,
        title: nameVi,
      });
    });
  }

  /** Called within the decision's transaction; an approval brings the product's code. */
  readonly decided: DecisionHandler = async (tx, actor, application, decision, input) => {
    const product = await tx.findOneOrFail(Product, {
      where: { id: application.subjectId },
      lock: { mode: 'pessimistic_write' },
    });
    const before = Object.assign(new Product(), product);
    const now = this.clock.now();
    product.status = decision === 'approve' ? 'active' : decision === 'amend' ? 'amend' : 'refused';
    product.statusReason = input.reason;
    product.updatedAt = now;
    if (decision === 'approve') product.approvedAt = now;
    await tx.save(product);
    await this.audit.record(
      tx,
      actor,
      DECIDED[decision],
      subject(product),
      changed(before, product, AUDITED),
    );
    if (decision !== 'approve') return;
    await this.codes.issueWithin(tx, actor, {
      productId: product.id,
      lotId: null,
      businessId: product.businessId,
      sample: product.sample,
    });
  };

  /** An officer pauses the product: every page of its codes says so first. */
  suspend(actor: Actor, id: string, reason: string): Promise<Product> {
    return this.change(actor, id, null, 'product.suspended', (product) => {
      if (product.status !== 'active') throw new Conflict('product-not-active');
      product.status = 'suspended';
      product.statusReason = reason;
    });
  }

  resume(actor: Actor, id: string): Promise<Product> {
    return this.change(actor, id, null, 'product.resumed', (product) => {
      if (product.status !== 'suspended') throw new Conflict('product-not-suspended');
      product.status = 'active';
      product.statusReason = null;
    });
  }

  private change(
    actor: Actor,
    id: string,
    version: Versions | null,
    action: string,
    apply: (product: Product, tx: Tx) => void | Promise<void>,
  ): Promise<Product> {
    return this.db.transaction(async (tx) => {
      const product = await this.lockOrThrow(tx, actor, id);
      if (version !== null) assertVersion(product, version);
      const before = Object.assign(new Product(), product);
      await apply(product, tx);
      product.updatedAt = this.clock.now();
      await tx.save(product);
      await this.audit.record(tx, actor, action, subject(product), changed(before, product, AUDITED));
      return product;
    });
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

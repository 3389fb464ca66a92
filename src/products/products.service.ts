import { Injectable } from '@nestjs/common';
import { businessOf } from '../access/permissions.js';
import { Application } from '../applications/application.entity.js';
import { ApplicationsService } from '../applications/applications.service.js';
import type { DossierAction } from '../applications/dossier-kind.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { type Cause, StateChanges } from '../audit/state-changes.service.js';
import { assertMayDeclare, assertRoomForDraft } from '../businesses/active-business.js';
import { bearerOf } from '../businesses/bearer.js';
import { Business } from '../businesses/business.entity.js';
import { CodesService } from '../codes/codes.service.js';
import { ImagesService } from '../images/images.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { Versions } from '../platform/http/if-match.js';
import { newProduct, PRODUCT_FIELDS } from './new-product.js';
import { assertEditable } from './product-rules.js';
import { ProductChanges, subjectOf } from './product-changes.service.js';
import { keepPictures, readPictures, rearranged, withCover, withPicture } from './product-pictures.js';
import { Product } from './product.entity.js';
import { productStates } from './product.transitions.js';
import type { PicturesDto, ProductChangeDto, ProductInputDto } from './products.dto.js';
import { publishVariants } from './product-variants.service.js';

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
    private readonly changes: ProductChanges,
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
      await assertRoomForDraft(tx, business, 'products');
      if (image !== null) await this.images.keep(tx, image);
      const product = newProduct(business, input, this.clock.now());
      product.imageSha256 = image?.sha256 ?? null;
      await tx.insert(Product, product);
      if (image !== null) await keepPictures(tx, product, withCover([], image.sha256));
      await this.audit.record(tx, actor, 'product.created', subjectOf(product), {
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
    const allowed = () => this.changes.assertAllowed(actor, id, version, 'edit');
    const image = file === undefined ? null : await this.images.encode(file, 'image', allowed);
    return this.changes.change(actor, id, version, 'edit', async (product, tx) => {
      const before = Object.assign(new Product(), product);
      for (const field of PRODUCT_FIELDS) {
        const value = input[field];
        if (value !== undefined) Object.assign(product, { [field]: value });
      }
      if (input.shopUrls !== undefined) product.shopUrls = input.shopUrls ?? [];
      product.foldNames();
      assertEditable(before, product);
      if (image === null) return;
      await this.images.keep(tx, image);
      await keepPictures(tx, product, withCover(await readPictures(tx, id), image.sha256));
    });
  }

  /** Replaces the cover. @throws Invalid at `image` when the file is none. */
  setImage(actor: Actor, id: string, version: Versions | null, file: Buffer): Promise<Product> {
    return this.takePicture(actor, id, version, file, withCover);
  }

  /** One picture more, behind the others. @throws Invalid at `image` when the file is none. */
  addPicture(actor: Actor, id: string, version: Versions | null, file: Buffer): Promise<Product> {
    return this.takePicture(actor, id, version, file, withPicture);
  }

  /** Their order, their words, and which of them stay; with a file one more behind them. @throws Invalid at `image` when it is none. */
  async arrangePictures(
    actor: Actor,
    id: string,
    version: Versions,
    { pictures }: PicturesDto,
    file?: Buffer,
  ): Promise<Product> {
    const allowed = () => this.changes.assertAllowed(actor, id, version, 'change-image');
    const image = file === undefined ? null : await this.images.encode(file, 'image', allowed);
    return this.changes.change(actor, id, version, 'change-image', async (product, tx) => {
      const before = await readPictures(tx, id);
      if (image !== null) await this.images.keep(tx, image);
      const arranged = rearranged(before, pictures);
      const after = image === null ? arranged : withPicture(arranged, image.sha256);
      await keepPictures(tx, product, after);
      return { before: { pictures: before }, after: { pictures: after } };
    });
  }

  private async takePicture(
    actor: Actor,
    id: string,
    version: Versions | null,
    file: Buffer,
    taken: typeof withPicture,
  ): Promise<Product> {
    const allowed = () => this.changes.assertAllowed(actor, id, version, 'change-image');
    const image = await this.images.encode(file, 'image', allowed);
    return this.changes.change(actor, id, version, 'change-image', async (product, tx) => {
      await this.images.keep(tx, image);
      const before = await readPictures(tx, id);
      const after = taken(before, image.sha256);
      await keepPictures(tx, product, after);
      return { before: { pictures: before }, after: { pictures: after } };
    });
  }

  /** Sends it to the office. */
  submit(actor: Actor, id: string): Promise<Application> {
    return this.db.transaction(async (tx) => {
      const product = await this.changes.lockOrThrow(tx, actor, id);
      (await bearerOf(tx, product.businessId)).assertActive();
      await this.changes.move(tx, actor, product, 'submit');
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
    if (action === 'approve') {
      product.approvedAt = this.clock.now();
      await publishVariants(tx, product.id, product.approvedAt);
    }
    await this.changes.move(tx, actor, product, action, cause);
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
      const product = await this.changes.lockOrThrow(tx, actor, id);
      const { transition } = await this.states.take(
        tx,
        actor,
        productStates,
        'delete',
        subjectOf(product),
        product.status,
      );
      await tx.delete(Product, { id });
      await this.audit.record(tx, actor, transition.entry, subjectOf(product), {
        before: { nameVi: product.nameVi, gtin: product.gtin },
      });
    });
  }

  /** An officer pauses the product: every page of its codes says so first. */
  suspend(actor: Actor, id: string, cause: Cause): Promise<Product> {
    return this.changes.change(actor, id, null, 'suspend', undefined, cause);
  }

  resume(actor: Actor, id: string): Promise<Product> {
    return this.changes.change(actor, id, null, 'resume');
  }
}

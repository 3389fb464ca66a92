import { foldName } from '../standards/vietnam/fold.js';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const PRODUCT_STATUSES = [
  'draft',
  'submitted',
  'amend',
  'active',
  'suspended',
  'refused',
  'closed',
] as const;
/** The six groups of the OCOP programme, in its order. */
export const PRODUCT_CATEGORIES = ['food', 'drink', 'medicinal', 'craft', 'living', 'tourism'] as const;
export type ProductCategory = (typeof PRODUCT_CATEGORIES)[number];
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

@Entity('products')
export class Product {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'business_id' }) businessId!: string;
  @Column('text', { name: 'name_vi' }) nameVi!: string;
  /** Both names without accents and case, for searching. */
  @Column('text', { name: 'name_folded' }) nameFolded!: string;
  @Column('text', { name: 'name_en', nullable: true }) nameEn!: string | null;
  @Column('text', { name: 'description_vi', nullable: true }) descriptionVi!: string | null;
  @Column('text', { name: 'description_en', nullable: true }) descriptionEn!: string | null;
  @Column('text', { name: 'image_sha256', nullable: true }) imageSha256!: string | null;
  @Column('text', { nullable: true }) brand!: string | null;
  /** As on the package: `Hộp 100 g`. */
  @Column('text', { name: 'net_content', nullable: true }) netContent!: string | null;
  @Column('integer', { name: 'shelf_life_days', nullable: true }) shelfLifeDays!: number | null;
  @Column('text', { nullable: true }) standards!: string | null;
  /** Fourteen digits. */
  @Column('text', { nullable: true }) gtin!: string | null;
  @Column('text', { nullable: true }) category!: ProductCategory | null;
  /** Digits alone. */
  @Column('text', { name: 'hs_code', nullable: true }) hsCode!: string | null;
  @Column('text', { name: 'ingredients_vi', nullable: true }) ingredientsVi!: string | null;
  @Column('text', { name: 'ingredients_en', nullable: true }) ingredientsEn!: string | null;
  @Column('text', { name: 'warnings_vi', nullable: true }) warningsVi!: string | null;
  @Column('text', { name: 'warnings_en', nullable: true }) warningsEn!: string | null;
  @Column('text', { name: 'storage_vi', nullable: true }) storageVi!: string | null;
  @Column('text', { name: 'storage_en', nullable: true }) storageEn!: string | null;
  /** Where it is sold, in the producer's order. */
  @Column('text', { name: 'shop_urls', array: true }) shopUrls!: string[];
  @Column('text') status!: ProductStatus;
  @Column('text', { name: 'status_reason', nullable: true }) statusReason!: string | null;
  @Column('boolean') sample!: boolean;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  @Column('timestamptz', { name: 'approved_at', nullable: true }) approvedAt!: Date | null;

  /** To be called whenever a name changed. */
  foldNames(): void {
    this.nameFolded = foldName(`${this.nameVi} ${this.nameEn ?? ''}`);
  }
}

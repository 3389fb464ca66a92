import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { asNumber } from '../platform/database/columns.js';

export const LOT_STATUSES = ['open', 'released', 'held', 'recalled', 'closed'] as const;
export type LotStatus = (typeof LOT_STATUSES)[number];

/** `open → released ⇄ held → recalled | closed`. */
@Entity('lots')
export class Lot {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'product_id' }) productId!: string;
  /** The unit of sale it is of; null: of the product as it is, or of several. */
  @Column('uuid', { name: 'variant_id', nullable: true }) variantId!: string | null;
  @Column('uuid', { name: 'business_id' }) businessId!: string;
  /** GS1 AI 10: 1 to 20 characters of set 82. */
  @Column('text', { name: 'lot_number' }) lotNumber!: string;
  @Column('numeric', { precision: 14, scale: 3, nullable: true, transformer: asNumber }) quantity!:
    number | null;
  @Column('text', { nullable: true }) unit!: string | null;
  /** What it is on its way to the product, as fresh leaves; null: the product. */
  @Column('text', { nullable: true }) material!: string | null;
  /** What one of its unit holds, as PostgreSQL writes it, and in which unit: 0.1 KGM. */
  @Column('numeric', { precision: 20, scale: 6, nullable: true }) content!: string | null;
  @Column('text', { name: 'content_base', nullable: true }) contentBase!: string | null;
  /** Calendar days, `2026-10-12`. */
  @Column('date', { name: 'made_on', nullable: true }) madeOn!: string | null;
  @Column('date', { name: 'expires_on', nullable: true }) expiresOn!: string | null;
  /** Its name in events: decided when it is made, kept whatever changes. */
  @Column('text', { nullable: true }) uri!: string | null;
  /** The code kept for it where the URI is that code's address; issuing hands it out. */
  @Column('text', { name: 'kept_code', nullable: true }) keptCode!: string | null;
  @Column('text') status!: LotStatus;
  @Column('text', { name: 'status_reason', nullable: true }) statusReason!: string | null;
  /** What an officer holds only an officer lets go. */
  @Column('text', { name: 'held_by', nullable: true }) heldBy!: 'business' | 'office' | null;
  @Column('boolean') sample!: boolean;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

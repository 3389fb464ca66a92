import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const CODE_STATUSES = ['active', 'suspended', 'void', 'recalled'] as const;
export type CodeStatus = (typeof CODE_STATUSES)[number];

/** An issued code of a product (`lotId` null) or of a lot. Never deleted. */
@Entity('codes')
export class Code {
  /** Nine random Crockford characters and a check character. */
  @PrimaryColumn('text') code!: string;
  @Column('uuid', { name: 'product_id' }) productId!: string;
  @Column('uuid', { name: 'lot_id', nullable: true }) lotId!: string | null;
  @Column('uuid', { name: 'business_id' }) businessId!: string;
  @Column('text') status!: CodeStatus;
  @Column('text', { name: 'status_reason', nullable: true }) statusReason!: string | null;
  @Column('uuid', { name: 'issued_by' }) issuedBy!: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Date;
  @Column('boolean') sample!: boolean;
  @VersionColumn() version!: number;
}

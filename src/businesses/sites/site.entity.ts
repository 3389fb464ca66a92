import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const SITE_KINDS = ['branch', 'production', 'packing', 'warehouse'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

export const SITE_STATUSES = ['declared', 'confirmed', 'ended'] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];

/** Where a business works, apart from its seat. */
@Entity('business_sites')
export class BusinessSite {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'business_id' }) businessId!: string;
  @Column('text') kind!: SiteKind;
  @Column('text') name!: string;
  @Column('text', { name: 'commune_code' }) communeCode!: string;
  /** Hamlet, house number, street. */
  @Column('text') street!: string;
  @Column('text', { nullable: true }) gln!: string | null;
  /** Of a branch: ten digits of the head office, a dash and three. */
  @Column('text', { name: 'tax_code', nullable: true }) taxCode!: string | null;
  @Column('text') status!: SiteStatus;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

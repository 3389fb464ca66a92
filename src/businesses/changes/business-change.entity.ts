import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { BusinessKind } from '../business.entity.js';

export const BUSINESS_CHANGE_STATUSES = ['submitted', 'amend', 'approved', 'refused', 'withdrawn'] as const;
export type BusinessChangeStatus = (typeof BUSINESS_CHANGE_STATUSES)[number];

/** How a business wants to stand in the register; it stands there as before until the office agrees. */
@Entity('business_changes')
export class BusinessChange {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'business_id' }) businessId!: string;
  @Column('text') kind!: BusinessKind;
  @Column('text') name!: string;
  /** Null of a household, whose personal id is changed at the counter. */
  @Column('text', { name: 'tax_code', nullable: true }) taxCode!: string | null;
  @Column('text', { name: 'commune_code' }) communeCode!: string;
  @Column('text') street!: string;
  /** The paper it rests on. */
  @Column('text') grounds!: string;
  @Column('text') status!: BusinessChangeStatus;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

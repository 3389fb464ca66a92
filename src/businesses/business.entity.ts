import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Choices } from '../disclosure/disclosure.js';
import type { Purpose } from '../disclosure/purposes.js';
import { Conflict } from '../platform/errors.js';

export const BUSINESS_KINDS = ['company', 'cooperative', 'cooperative-group', 'household', 'agency'] as const;
export type BusinessKind = (typeof BUSINESS_KINDS)[number];

export const BUSINESS_STATUSES = [
  'draft',
  'submitted',
  'amend',
  'active',
  'suspended',
  'refused',
  'closed',
  'merged',
] as const;
export type BusinessStatus = (typeof BUSINESS_STATUSES)[number];

/** Whether a business in this state may prepare what it will send later. */
export function mayDraft(status: BusinessStatus): boolean {
  return status === 'submitted' || status === 'amend' || status === 'active';
}

@Entity('businesses')
export class Business {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: BusinessKind;
  @Column('text') name!: string;
  @Column('text', { name: 'tax_code', nullable: true }) taxCode!: string | null;
  @Column('bytea', { name: 'personal_id_encrypted', nullable: true }) personalIdEncrypted!: Buffer | null;
  @Column('bytea', { name: 'personal_id_hash', nullable: true }) personalIdHash!: Buffer | null;
  @Column('text', { name: 'personal_id_last4', nullable: true }) personalIdLast4!: string | null;
  @Column('text', { nullable: true }) gln!: string | null;
  @Column('text', { name: 'province_code' }) provinceCode!: string;
  @Column('text', { name: 'commune_code' }) communeCode!: string;
  /** Hamlet, house number, street. */
  @Column('text') street!: string;
  /** The address as it read before 1 July 2025. */
  @Column('text', { name: 'former_address', nullable: true }) formerAddress!: string | null;
  @Column('text', { name: 'contact_name' }) contactName!: string;
  @Column('text', { name: 'contact_phone' }) contactPhone!: string;
  @Column('text', { name: 'contact_email' }) contactEmail!: string;
  @Column('text', { nullable: true }) website!: string | null;
  @Column('text') status!: BusinessStatus;
  /** The business that took this one over, with all its records. */
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto!: string | null;
  /** Purposes agreed to, kept by the trigger of `consents`. */
  @Column('text', { array: true }) consents!: Purpose[];
  /** Who may see what, where it was chosen. */
  @Column('jsonb') disclosure!: Choices;
  @Column('boolean') sample!: boolean;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;

  /** Drafts may be made while the office looks at the registration; they are sent when it has approved. */
  assertMayDraft(): void {
    if (!mayDraft(this.status)) throw new Conflict('business-not-active');
  }

  /** Only an active business may declare products, lots and codes. */
  assertActive(): void {
    if (this.status !== 'active') throw new Conflict('business-not-active');
  }
}

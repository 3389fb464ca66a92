import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const CERTIFICATE_KINDS = [
  'ocop',
  'vietgap',
  'globalgap',
  'organic',
  'gi',
  'food-safety',
  'other',
] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

export const CERTIFICATE_STATUSES = [
  'declared',
  'submitted',
  'amend',
  'confirmed',
  'refused',
  'revoked',
] as const;
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];

@Entity('certificates')
export class Certificate {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'business_id' }) businessId!: string;
  @Column('text') kind!: CertificateKind;
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text') number!: string;
  @Column('text') issuer!: string;
  @Column('date', { name: 'issued_on' }) issuedOn!: string;
  /** The last day it holds; null for ever. */
  @Column('date', { name: 'expires_on', nullable: true }) expiresOn!: string | null;
  @Column('smallint', { nullable: true }) stars!: number | null;
  @Column('numeric', { nullable: true, transformer: { from: numberOrNull, to: same } }) points!:
    number | null;
  @Column('boolean', { name: 'covers_business' }) coversBusiness!: boolean;
  @Column('text') status!: CertificateStatus;
  @Column('text', { name: 'status_reason', nullable: true }) statusReason!: string | null;
  @Column('boolean') sample!: boolean;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}

function same<T>(value: T): T {
  return value;
}

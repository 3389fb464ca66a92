import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const REGISTRATION_STATES = [
  'submitted',
  'amend',
  'refused',
  'withdrawn',
  'approved',
  'active',
  'suspended',
  'corrected',
  'revoked',
  'expired',
] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

export const REGISTRATION_CAUSES = [
  'pest',
  'residue',
  'code-lending',
  'conditions-lost',
  'importer-request',
  'owner-request',
] as const;
export type RegistrationCause = (typeof REGISTRATION_CAUSES)[number];

/** The code of a growing area or packing house in one market. */
@Entity('area_registrations')
export class AreaRegistration {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'area_id' }) areaId!: string;
  /** Two letters; `VN` is the market at home. */
  @Column('text') market!: string;
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text') state!: RegistrationState;
  /** Of a suspension or revocation. */
  @Column('text', { nullable: true }) cause!: RegistrationCause | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('date', { nullable: true }) since!: string | null;
  /** The last day in force. */
  @Column('date', { nullable: true }) until!: string | null;
  /** The day of the first whole list of its market that no longer had the code. */
  @Column('date', { name: 'unlisted_since', nullable: true }) unlistedSince!: string | null;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Lang } from '../../ui/page-context.js';

export type BusinessRole = 'owner' | 'staff';

/** Somebody who works for a business, or is invited to. */
@Entity('memberships')
export class Membership {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'business_id' }) businessId!: string;
  /** Null until the invitation is taken up. */
  @Column('uuid', { name: 'user_id', nullable: true }) userId!: string | null;
  @Column('text') role!: BusinessRole;
  @Column('text', { name: 'invited_email', nullable: true }) invitedEmail!: string | null;
  @Column('text', { name: 'invited_name', nullable: true }) invitedName!: string | null;
  @Column('text', { name: 'invited_language', nullable: true }) invitedLanguage!: Lang | null;
  @Column('uuid', { name: 'invited_by', nullable: true }) invitedBy!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  /** When the person last chose to act for the business. */
  @Column('timestamptz', { name: 'acted_at', nullable: true }) actedAt!: Date | null;
  /** Locked by the owner. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @VersionColumn() version!: number;
}

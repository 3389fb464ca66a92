import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Conflict, Invalid } from '../platform/errors.js';

export const APPLICATION_KINDS = ['business', 'growing-area', 'product'] as const;
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];

export const APPLICATION_STATUSES = ['submitted', 'amend', 'approved', 'refused'] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export const DECISIONS = ['approve', 'amend', 'refuse'] as const;
export type Decision = (typeof DECISIONS)[number];

/** A dossier (hồ sơ): `submitted ⇄ amend → approved | refused`. */
@Entity('applications')
export class Application {
  @PrimaryColumn('uuid') id!: string;
  /** What people quote: `HS-261121-0007`. */
  @Column('text') reference!: string;
  @Column('text') kind!: ApplicationKind;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'business_id' }) businessId!: string;
  /** The subject's name when the dossier was sent. */
  @Column('text') title!: string;
  @Column('text') status!: ApplicationStatus;
  @Column('uuid', { name: 'submitted_by' }) submittedBy!: string;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt!: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @VersionColumn() version!: number;

  /** @throws Conflict when it was decided already; Invalid when a reason is owed and missing. */
  decide(decision: Decision, by: string, reason: string | null, now: Date): void {
    if (this.status !== 'submitted') throw new Conflict('application-decided');
    if (decision !== 'approve' && reason === null) throw Invalid.field('reason', 'reason-needed');
    this.status = decision === 'approve' ? 'approved' : decision === 'amend' ? 'amend' : 'refused';
    this.decidedBy = by;
    this.decidedAt = now;
    this.reason = reason;
  }

  /** Sends an amended dossier again; the clock starts anew. */
  resubmit(by: string, title: string, now: Date, dueAt: Date): void {
    if (this.status !== 'amend') throw new Conflict('application-decided');
    this.status = 'submitted';
    this.title = title;
    this.submittedBy = by;
    this.submittedAt = now;
    this.dueAt = dueAt;
    this.decidedBy = null;
    this.decidedAt = null;
    this.reason = null;
  }
}

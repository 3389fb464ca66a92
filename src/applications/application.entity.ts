import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const APPLICATION_STATUSES = ['submitted', 'amend', 'approved', 'refused', 'withdrawn'] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export const DECISIONS = ['approve', 'amend', 'refuse'] as const;
export type Decision = (typeof DECISIONS)[number];

/** A dossier (hồ sơ) as it stands; how it came to that, its steps tell (`application_steps`). */
@Entity('applications')
export class Application {
  @PrimaryColumn('uuid') id!: string;
  /** What people quote: `HS-261121-0007`. */
  @Column('text') reference!: string;
  /** The word of the feature that declared it: `product`. */
  @Column('text') kind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'business_id' }) businessId!: string;
  /** The subject's name when the dossier was sent. */
  @Column('text') title!: string;
  @Column('text') status!: ApplicationStatus;
  /** Of the last sending. */
  @Column('uuid', { name: 'submitted_by' }) submittedBy!: string;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt!: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @VersionColumn() version!: number;
}

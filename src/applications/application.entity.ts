import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const APPLICATION_STATUSES = ['submitted', 'amend', 'approved', 'refused', 'withdrawn'] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export const DECISIONS = ['approve', 'amend', 'refuse'] as const;
export type Decision = (typeof DECISIONS)[number];

export const CHANNELS = ['online', 'counter', 'partner'] as const;
/** How it came in. */
export type Channel = (typeof CHANNELS)[number];

/** Whether somebody is to look at the place, or has. */
export type FieldCheck = 'ordered' | 'done';

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
  @Column('text') channel!: Channel;
  /** Where the applicant was seated when it was first sent; the database keeps it (migration 0098). */
  @Column({ type: 'text', name: 'commune_code', nullable: true, insert: false, update: false })
  communeCode!: string | null;
  /** The official who works on it. */
  @Column('uuid', { name: 'assigned_to', nullable: true }) assignedTo!: string | null;
  @Column('text', { name: 'field_check', nullable: true }) fieldCheck!: FieldCheck | null;
  /** Of one entered at a counter: its applicant follows it with this. */
  @Column('text', { name: 'follow_code', nullable: true }) followCode!: string | null;
  /** Its applicant knows that the office is late with it. */
  @Column('boolean', { name: 'told_late' }) toldLate!: boolean;
  @VersionColumn() version!: number;
}

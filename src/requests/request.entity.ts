import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const REQUEST_KINDS = ['lifting', 'correction'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const SUBJECT_TYPES = ['business', 'growing-area', 'product', 'lot', 'code'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** One field as the register shows it, and as it should be. */
export interface FieldChange {
  readonly before: string | null;
  readonly after: string;
}

/** What a business asks of the office about a thing of its own; where it stands, its dossier says. */
@Entity('requests')
export class Request {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: RequestKind;
  @Column('uuid', { name: 'business_id' }) businessId!: string;
  @Column('text', { name: 'subject_type' }) subjectType!: SubjectType;
  @Column('text', { name: 'subject_id' }) subjectId!: string;
  @Column('text') title!: string;
  @Column('text') words!: string;
  @Column('jsonb') changes!: Readonly<Record<string, FieldChange>>;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

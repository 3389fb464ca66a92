import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Lang } from '../ui/page-context.js';

export const REPORT_CATEGORIES = [
  'fake',
  'label',
  'information',
  'quality',
  'unwell',
  'registry',
  'other',
] as const;
export type ReportCategory = (typeof REPORT_CATEGORIES)[number];

/** `new → taken → answered → closed`; one that was not taken may be answered or closed, a closed one taken again. */
export const REPORT_STATUSES = ['new', 'taken', 'answered', 'closed'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** What somebody told the office about a product, a lot, a code or the registry itself. */
@Entity('reports')
export class Report {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') ticket!: string;
  @Column('text') category!: ReportCategory;
  @Column('text', { nullable: true }) about!: string | null;
  @Column('uuid', { name: 'business_id', nullable: true }) businessId!: string | null;
  @Column('uuid', { name: 'product_id', nullable: true }) productId!: string | null;
  @Column('uuid', { name: 'lot_id', nullable: true }) lotId!: string | null;
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text') words!: string;
  @Column('text', { name: 'image_sha256', nullable: true }) imageSha256!: string | null;
  @Column('text', { nullable: true }) place!: string | null;
  /** Personal data; removed some time after the report is closed. */
  @Column('text', { nullable: true }) contact!: string | null;
  @Column('text') language!: Lang;
  @Column('text') status!: ReportStatus;
  @Column('uuid', { name: 'taken_by', nullable: true }) takenBy!: string | null;
  @Column('timestamptz', { name: 'taken_at', nullable: true }) takenAt!: Date | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

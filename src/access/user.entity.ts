import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Lang } from '../ui/page-context.js';
import type { OfficialRole } from './roles.js';

@Entity('users')
export class User {
  @PrimaryColumn('uuid') id!: string;
  /** Lower case. */
  @Column('text') email!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  /** In the office; null for those who work for businesses (`memberships`) or will. */
  @Column('text', { nullable: true }) role!: OfficialRole | null;
  @Column('text') language!: Lang;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt!: Date | null;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

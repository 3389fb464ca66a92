import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Lang, Role } from '../ui/page-context.js';

@Entity('users')
export class User {
  @PrimaryColumn('uuid') id!: string;
  /** Lower case. */
  @Column('text') email!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  @Column('text') role!: Role;
  @Column('uuid', { name: 'business_id', nullable: true }) businessId!: string | null;
  @Column('text') language!: Lang;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt!: Date | null;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

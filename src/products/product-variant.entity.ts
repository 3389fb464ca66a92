import { Column, Entity, PrimaryColumn } from 'typeorm';
import { asNumber } from '../platform/database/columns.js';
import type { MeasureUnit } from '../standards/units/measure-unit.js';

/** A unit in which a product is sold. What of it is published stays; what is not sold any more has ended. */
@Entity('product_variants')
export class ProductVariant {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'product_id' }) productId!: string;
  @Column('smallint') position!: number;
  @Column('text', { name: 'name_vi' }) nameVi!: string;
  @Column('text', { name: 'name_en', nullable: true }) nameEn!: string | null;
  /** Net content of one. */
  @Column('numeric', { precision: 14, scale: 3, nullable: true, transformer: asNumber }) quantity!:
    number | null;
  @Column('text', { nullable: true }) unit!: MeasureUnit | null;
  /** Of a carton: units of sale in it. */
  @Column('integer', { name: 'inner_count', nullable: true }) innerCount!: number | null;
  /** Fourteen digits. */
  @Column('text', { nullable: true }) gtin!: string | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

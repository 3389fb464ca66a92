import { Column, Entity, PrimaryColumn } from 'typeorm';
import { asNumber } from '../platform/database/columns.js';

/** What an area may yield in a season, as certified. */
@Entity('area_seasons')
export class AreaSeason {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'area_id' }) areaId!: string;
  @Column('text') name!: string;
  @Column('date', { name: 'starts_on' }) startsOn!: string;
  @Column('date', { name: 'ends_on' }) endsOn!: string;
  @Column('numeric', { precision: 10, scale: 4, transformer: asNumber }) hectares!: number;
  @Column('numeric', { name: 'kg_per_hectare', precision: 10, scale: 2, transformer: asNumber })
  kgPerHectare!: number;
  @Column('text', { name: 'certified_by' }) certifiedBy!: string;
  @Column('date', { name: 'certified_on' }) certifiedOn!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

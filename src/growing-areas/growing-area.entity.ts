import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { MultiPolygon, Polygon } from 'geojson';
import type { AreaKind } from '../area-codes/code-numbers.service.js';
import type { AreaStandard, Irrigation, PastYield } from './area-details.js';
import type { DeclaredUnit } from './declared-size.js';
import { asNumber } from '../platform/database/columns.js';

export const GROWING_AREA_STATUSES = [
  'draft',
  'submitted',
  'amend',
  'active',
  'suspended',
  'refused',
  'closed',
] as const;
export type GrowingAreaStatus = (typeof GROWING_AREA_STATUSES)[number];

/** Vùng trồng, or cơ sở đóng gói. `bounds` (the bounding box under a GiST index) is written by SQL beside the polygon. */
@Entity('growing_areas')
export class GrowingArea {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'business_id' }) businessId!: string;
  @Column('text') kind!: AreaKind;
  @Column('text') name!: string;
  /** Of a packing house: what is packed there. */
  @Column('text') crop!: string;
  @Column('numeric', {
    name: 'hectares_declared',
    precision: 10,
    scale: 4,
    nullable: true,
    transformer: asNumber,
  })
  hectaresDeclared!: number | null;
  /** As the owner wrote it; shown in it again. */
  @Column('text', { name: 'declared_unit' }) declaredUnit!: DeclaredUnit;
  /** Geodesic, measured from the polygon. */
  @Column('double precision', { name: 'area_m2', nullable: true }) areaM2!: number | null;
  @Column('text', { name: 'commune_code' }) communeCode!: string;
  @Column('text', { nullable: true }) village!: string | null;
  @Column('integer', { nullable: true }) households!: number | null;
  @Column('text', { nullable: true }) variety!: string | null;
  @Column('smallint', { name: 'planted_year', nullable: true }) plantedYear!: number | null;
  @Column('smallint', { name: 'harvests_per_year', nullable: true }) harvestsPerYear!: number | null;
  @Column('smallint', { name: 'harvest_months', array: true, nullable: true })
  harvestMonths!: readonly number[] | null;
  /** A year. */
  @Column('numeric', {
    name: 'expected_tonnes',
    precision: 12,
    scale: 3,
    nullable: true,
    transformer: asNumber,
  })
  expectedTonnes!: number | null;
  @Column('jsonb', { name: 'past_yields', nullable: true }) pastYields!: readonly PastYield[] | null;
  @Column('text', { nullable: true }) irrigation!: Irrigation | null;
  @Column('text', { array: true, nullable: true }) standards!: readonly AreaStandard[] | null;
  @Column('text', { name: 'intended_markets', array: true, nullable: true })
  intendedMarkets!: readonly string[] | null;
  /** Personal data, not in the log. */
  @Column('text', { nullable: true }) registrant!: string | null;
  /** When it was sent last: with that its business says that all of it is true. */
  @Column('timestamptz', { name: 'committed_at', nullable: true }) committedAt!: Date | null;
  @Column('jsonb', { nullable: true }) polygon!: Polygon | MultiPolygon | null;
  /** Of a packing house, in place of a boundary. */
  @Column('double precision', { nullable: true }) lon!: number | null;
  @Column('double precision', { nullable: true }) lat!: number | null;
  @Column('text', { name: 'facility_number', nullable: true }) facilityNumber!: string | null;
  /** A day. */
  @Column('numeric', {
    name: 'capacity_tonnes',
    precision: 10,
    scale: 3,
    nullable: true,
    transformer: asNumber,
  })
  capacityTonnes!: number | null;
  /** `((maxLon,maxLat),(minLon,minLat))` as PostgreSQL's `box` reads it. */
  @Column({ type: 'box' }) bounds!: string;
  /** At home; beside the registrations, for lists and searches. */
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text') status!: GrowingAreaStatus;
  /** Of the last refusal, amendment or suspension. */
  @Column('text', { name: 'status_reason', nullable: true }) statusReason!: string | null;
  @Column('boolean') sample!: boolean;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

import { Inject, Injectable } from '@nestjs/common';
import { reaches, scopeOf } from '../access/permissions.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { dayOf } from '../platform/time-zone.js';
import { GrowingArea } from './growing-area.entity.js';
import { AreaSeason } from './season.entity.js';
import type { SeasonInputDto } from './seasons.dto.js';

export interface SeasonView extends SeasonInputDto {
  readonly id: string;
  readonly capacityKg: number;
  readonly usedKg: number;
  readonly unweighed: number;
}

/** Twenty years of three harvests. */
const SHOWN = 60;
/** Boundaries are measured, and measured again. */
const MEASURED_TOLERANCE = 1.05;

/** Seasons of an area with the yield that the office has certified. */
@Injectable()
export class SeasonsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The latest first, with what was harvested of each. */
  async list(actor: Actor, areaId: string): Promise<SeasonView[]> {
    const [area] = await this.db.query(
      'select from growing_areas a where a.id = $1 and ($2::uuid[] is null or a.business_id = any($2))',
      [areaId, scopeOf(actor)],
    );
    if (area === undefined) throw new NotFound();
    return this.db.query<SeasonView>(
      `select s.id, s.name, s.starts_on::text as "startsOn", s.ends_on::text as "endsOn", s.hectares::float8 as hectares,
         s.kg_per_hectare::float8 as "kgPerHectare", s.certified_by as "certifiedBy", s.certified_on::text as "certifiedOn",
         c.capacity_kg::float8 as "capacityKg", c.used_kg::float8 as "usedKg", c.unweighed::int as unweighed
       from area_seasons s join area_capacities c on c.season_id = s.id
       where s.area_id = $1 order by s.starts_on desc, s.id limit ${SHOWN}`,
      [areaId],
    );
  }

  certify(actor: Actor, areaId: string, input: SeasonInputDto): Promise<string> {
    if (input.endsOn < input.startsOn) throw Invalid.field('endsOn', 'until-before-start');
    if (input.certifiedOn > dayOf(this.clock.now(), this.config.registry.timeZone))
      throw Invalid.field('certifiedOn', 'date-future');
    if (Date.parse(input.endsOn) - Date.parse(input.startsOn) > 730 * 86_400_000)
      throw Invalid.field('endsOn', 'season-too-long');
    return this.db.transaction(async (tx) => {
      // The lock also keeps two seasons from being written side by side.
      const area = await tx.findOne(GrowingArea, {
        where: { id: areaId },
        lock: { mode: 'pessimistic_write' },
      });
      if (area === null || !reaches(actor, area.businessId)) throw new NotFound();
      if (area.status !== 'active' && area.status !== 'suspended') throw new Conflict('area-without-code');
      // A packing house has no seasons.
      if (area.areaM2 === null) throw new NotFound();
      const measured = area.areaM2 / 10_000;
      if (input.hectares > measured * MEASURED_TOLERANCE)
        throw Invalid.field('hectares', 'too-large', { max: Math.round(measured * 10_000) / 10_000 });
      const beside = await tx.query<unknown[]>(
        'select from area_seasons where area_id = $1 and starts_on <= $3 and ends_on >= $2 limit 1',
        [areaId, input.startsOn, input.endsOn],
      );
      if (beside.length > 0) throw Invalid.field('startsOn', 'season-overlap');
      const season = tx.create(AreaSeason, {
        ...pick(input),
        id: newId(),
        areaId,
        createdAt: this.clock.now(),
      });
      await tx.insert(AreaSeason, season);
      await this.audit.record(
        tx,
        actor,
        'growing-area.season-certified',
        { type: 'growing-area', id: areaId, businessId: area.businessId },
        { after: { ...pick(input) } },
      );
      return season.id;
    });
  }

  /** One that was entered wrongly; the log keeps it. @returns the area it was of */
  remove(actor: Actor, id: string): Promise<string> {
    return this.db.transaction(async (tx) => {
      const season = await tx.findOne(AreaSeason, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (season === null) throw new NotFound();
      const { businessId } = await tx.findOneByOrFail(GrowingArea, { id: season.areaId });
      if (!reaches(actor, businessId)) throw new NotFound();
      await tx.delete(AreaSeason, { id });
      await this.audit.record(
        tx,
        actor,
        'growing-area.season-removed',
        { type: 'growing-area', id: season.areaId, businessId },
        { before: { ...pick(season) } },
      );
      return season.areaId;
    });
  }
}

function pick(from: SeasonInputDto): Pick<SeasonInputDto, keyof SeasonInputDto> {
  const { name, startsOn, endsOn, hectares, kgPerHectare, certifiedBy, certifiedOn } = from;
  return { name, startsOn, endsOn, hectares, kgPerHectare, certifiedBy, certifiedOn };
}

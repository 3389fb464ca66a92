import { setImmediate as turn } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { reaches } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Invalid } from '../platform/errors.js';
import { overlapRule, roughly } from './overlap-rules.js';
import { Database, type Tx } from '../platform/database/database.js';
import { NO_ID } from '../platform/id.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import type { AreaGeometry, LonLat } from '../standards/geo/area-geometry.js';
import { simplifyArea } from '../standards/geo/coarsen.js';
import { geodesicAreaM2 } from '../standards/geo/measure.js';
import { overlapShare } from '../standards/geo/overlap.js';
import { parsePolygon } from '../standards/geo/polygon.js';

/** More neighbours on one piece of ground than anybody looks at. */
const CANDIDATES = 50;
const TOLERANCE_METRES = 5;
/** The width of a square as large as the area may be off by this part. */
const TOLERANCE_PART = 0.01;
const BATCH = 50;

/** Boundaries are drawn by hand: neighbours touch. */
const NOTED = 0.02;

/** An area that a boundary would lie on. */
export interface Foreseen {
  readonly id: string;
  readonly name: string;
  readonly businessId: string;
  readonly share: number;
  /** The middle of what both share. */
  readonly place: LonLat | null;
}

interface Candidate {
  id: string;
  polygon: unknown;
  outline: AreaGeometry | null;
}

/**
 * Which areas lie on the same ground. Comparing two boundaries of 5,000 corners takes long, so it is done once, when one of them is
 * written or sent, on simplified ones; pages read what was found.
 */
@Injectable()
export class AreaOverlaps implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Areas that were there before anything was compared. */
  onModuleInit(): void {
    this.jobs.schedule({ name: 'compare-growing-areas', cron: '*/5 * * * *' }, () => this.compareMissing());
  }

  /** To be called in the transaction that wrote the boundary. Held until commit, so that of two neighbours the later sees the other. */
  async compare(tx: Tx, id: string, polygon: unknown): Promise<void> {
    const own = outlineOf(polygon);
    if (own === null) return;
    await tx.query(`select pg_advisory_xact_lock(hashtext('area overlaps'))`);
    await keepOutline(tx, id, own);
    await tx.query('delete from area_overlaps where area_id = $1 or other_id = $1', [id]);
    // The box as a value of its own and "offset 0": otherwise the planner reads areas in some other order than by the index of boxes.
    const candidates = await tx.query<Candidate[]>(
      `select near.id, near.polygon, c.outline from (
         select a.id, a.polygon from growing_areas a
         where a.bounds && (select bounds from growing_areas where id = $1) and a.id <> $1 and a.kind = 'field'
           and a.status not in ('draft', 'refused', 'closed') offset 0) near
       left join compared_areas c on c.area_id = near.id limit $2`,
      [id, CANDIDATES],
    );
    for (const { id: otherId, polygon: otherPolygon, outline } of candidates) {
      await turn(); // requests go first
      const other = outline ?? outlineOf(otherPolygon);
      if (other === null) continue;
      const shared = overlapShare(own, other);
      if (!shared.ok || shared.value.areaM2 === 0) continue;
      const { ofFirst, ofSecond, place } = shared.value;
      await tx.query(
        `insert into area_overlaps (area_id, other_id, share, lon, lat)
         select v.*, $5::float8, $6::float8 from (values ($1::uuid, $2::uuid, $3::real), ($2, $1, $4)) v where column3 > 0`,
        [id, otherId, ofFirst, ofSecond, place?.[0] ?? null, place?.[1] ?? null],
      );
    }
  }

  /** Before anything is written: which areas a boundary would lie on, and how much of it. */
  async foresee(polygon: AreaGeometry, bounds: string, exceptId: string | null): Promise<Foreseen[]> {
    const own = outlineOf(polygon);
    if (own === null) return [];
    const candidates = await this.db.query<Foreseen & { outline: AreaGeometry | null }>(
      `select near.id, near.name, near.business_id as "businessId", c.outline from (
         select a.id, a.name, a.business_id from growing_areas a
         where a.bounds && $1::box and a.id is distinct from $2::uuid and a.kind = 'field' and a.status not in ('draft', 'refused', 'closed') offset 0) near
       left join compared_areas c on c.area_id = near.id limit $3`,
      [bounds, exceptId, CANDIDATES],
    );
    const found: Foreseen[] = [];
    for (const { outline, ...other } of candidates) {
      await turn(); // requests go first
      if (outline === null) continue;
      const shared = overlapShare(own, outline);
      if (shared.ok && shared.value.ofFirst >= NOTED)
        found.push({ ...other, share: shared.value.ofFirst, place: shared.value.place ?? null });
    }
    return found.sort((one, other) => other.share - one.share);
  }

  /**
   * After `compare`, in the same transaction: by the province's rules some crops do not share their ground.
   * @throws Invalid at `polygon` with how much of it lies on whose ground, and where
   */
  async assertAllowed(
    tx: Tx,
    actor: Actor,
    { id, crop }: { readonly id: string; readonly crop: string },
  ): Promise<void> {
    const rule = overlapRule(this.config.areas.overlaps, crop);
    if (rule?.action !== 'block') return;
    const [worst] = await tx.query<
      { name: string; businessId: string; share: number; lon: number | null; lat: number | null }[]
    >(
      `select a.name, a.business_id as "businessId", o.share::float8 as share, o.lon, o.lat
       from area_overlaps o join growing_areas a on a.id = o.other_id
       where o.area_id = $1 and o.share >= $2 order by o.share desc, o.other_id limit 1`,
      [id, rule.share],
    );
    if (worst === undefined) return;
    const own = reaches(actor, worst.businessId);
    throw Invalid.field('polygon', 'area-overlap-blocked', {
      percent: Math.round(worst.share * 100),
      from: Math.round(rule.share * 100),
      // Whose it is, and just where, is for the office; the one who draws has to find the side in question.
      ...(own ? { name: worst.name } : {}),
      ...(worst.lon === null || worst.lat === null
        ? {}
        : { lon: own ? worst.lon : roughly(worst.lon), lat: own ? worst.lat : roughly(worst.lat) }),
    });
  }

  async forget(tx: Tx, id: string): Promise<void> {
    await tx.query('delete from area_overlaps where area_id = $1 or other_id = $1', [id]);
  }

  async compareMissing(): Promise<void> {
    let after = NO_ID; // what cannot be read is not compared, and passed by
    for (;;) {
      const missing = await this.db.query<{ id: string; polygon: unknown }>(
        `select a.id, a.polygon from growing_areas a where a.id > $2 and a.kind = 'field'
           and not exists (select from compared_areas c where c.area_id = a.id) order by a.id limit $1`,
        [BATCH, after],
      );
      for (const { id, polygon } of missing) await this.db.transaction((tx) => this.compare(tx, id, polygon));
      const last = missing[BATCH - 1];
      if (last === undefined) return;
      after = last.id;
    }
  }
}

async function keepOutline(tx: Tx, id: string, outline: AreaGeometry): Promise<void> {
  await tx.query(
    `insert into compared_areas (area_id, outline) values ($1, $2) on conflict (area_id) do update set outline = excluded.outline`,
    [id, JSON.stringify(outline)],
  );
}

/** Null for what an older version took and this one cannot read. */
function outlineOf(polygon: unknown): AreaGeometry | null {
  const read = parsePolygon(polygon);
  if (!read.ok) return null;
  const width = Math.sqrt(geodesicAreaM2(read.value));
  return simplifyArea(read.value, Math.min(TOLERANCE_METRES, width * TOLERANCE_PART));
}

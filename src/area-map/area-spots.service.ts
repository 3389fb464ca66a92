import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { NO_ID } from '../platform/id.js';
import { AreaSpots, type Spot } from './area-spots.js';

interface Row {
  id: string;
  businessId: string;
  createdAt: string;
  crop: string;
  status: string;
  kind: string;
  communeCode: string;
  box: [west: number, south: number, east: number, north: number];
  markets: string[] | null;
  until: string | null;
  overlaps: boolean;
}

/** Boundaries are drawn by hand: neighbours touch. */
const OVERLAP_NOTED = 0.02;
const PART = 2000;
/** Changes are remembered for an hour; who has not asked for half of that reads everything anew. */
const FORGOTTEN_MS = 30 * 60_000;
const COLUMNS = `a.id, a.business_id as "businessId", (extract(epoch from a.created_at) * 1000000)::bigint::text as "createdAt", a.crop, a.status, a.kind,
  a.commune_code as "communeCode", array[(a.bounds[1])[0], (a.bounds[1])[1], (a.bounds[0])[0], (a.bounds[0])[1]] as box, held.markets,
  held.until::text, exists (select from area_overlaps o where o.area_id = a.id and o.share >= ${OVERLAP_NOTED}) as overlaps`;
const HELD = `left join lateral (
    select array_agg(distinct r.market) as markets, min(r.until) as until from area_registrations r
    where r.area_id = a.id and r.state in ('active', 'suspended', 'corrected')) held on true`;

/**
 * All areas but drafts, in memory: read once, then what has changed since, at every question, so that each answer is of now. Each process has
 * its own; a hundred thousand take some 40 MB.
 */
@Injectable()
export class AreaSpotsService implements OnModuleInit {
  private readonly spots = new AreaSpots();
  /** The oldest transaction that was under way when it was read last. */
  private seen: string | null = null;
  private readAt = 0;
  private reading: Promise<void> | null = null;

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'forget-area-changes', cron: '23 * * * *' }, () =>
      this.db.transaction(async (tx) => {
        await tx.query(`delete from area_changes where at < clock_timestamp() - interval '1 hour'`);
      }),
    );
  }

  /** As they are now: who asks while another reads waits for the next reading, which both share. */
  async now(): Promise<AreaSpots> {
    const before = this.reading;
    if (before !== null) {
      await before.catch(() => undefined); // whoever began it is told
      // Begun before this question: what was written meanwhile may be missing.
      if (this.reading !== null && this.reading !== before) {
        await this.reading;
        return this.spots;
      }
    }
    const reading = this.read().finally(() => {
      if (this.reading === reading) this.reading = null;
    });
    this.reading = reading;
    await reading;
    return this.spots;
  }

  private async read(): Promise<void> {
    const fresh = performance.now() - this.readAt < FORGOTTEN_MS;
    const seen = this.seen;
    const [snapshot] = await this.db.query<{ oldest: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as oldest',
    );
    if (seen === null || !fresh) await this.readAll();
    else await this.readChanged(seen);
    this.seen = snapshot?.oldest ?? null;
    this.readAt = performance.now();
  }

  private async readAll(): Promise<void> {
    this.seen = null;
    this.spots.clear();
    let after = { createdAt: '-infinity', id: NO_ID };
    for (;;) {
      const rows = await this.db.query<Row & { at: string }>(
        `select ${COLUMNS}, a.created_at::text as at from (select * from growing_areas a where (a.created_at, a.id) > ($1::timestamptz, $2::uuid)
           order by a.created_at, a.id limit ${PART}) a ${HELD} order by a.created_at, a.id`,
        [after.createdAt, after.id],
      );
      for (const row of rows) if (row.status !== 'draft') this.spots.put(toSpot(row));
      const last = rows.at(-1);
      if (last === undefined || rows.length < PART) return;
      after = { createdAt: last.at, id: last.id };
    }
  }

  private async readChanged(since: string): Promise<void> {
    const changed = await this.db.query<{ id: string }>(
      'select distinct area_id as id from area_changes where tx >= $1::xid8',
      [since],
    );
    for (let at = 0; at < changed.length; at += PART) {
      const ids = changed.slice(at, at + PART).map(({ id }) => id);
      const rows = await this.db.query<Row>(
        `select ${COLUMNS} from growing_areas a ${HELD} where a.id = any($1::uuid[])`,
        [ids],
      );
      const found = new Map(rows.map((row) => [row.id, row]));
      for (const id of ids) {
        const row = found.get(id);
        if (row === undefined || row.status === 'draft') this.spots.remove(id);
        else this.spots.put(toSpot(row));
      }
    }
  }
}

function toSpot({ box: [west, south, east, north], markets, createdAt, ...row }: Row): Spot {
  return { ...row, createdAt: Number(createdAt), markets: markets ?? [], box: { west, south, east, north } };
}

import { Injectable } from '@nestjs/common';
import { reaches, scopeOf } from '../access/permissions.js';
import { isOfficial } from '../access/roles.js';
import { AuditLog } from '../audit/audit-log.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { BadRequest, Invalid, NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { GrowingArea } from './growing-area.entity.js';
import { type Household, HOUSEHOLDS_MAX, readHouseholds } from './household-reading.js';

export interface HouseholdView extends Household {
  readonly position: number;
}

export interface HouseholdPage extends Page<HouseholdView> {
  readonly area: { readonly id: string; readonly name: string };
  readonly total: number;
}

const PAGE = 100;

/** The list of who farms an area. Names and telephones leave it for no page but its own, and no entry of the log. */
@Injectable()
export class HouseholdsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** An official's reading is on record: whose list, which part. */
  async page(actor: Actor, areaId: string, cursor: string | undefined): Promise<HouseholdPage> {
    if (cursor !== undefined && !/^\d{1,6}$/.test(cursor)) throw new BadRequest('cursor-unknown');
    const after = Number(cursor ?? 0);
    const [area] = await this.db.query<{ id: string; name: string; businessId: string; total: number }>(
      `select a.id, a.name, a.business_id as "businessId",
         (select count(*)::int from area_households h where h.area_id = a.id) as total
       from growing_areas a where a.id = $1 and a.kind = 'field' and ($2::uuid[] is null or a.business_id = any($2))`,
      [areaId, scopeOf(actor)],
    );
    if (area === undefined) throw new NotFound();
    const rows = await this.db.query<HouseholdView & Record<string, unknown>>(
      `select position, name, plot, hectares::float8 as hectares, phone from area_households
       where area_id = $1 and position > $2 order by position limit $3`,
      [areaId, after, PAGE + 1],
    );
    const items = rows.slice(0, PAGE);
    const { businessId, total, ...named } = area;
    if (isOfficial(actor.role) && items.length > 0)
      await this.db.transaction((tx) =>
        this.audit.record(
          tx,
          actor,
          'growing-area.households-read',
          { type: 'growing-area', id: areaId, businessId },
          { after: { from: after + 1, rows: items.length } },
        ),
      );
    return {
      area: named,
      total,
      items,
      next: rows.length > PAGE ? String(items.at(-1)?.position ?? 0) : null,
    };
  }

  /** The whole list anew, or more at its end; the count of the area follows it. */
  async keep(actor: Actor, areaId: string, bytes: Uint8Array, append: boolean): Promise<number> {
    const households = await readHouseholds(bytes);
    return this.write(actor, areaId, async (area, tx) => {
      if (!append) await tx.query('delete from area_households where area_id = $1', [area.id]);
      const [last] = await tx.query<{ position: number }[]>(
        'select coalesce(max(position), 0) as position from area_households where area_id = $1',
        [area.id],
      );
      const from = last?.position ?? 0;
      if (from + households.length > HOUSEHOLDS_MAX) throw Invalid.field('file', 'table-too-many-rows');
      await tx.query(
        `insert into area_households (area_id, position, name, plot, hectares, phone)
         select $1, $2 + v.n, v.name, v.plot, v.hectares, v.phone from jsonb_to_recordset($3::jsonb)
           as v (n int, name text, plot text, hectares numeric, phone text)`,
        [area.id, from, JSON.stringify(households.map((each, index) => ({ n: index + 1, ...each })))],
      );
      return from + households.length;
    });
  }

  async remove(actor: Actor, areaId: string): Promise<void> {
    await this.write(actor, areaId, async (area, tx) => {
      await tx.query('delete from area_households where area_id = $1', [area.id]);
      return null;
    });
  }

  private write<Count extends number | null>(
    actor: Actor,
    areaId: string,
    change: (area: GrowingArea, tx: Parameters<Parameters<Database['transaction']>[0]>[0]) => Promise<Count>,
  ): Promise<Count> {
    return this.db.transaction(async (tx) => {
      const area = await tx.findOne(GrowingArea, {
        where: { id: areaId },
        lock: { mode: 'pessimistic_write' },
      });
      if (area === null || area.kind !== 'field' || !reaches(actor, area.businessId)) throw new NotFound();
      const before = area.households;
      const count = await change(area, tx);
      await tx.save(Object.assign(area, { households: count ?? before, updatedAt: this.clock.now() }));
      // How many, never who.
      await this.audit.record(
        tx,
        actor,
        'growing-area.households-listed',
        { type: 'growing-area', id: areaId, businessId: area.businessId },
        { before: { households: before }, after: { households: area.households, listed: count ?? 0 } },
      );
      return count;
    });
  }
}

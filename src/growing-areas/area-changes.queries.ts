import { Injectable } from '@nestjs/common';
import type { MultiPolygon, Polygon } from 'geojson';
import type { UnitName } from '../places/place-names.js';
import { Database } from '../platform/database/database.js';
import { BadRequest } from '../platform/errors.js';
import { decodeCursor, encodeCursor, type Page } from '../platform/http/cursor.js';
import { COMPARED, type ChangedFacts } from './changed-facts.js';
import type { GrowingAreaView } from './growing-areas.queries.js';

interface Outline {
  readonly polygon: Polygon | MultiPolygon;
  readonly hectares: number;
}

/** One step from a version to the next, as the log and the kept boundaries tell it. */
export interface AreaChange {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actorName: string | null;
  readonly actorRole: string;
  readonly before: ChangedFacts;
  readonly after: ChangedFacts;
  /** The two outlines; `lost` where it changed before former ones were kept. */
  readonly boundary: { readonly before: Outline; readonly after: Outline } | 'lost' | null;
}

export interface AreaChangePage extends Page<AreaChange> {
  /** What the communes that are named in it are called. */
  readonly communes: ReadonlyMap<string, readonly UnitName[]>;
}

type Row = Omit<AreaChange, 'boundary'> & {
  readonly polygon: Polygon | MultiPolygon | null;
  readonly areaM2: number | null;
  readonly nextPolygon: Polygon | MultiPolygon | null;
  readonly nextM2: number | null;
};

/** Of maps a page bears few. */
const PAGE = 10;
const CURSOR = 'area-changes';

@Injectable()
export class AreaChanges {
  constructor(private readonly db: Database) {}

  /** The newest first. Its reader was let to the area. What came after a boundary is the one replaced next, or the present one. */
  async page(area: GrowingAreaView, cursor: string | undefined): Promise<AreaChangePage> {
    const rows = await this.db.query<Row>(
      `select e.id::text, e.at, e.action, u.name as "actorName", e.actor_role as "actorRole", e.before, e.after,
         f.polygon, f.area_m2 as "areaM2", n.polygon as "nextPolygon", n.area_m2 as "nextM2"
       from audit_entries e
       left join users u on u.id = e.actor_id
       left join former_boundaries f on f.entry_id = e.id
       left join lateral (select l.polygon, l.area_m2 from former_boundaries l where l.area_id = f.area_id and l.entry_id > f.entry_id
         order by l.entry_id limit 1) n on true
       where e.subject_type = 'growing-area' and e.subject_id = $1 and e.before is not null and e.after is not null
         and e.action not like 'growing-area.season-%' and ($2::bigint is null or e.id < $2)
         and (f.entry_id is not null or exists (select from jsonb_each(e.before) b
           where b.key = any($3) and b.value is distinct from e.after -> b.key))
       order by e.id desc limit $4`,
      [area.id, lastId(cursor), [...COMPARED, 'bounds'], PAGE + 1],
    );
    const items = rows.slice(0, PAGE).map((row) => toChange(row, area));
    const last = items.at(-1);
    return {
      items,
      next: rows.length > PAGE && last !== undefined ? encodeCursor({ key: CURSOR, id: last.id }) : null,
      communes: await this.communes(items),
    };
  }

  private async communes(changes: readonly AreaChange[]) {
    const codes = changes.flatMap(({ before, after }) => [before.communeCode, after.communeCode]);
    const named = [...new Set(codes)].filter((code) => typeof code === 'string');
    if (named.length === 0) return new Map<string, readonly UnitName[]>();
    const rows = await this.db.query<{ code: string; place: UnitName[] }>(
      `select c.code, jsonb_build_array(jsonb_build_object('kind', c.kind, 'name', c.name, 'nameEn', c.name_en),
         jsonb_build_object('kind', c.province_kind, 'name', c.province_name, 'nameEn', c.province_name_en)) as place
       from communes_today c where c.code = any($1)`,
      [named],
    );
    return new Map(rows.map(({ code, place }) => [code, place]));
  }
}

function toChange({ polygon, areaM2, nextPolygon, nextM2, ...row }: Row, area: GrowingAreaView): AreaChange {
  if (area.kind !== 'field') return { ...row, boundary: null };
  if (polygon === null || areaM2 === null)
    return { ...row, boundary: 'bounds' in row.before || 'areaM2' in row.before ? 'lost' : null };
  const before = { polygon, hectares: toHectares(areaM2) };
  const after =
    nextPolygon === null || nextM2 === null
      ? { polygon: area.polygon, hectares: area.hectaresMeasured }
      : { polygon: nextPolygon, hectares: toHectares(nextM2) };
  return { ...row, boundary: { before, after } };
}

function toHectares(areaM2: number): number {
  return Math.round(areaM2) / 10_000;
}

/** @throws BadRequest */
function lastId(cursor: string | undefined): string | null {
  const at = decodeCursor(cursor);
  if (at === null) return null;
  if (at.key !== CURSOR || !/^\d{1,18}$/.test(at.id)) throw new BadRequest('cursor-unknown');
  return at.id;
}

import { Injectable } from '@nestjs/common';
import type { MultiPolygon, Polygon } from 'geojson';
import { businessOf, scopeOf, type Scope } from '../access/permissions.js';
import { isOfficial } from '../access/roles.js';
import { AREA_KINDS, type AreaKind } from '../area-codes/code-numbers.service.js';
import { assertMayDeclare } from '../businesses/active-business.js';
import type { Actor } from '../platform/actor.js';
import type { LotStatus } from '../lots/lot.entity.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList } from '../platform/lists/define-list.js';
import { byMoment, equalOfOwner, searchedState } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import { shippedOutlines } from '../places/outlines.js';
import type { UnitName } from '../places/place-names.js';
import type { LonLat } from '../standards/geo/area-geometry.js';
import { type AreaDetails, DETAIL_COLUMNS } from './area-details.js';
import type { DeclaredUnit } from './declared-size.js';
import { type AreaNotice, areaNotices, spotNotices } from './boundary-place.js';
import { allCommuneCentres } from './commune-centres.js';
import { GROWING_AREA_STATUSES, type GrowingAreaStatus } from './growing-area.entity.js';
import type { GrowingAreaListQuery } from './growing-areas.dto.js';

interface AreaFacts extends AreaDetails {
  readonly id: string;
  readonly businessId: string;
  readonly businessName: string;
  readonly name: string;
  /** Of a packing house: what is packed there. */
  readonly crop: string;
  readonly declaredUnit: DeclaredUnit;
  readonly communeCode: string;
  /** Commune and province. */
  readonly place: readonly UnitName[];
  readonly village: string | null;
  readonly households: number | null;
  /** What looks odd, for the owner and the office. */
  readonly notices: readonly AreaNotice[];
  readonly code: string | null;
  readonly status: GrowingAreaStatus;
  readonly statusReason: string | null;
  /** When it was sent last. */
  readonly committedAt: Date | null;
  readonly sample: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

export interface FieldView extends AreaFacts {
  readonly kind: 'field';
  readonly hectaresDeclared: number;
  readonly hectaresMeasured: number;
  readonly polygon: Polygon | MultiPolygon;
  readonly lon: null;
  readonly lat: null;
  readonly facilityNumber: null;
  readonly capacityTonnes: null;
}

/** Has a place in place of a boundary. */
export interface PackingHouseView extends AreaFacts {
  readonly kind: 'packing-house';
  readonly hectaresDeclared: null;
  readonly hectaresMeasured: null;
  readonly polygon: null;
  readonly lon: number;
  readonly lat: number;
  readonly facilityNumber: string | null;
  /** A day. */
  readonly capacityTonnes: number | null;
}

export type GrowingAreaView = FieldView | PackingHouseView;

/** Another area that lies partly on the same ground. */
export interface OverlapView {
  readonly id: string;
  readonly businessId: string;
  readonly name: string;
  readonly businessName: string;
  readonly status: GrowingAreaStatus;
  /** Share of the area in question that the other one covers, 0 to 1. */
  readonly share: number;
  /** The middle of what both share; null where it was compared before that was noted. */
  readonly place: LonLat | null;
}

/** Another area on the map. */
export interface NeighbourView {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly polygon: Polygon | MultiPolygon;
}

/** As it is drawn on a map of many. */
export interface OutlinedArea {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly crop: string;
  readonly status: GrowingAreaStatus;
  readonly kind: AreaKind;
  /** null of a packing house. */
  readonly hectaresMeasured: number | null;
  readonly overlaps: boolean;
  /** Simplified: for the eye, not for measuring; null of a packing house, which is a place. */
  readonly outline: Polygon | MultiPolygon | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface HarvestedLotView {
  readonly id: string;
  readonly lotNumber: string;
  readonly productName: string;
  readonly productNameEn: string | null;
  readonly status: LotStatus;
  readonly harvestedAt: Date;
  /** null where it was harvested in more than one unit. */
  readonly quantity: number | null;
  readonly unit: string | null;
}

type Stored<View> = Omit<View, 'hectaresMeasured' | 'place' | 'notices'> & { place: UnitName[] | null };
type Row = (Stored<FieldView> & { areaM2: number }) | (Stored<PackingHouseView> & { areaM2: null });

const COLUMNS = `a.id, a.kind, a.business_id as "businessId", b.name as "businessName", a.name, a.crop,
    a.hectares_declared::float8 as "hectaresDeclared", a.declared_unit as "declaredUnit", a.area_m2 as "areaM2", a.commune_code as "communeCode", a.village, a.households,
    a.polygon, a.lon, a.lat, a.facility_number as "facilityNumber", a.capacity_tonnes::float8 as "capacityTonnes", a.code, a.status, a.status_reason as "statusReason", ${DETAIL_COLUMNS}, a.committed_at as "committedAt", a.sample, a.version, a.created_at as "createdAt",
    (select jsonb_build_array(jsonb_build_object('kind', c.kind, 'name', c.name, 'nameEn', c.name_en),
       jsonb_build_object('kind', c.province_kind, 'name', c.province_name, 'nameEn', c.province_name_en))
     from communes_today c where c.code = a.commune_code) as place`;
const JOINS = 'join businesses b on b.id = a.business_id';

const AREAS = defineList({
  name: 'growing-areas',
  base: 'growing_areas a',
  alias: 'a',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'a.id', type: 'uuid' },
  owner: 'a.business_id',
  search: 'a.search',
  filters: {
    status: searchedState(equalOfOwner<GrowingAreaStatus>('a.status', ...GROWING_AREA_STATUSES)),
    kind: searchedState(equalOfOwner<AreaKind>('a.kind', ...AREA_KINDS)),
  },
  orders: byMoment('a.created_at'),
  order: 'newest',
  toView,
});

// Boundaries are drawn by hand: neighbours touch.
const OVERLAP_NOTED = 0.02;
const OVERLAPS_SHOWN = 50;
/** About 300 m. */
const BESIDE_DEGREES = 0.003;

@Injectable()
export class GrowingAreasQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  async get(actor: Actor, id: string): Promise<GrowingAreaView> {
    const [row] = await this.db.query<Row>(
      `select ${COLUMNS} from growing_areas a ${JOINS} where a.id = $1 and ($2::uuid[] is null or a.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    const [view = toView(row)] = await withNotices([toView(row)]);
    return view;
  }

  /** Those of the ids that the reader reaches, in their order. */
  async some(actor: Actor, ids: readonly string[]): Promise<GrowingAreaView[]> {
    const rows = await this.db.query<Row>(
      `select ${COLUMNS} from growing_areas a ${JOINS} where a.id = any($1::uuid[]) and ($2::uuid[] is null or a.business_id = any($2))`,
      [ids, scopeOf(actor)],
    );
    return inOrder(ids, rows).map(toView);
  }

  /** The same as they are drawn on a map of many. */
  async outlined(actor: Actor, ids: readonly string[]): Promise<OutlinedArea[]> {
    const rows = await this.db.query<OutlinedArea>(
      `select a.id, a.kind, a.lon, a.lat, a.name, a.code, a.crop, a.status, a.area_m2 / 10000 as "hectaresMeasured", coalesce(c.outline, a.polygon) as outline,
         exists (select from area_overlaps o where o.area_id = a.id and o.share >= $3) as overlaps
       from growing_areas a left join compared_areas c on c.area_id = a.id
       where a.id = any($1::uuid[]) and ($2::uuid[] is null or a.business_id = any($2))`,
      [ids, scopeOf(actor), OVERLAP_NOTED],
    );
    return inOrder(ids, rows);
  }

  /** For a summary in a dossier, whose reader was checked already. */
  async byId(id: string): Promise<GrowingAreaView> {
    const [row] = await this.db.query<Row>(
      `select ${COLUMNS} from growing_areas a ${JOINS} where a.id = $1`,
      [id],
    );
    if (row === undefined) throw new NotFound();
    const [view = toView(row)] = await withNotices([toView(row)]);
    return view;
  }

  /** Newest first. */
  async list(
    actor: Actor,
    query: GrowingAreaListQuery,
    scope: Scope = scopeOf(actor),
  ): Promise<Page<GrowingAreaView>> {
    const page = await this.lists.page(AREAS, {
      scope,
      limit: query.limit,
      cursor: query.cursor,
      q: query.q,
      order: query.sort,
      filters: { status: query.status, kind: query.kind },
    });
    return { ...page, items: await withNotices(page.items) };
  }

  /** Areas of any business on the same ground, the largest share first, as found when the boundaries were written. */
  overlaps(area: Pick<GrowingAreaView, 'id'>): Promise<OverlapView[]> {
    return this.db.query(
      `select a.id, a.business_id as "businessId", a.name, b.name as "businessName", a.status, o.share::float8 as share,
         case when o.lon is not null then json_build_array(o.lon, o.lat) end as place
       from area_overlaps o join growing_areas a on a.id = o.other_id join businesses b on b.id = a.business_id
       where o.area_id = $1 and o.share >= $2 and a.status not in ('draft', 'refused', 'closed')
       order by o.share desc, a.id limit $3`,
      [area.id, OVERLAP_NOTED, OVERLAPS_SHOWN],
    );
  }

  /**
   * Other areas beside this one, for a map: to officials all, to a business its own. Boundaries of others are for the
   * office only: whoever could draw a large area would otherwise read off where everybody grows.
   */
  neighbours(actor: Actor, id: string): Promise<NeighbourView[]> {
    return this.db.query(
      `select near.id, near.name, near.code, near.polygon from (
         select a.id, a.name, a.code, a.polygon from growing_areas a
         where a.bounds && (select box(bounds[0] + point($3, $3), bounds[1] - point($3, $3)) from growing_areas where id = $1)
           and a.id <> $1 and a.kind = 'field' and a.status not in ('refused', 'closed')
           and ($2::uuid[] is null or a.business_id = any($2)) and ($4 or a.status <> 'draft')
         offset 0) near
       order by near.id limit 20`,
      [id, scopeOf(actor), BESIDE_DEGREES, !isOfficial(actor.role)],
    );
  }

  /** Outlines of the business's own areas, for the map a new one is drawn on. */
  ownOutlines(actor: Actor, exceptId: string | null): Promise<NeighbourView[]> {
    return this.db.query(
      `select id, name, code, polygon from growing_areas where business_id = any($1) and kind = 'field' and status not in ('refused', 'closed')
         and id is distinct from $2::uuid order by created_at desc limit 50`,
      [scopeOf(actor), exceptId],
    );
  }

  /** Lots with a harvest from the area that stands uncorrected, newest first. */
  async lotsFrom(id: string, size: number): Promise<{ items: HarvestedLotView[]; total: number }> {
    const rows = await this.db.query<HarvestedLotView & { total: number }>(
      `select l.id, l.lot_number as "lotNumber", p.name_vi as "productName", p.name_en as "productNameEn", l.status, max(e.event_time) as "harvestedAt",
         case when count(distinct x.unit) = 1 then sum(x.quantity)::float8 end as quantity,
         case when count(distinct x.unit) = 1 then min(x.unit) end as unit, (count(*) over ())::int as total
       from event_edges x join standing_events e on e.id = x.event_id and e.step = 'harvested'
       join lots l on l.id = e.lot_id join products p on p.id = l.product_id
       where x.growing_area_id = $1 group by l.id, p.id order by max(e.event_time) desc, l.id limit $2`,
      [id, size],
    );
    return { items: rows, total: rows[0]?.total ?? 0 };
  }

  /** Whether the office has approved the business and has not stopped it: only then a draft can be sent. */
  async isActive(businessId: string): Promise<boolean> {
    const [row] = await this.db.query<{ status: string }>('select status from businesses where id = $1', [
      businessId,
    ]);
    return row?.status === 'active';
  }

  assertMayDeclare(actor: Actor): Promise<boolean> {
    return assertMayDeclare(this.db, actor);
  }

  async ownCommune(actor: Actor): Promise<string | null> {
    const [row] = await this.db.query<{ code: string }>(
      'select commune_code as code from businesses where id = $1',
      [businessOf(actor)],
    );
    return row?.code ?? null;
  }
}

function toView(row: Row): GrowingAreaView {
  const shown = { place: row.place ?? [], notices: [] };
  if (row.kind === 'packing-house') {
    const { areaM2: _none, ...house } = row;
    return { ...house, ...shown, hectaresMeasured: null };
  }
  const { areaM2, ...field } = row;
  return { ...field, ...shown, hectaresMeasured: Math.round(areaM2) / 10_000 };
}

function inOrder<Each extends { id: string }>(ids: readonly string[], rows: readonly Each[]): Each[] {
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function withNotices(areas: readonly GrowingAreaView[]): Promise<GrowingAreaView[]> {
  const [centres, outlines] = await Promise.all([allCommuneCentres(), shippedOutlines()]);
  return areas.map((area) => {
    const { communeCode } = area;
    return area.kind === 'field'
      ? { ...area, notices: areaNotices(area.polygon, communeCode, centres, outlines) }
      : { ...area, notices: spotNotices([area.lon, area.lat], communeCode, centres, outlines) };
  });
}

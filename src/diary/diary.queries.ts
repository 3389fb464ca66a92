import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { imagePath } from '../images/picture.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { NO_ID } from '../platform/id.js';
import { defineList } from '../platform/lists/define-list.js';
import { Lists } from '../platform/lists/lists.js';
import type { EventStep } from './diary-steps.js';
import type { Amount } from './entry-event.js';

export type { Amount } from './entry-event.js';

export interface EventArea {
  readonly areaId: string;
  readonly name: string;
  readonly code: string | null;
  readonly communeCode: string;
  readonly amount: Amount | null;
}

export interface EventView {
  readonly id: string;
  readonly eventId: string;
  readonly type: 'ObjectEvent' | 'TransformationEvent';
  readonly action: 'ADD' | 'OBSERVE' | 'DELETE' | null;
  readonly step: EventStep;
  readonly bizStep: string;
  readonly disposition: string | null;
  readonly eventTime: Date;
  readonly eventTimeZoneOffset: string;
  readonly recordTime: Date;
  readonly lotId: string;
  readonly place: string | null;
  readonly responsible: string;
  readonly note: string | null;
  /** Path of the picture. */
  readonly image: string | null;
  /** The entry this one stands in place of, and why that was wrong. */
  readonly correctsId: string | null;
  readonly correctionReason: string | null;
  /** That this one is erroneous; it stands as long as nobody says so. */
  readonly declared: Declared | null;
  readonly areas: readonly EventArea[];
  readonly input: Amount | null;
  readonly output: Amount | null;
}

/** EPCIS 2.0 §7.4.1.2. */
export interface Declared {
  readonly at: Date;
  readonly reason: string;
  /** What is right instead; null where it did not happen at all. */
  readonly correctedById: string | null;
}

interface Asked {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly sort?: 'oldest' | 'newest' | '' | undefined;
}

interface Row extends Omit<EventView, 'image' | 'declared'> {
  imageSha256: string | null;
  declaredAt: Date | null;
  declaredReason: string | null;
  correctedById: string | null;
}

const COLUMNS = `e.id, e.event_id as "eventId", e.type, e.action, d.step, e.biz_step as "bizStep", e.disposition,
    e.event_time as "eventTime", e.event_time_zone_offset as "eventTimeZoneOffset", e.record_time as "recordTime", d.lot_id as "lotId",
    d.place, d.responsible, d.note, d.image_sha256 as "imageSha256", c.event_id as "correctsId", c.words as "correctionReason",
    w.declared_at as "declaredAt", coalesce(w.words, w.reason) as "declaredReason", w.corrective_id as "correctedById",
    (select coalesce(jsonb_agg(jsonb_build_object('areaId', a.id, 'name', a.name, 'code', a.code, 'communeCode', a.commune_code, 'amount',
       case when x.quantity is null then null else jsonb_build_object('quantity', x.quantity, 'unit', x.unit) end) order by x.position), '[]')
     from event_edges x join growing_areas a on a.id = x.growing_area_id where x.event_id = e.id) as areas,
    (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
     where x.event_id = e.id and x.role = 'input' and x.lot_id is not null and x.quantity is not null) as input,
    (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
     where x.event_id = e.id and x.role in ('output', 'subject') and x.lot_id is not null and x.quantity is not null) as output`;
const JOINS = `join events e on e.id = d.event_id
  left join event_declarations c on c.corrective_id = e.id left join event_declarations w on w.event_id = e.id`;
const ENTRY_SELECT = `select ${COLUMNS} from diary_entries d ${JOINS}`;

const BY_TIME = { column: 'd.event_time', type: 'timestamptz' } as const;

const ENTRIES_OF_LOT = defineList({
  name: 'entries-of-lot',
  base: 'diary_entries d',
  alias: 'd',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'd.event_id', type: 'uuid' },
  owner: null,
  search: null,
  filters: {
    lot: {
      sql: (id: string, bind) => `d.lot_id = ${bind(id, 'uuid')}`,
      examples: [NO_ID],
      orders: () => ['oldest', 'newest'],
    },
  },
  orders: {
    oldest: { by: BY_TIME, descending: false, filtered: true },
    newest: { by: BY_TIME, descending: true, filtered: true },
  },
  order: 'oldest',
  toView,
});

@Injectable()
export class DiaryQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  /** What was recorded of a lot, corrected or not, in order of time. @throws NotFound */
  async listOfLot(actor: Actor, lotId: string, { cursor, limit, sort }: Asked): Promise<Page<EventView>> {
    await this.assertLot(actor, lotId);
    const filters = { lot: lotId };
    return this.lists.page(ENTRIES_OF_LOT, { scope: null, cursor, limit, order: sort, filters });
  }

  /** Whether a lot says where it came from, itself or by what it was made of. */
  async hasOrigin(lotId: string): Promise<boolean> {
    const [row] = await this.db.query<{ found: boolean }>('select has_origin($1) as found', [lotId]);
    return row?.found ?? false;
  }

  /** All of it at once, for what has to look at everything. @throws NotFound */
  async ofLot(actor: Actor, lotId: string): Promise<EventView[]> {
    await this.assertLot(actor, lotId);
    const rows = await this.db.query<Row>(
      `${ENTRY_SELECT} where d.lot_id = $1 and ($2::uuid[] is null or d.business_id = any($2)) order by d.event_time, d.record_time, d.event_id`,
      [lotId, scopeOf(actor)],
    );
    return rows.map(toView);
  }

  async get(actor: Actor, id: string): Promise<EventView> {
    const [row] = await this.db.query<Row>(
      `${ENTRY_SELECT} where e.id = $1 and ($2::uuid[] is null or e.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return toView(row);
  }

  private async assertLot(actor: Actor, lotId: string): Promise<void> {
    const lots = await this.db.query(
      'select 1 from lots where id = $1 and ($2::uuid[] is null or business_id = any($2))',
      [lotId, scopeOf(actor)],
    );
    if (lots.length === 0) throw new NotFound();
  }

  /** The areas a lot's events may name: those of the business with a code in force first. */
  areasFor(actor: Actor): Promise<{ id: string; name: string; code: string | null; status: string }[]> {
    return this.db.query(
      `select id, name, code, status from growing_areas where business_id = any($1) and kind = 'field' and status not in ('refused', 'closed')
       order by (status = 'active') desc, name`,
      [scopeOf(actor)],
    );
  }
}

/** What stands: not declared erroneous. */
export function standing(events: readonly EventView[]): EventView[] {
  return events.filter(({ declared }) => declared === null);
}

function toView({ imageSha256, declaredAt, declaredReason, correctedById, ...row }: Row): EventView {
  return {
    ...row,
    image: imageSha256 === null ? null : imagePath(imageSha256),
    declared: declaredAt === null ? null : { at: declaredAt, reason: declaredReason ?? '', correctedById },
  };
}

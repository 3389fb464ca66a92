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
import type { EventStep } from './event-steps.js';

export interface Amount {
  readonly quantity: number;
  readonly unit: string;
}

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
  readonly correctsId: string | null;
  readonly correctionReason: string | null;
  /** Only says that the corrected event was wrong. */
  readonly declaresOnly: boolean;
  readonly correctedById: string | null;
  readonly areas: readonly EventArea[];
  readonly input: Amount | null;
  readonly output: Amount | null;
}

/** What declares an event erroneous. */
export interface Correction {
  readonly eventId: string;
  readonly recordTime: Date;
  readonly declaresOnly: boolean;
}

export type CorrectedEvent = EventView & { readonly correction: Correction | null };

type CorrectionRow = Omit<Correction, 'recordTime'> & { readonly recordTime: string };

/** Events of an export read at a time. */
const PAGE = 500;

interface Asked {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly sort?: 'oldest' | 'newest' | '' | undefined;
}

interface Row extends Omit<EventView, 'image'> {
  imageSha256: string | null;
}

const COLUMNS = `e.id, e.event_id as "eventId", e.type, e.action, e.step, e.biz_step as "bizStep", e.disposition,
    e.event_time as "eventTime", e.event_time_zone_offset as "eventTimeZoneOffset", e.record_time as "recordTime", e.lot_id as "lotId",
    e.place, e.responsible, e.note, e.image_sha256 as "imageSha256", e.corrects_id as "correctsId",
    e.correction_reason as "correctionReason", e.declares_only as "declaresOnly",
    (select c.id from events c where c.corrects_id = e.id) as "correctedById",
    (select coalesce(jsonb_agg(jsonb_build_object('areaId', a.id, 'name', a.name, 'code', a.code, 'communeCode', a.commune_code, 'amount',
       case when x.quantity is null then null else jsonb_build_object('quantity', x.quantity, 'unit', x.unit) end) order by x.position), '[]')
     from event_edges x join growing_areas a on a.id = x.growing_area_id where x.event_id = e.id) as areas,
    (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
     where x.event_id = e.id and x.role = 'input' and x.lot_id is not null and x.quantity is not null) as input,
    (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
     where x.event_id = e.id and x.role in ('output', 'subject') and x.lot_id is not null and x.quantity is not null) as output`;

const EVENT_SELECT = `select ${COLUMNS} from events e`;

const BY_TIME = { column: 'e.event_time', type: 'timestamptz' } as const;

const EVENTS_OF_LOT = defineList({
  name: 'events-of-lot',
  base: 'events e',
  alias: 'e',
  columns: COLUMNS,
  joins: '',
  id: { column: 'e.id', type: 'uuid' },
  owner: null,
  search: null,
  filters: {
    lot: {
      sql: (id: string, bind) => `e.lot_id = ${bind(id, 'uuid')}`,
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
export class EventsQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  /** @throws NotFound */
  async assertLot(actor: Actor, lotId: string): Promise<void> {
    const lots = await this.db.query(
      'select 1 from lots where id = $1 and ($2::uuid[] is null or business_id = any($2))',
      [lotId, scopeOf(actor)],
    );
    if (lots.length === 0) throw new NotFound();
  }

  /** What was recorded of a lot, corrected or not, in order of time. @throws NotFound */
  async listOfLot(actor: Actor, lotId: string, { cursor, limit, sort }: Asked): Promise<Page<EventView>> {
    await this.assertLot(actor, lotId);
    const filters = { lot: lotId };
    return this.lists.page(EVENTS_OF_LOT, { scope: null, cursor, limit, order: sort, filters });
  }

  /** Whether a lot says where it came from. */
  async hasHarvest(lotId: string): Promise<boolean> {
    const rows = await this.db.query(
      `select from standing_events where lot_id = $1 and step = 'harvested' limit 1`,
      [lotId],
    );
    return rows.length > 0;
  }

  /** All of it at once, for what has to look at everything. @throws NotFound */
  async ofLot(actor: Actor, lotId: string): Promise<EventView[]> {
    await this.assertLot(actor, lotId);
    const rows = await this.db.query<Row>(
      `${EVENT_SELECT} where e.lot_id = $1 and ($2::uuid[] is null or e.business_id = any($2)) order by e.event_time, e.record_time, e.id`,
      [lotId, scopeOf(actor)],
    );
    return rows.map(toView);
  }

  /**
   * The same by pages, each event with the one that declares it erroneous: for exports, which have no end. Nothing is changed behind a
   * page, for events are only added.
   */
  async *pagesOfLot(actor: Actor, lotId: string): AsyncGenerator<CorrectedEvent[]> {
    let after: string | null = null;
    for (;;) {
      const rows: (Row & { correction: CorrectionRow | null })[] = await this.db.query(
        `select page.*, case when c.id is null then null else
           jsonb_build_object('eventId', c.event_id, 'recordTime', c.record_time, 'declaresOnly', c.declares_only) end as correction
         from (${EVENT_SELECT} where e.lot_id = $1 and ($2::uuid[] is null or e.business_id = any($2))
           and ($3::uuid is null or (e.event_time, e.id) > (select event_time, id from events where id = $3))
           order by e.event_time, e.id limit $4) page
         left join events c on c.corrects_id = page.id order by page."eventTime", page.id`,
        [lotId, scopeOf(actor), after, PAGE],
      );
      yield rows.map(({ correction, ...row }) => ({
        ...toView(row),
        correction:
          correction === null ? null : { ...correction, recordTime: new Date(correction.recordTime) },
      }));
      after = rows.at(-1)?.id ?? null;
      if (rows.length < PAGE) return;
    }
  }

  async get(actor: Actor, id: string): Promise<EventView> {
    const [row] = await this.db.query<Row>(
      `${EVENT_SELECT} where e.id = $1 and ($2::uuid[] is null or e.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return toView(row);
  }

  /** The areas a lot's events may name: those of the business with a code in force first. */
  areasFor(actor: Actor): Promise<{ id: string; name: string; code: string | null; status: string }[]> {
    return this.db.query(
      `select id, name, code, status from growing_areas where business_id = any($1) and status not in ('refused', 'closed')
       order by (status = 'active') desc, name`,
      [scopeOf(actor)],
    );
  }
}

/** What stands: neither declared erroneous nor a mere declaration. */
export function standing(events: readonly EventView[]): EventView[] {
  return events.filter((event) => event.correctedById === null && !event.declaresOnly);
}

function toView({ imageSha256, ...row }: Row): EventView {
  return { ...row, image: imageSha256 === null ? null : imagePath(imageSha256) };
}

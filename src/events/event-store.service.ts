import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { Conflict } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import type { EpcisEvent } from '../standards/epcis/index.js';
import { type EventObject, objectRows } from './event-objects.js';
import { type SealedEvent, sealEvent } from './sealed-event.js';

export interface NewEvent {
  readonly id: string;
  readonly businessId: string;
  readonly recordedBy: string;
  /** The whole event, with its `@context`, `eventID` and `recordTime`. */
  readonly event: EpcisEvent;
  /** Where whoever read the event has checked it; else it is checked here. */
  readonly sealed?: SealedEvent;
  readonly eventTime: Date;
  /** What it is about, one row each. */
  readonly objects: readonly EventObject[];
}

export interface Captured {
  readonly id: string;
  /** The same event was there before, and nothing was added. */
  readonly known: boolean;
}

export interface NewDeclaration {
  readonly eventId: string;
  readonly businessId: string;
  readonly declaredBy: string;
  /** A term of CBV 2.0 §7.5, or a URI. */
  readonly reason: string;
  readonly words: string | null;
  /** What is right instead, recorded before. */
  readonly correctiveId: string | null;
  readonly correctiveEventIds?: readonly string[];
}

/** The general store of origin records in EPCIS 2.0's terms. It is added to and never changed. */
@Injectable()
export class EventStore {
  private readonly root: string;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
  }

  /**
   * Adds an event with its canonical JSON and its hash, which from now on are what it is. The same event (by its CBV 2.0 hash)
   * that stands already is not added again.
   * @throws Error when the event is none that a strict capture takes: whoever builds or reads events checks them before.
   */
  async capture(tx: Tx, event: NewEvent): Promise<Captured> {
    const [captured] = await this.captureAll(tx, [event]);
    if (captured === undefined) throw new Error('an event was neither added nor known');
    return captured;
  }

  /** The same for several, in their order, by one statement. One that is there twice is added once. */
  async captureAll(tx: Tx, events: readonly NewEvent[]): Promise<Captured[]> {
    if (events.length === 0) return [];
    const rows = events.map((event) => this.rowOf(event));
    const [answer] = await tx.query<{ added: string[] | null }[]>(CAPTURE, [JSON.stringify(rows)]);
    const added = new Set(answer?.added ?? []);
    const hashes = rows.filter(({ id }) => !added.has(id)).map(({ hash }) => hash);
    const before = hashes.length === 0 ? [] : await tx.query<Standing[]>(STANDING, [hashes]);
    const standing = new Map(before.map(({ hash, event_id: id }) => [hash, id]));
    return rows.map(({ id, hash }) => {
      if (added.has(id)) return { id, known: false };
      const known = standing.get(hash);
      if (known === undefined) throw new Conflict('already-corrected'); // declared erroneous between the two statements
      return { id: known, known: true };
    });
  }

  private rowOf({ id, businessId, recordedBy, event, sealed, eventTime, objects }: NewEvent) {
    const { canonical, hash } = sealed ?? sealEvent(event, this.root);
    return {
      id,
      event_id: event.eventID ?? `urn:uuid:${id}`,
      type: event.type,
      action: 'action' in event ? event.action : null,
      biz_step: event.bizStep ?? null,
      disposition: event.disposition ?? null,
      event_time: eventTime,
      event_time_zone_offset: event.eventTimeZoneOffset,
      record_time: event.recordTime ?? this.clock.now().toISOString(),
      business_id: businessId,
      recorded_by: recordedBy,
      read_point: event.readPoint?.id ?? null,
      biz_location: event.bizLocation?.id ?? null,
      canonical,
      hash,
      objects: objectRows(objects),
    };
  }

  /** Declares an event erroneous, once. @throws Conflict `already-corrected` */
  async declare(tx: Tx, declaration: NewDeclaration): Promise<string> {
    const id = newId();
    await tx.query(
      `with freed as (delete from standing_hashes where event_id = $2)
       insert into event_declarations (id, event_id, business_id, declared_at, declared_by, reason, words, corrective_id, corrective_event_ids)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        declaration.eventId,
        declaration.businessId,
        this.clock.now(),
        declaration.declaredBy,
        declaration.reason,
        declaration.words,
        declaration.correctiveId,
        declaration.correctiveEventIds ?? [],
      ],
    );
    return id;
  }
}

interface Standing {
  readonly hash: string;
  readonly event_id: string;
}

const STANDING = 'select hash, event_id from standing_hashes where hash = any($1)';

/**
 * All or nothing in one statement; nothing of an event whose hash stands already. Answers the ids of those that were added. Hashes are
 * claimed in their order, lest two who bring the same events in different orders wait for each other.
 */
const CAPTURE = `with sent as materialized (
    select e.ordinality as n, i.* from json_array_elements($1::json) with ordinality e(one, ordinality),
      json_to_record(e.one) as i (id uuid, event_id text, type text, action text, biz_step text, disposition text, event_time timestamptz,
        event_time_zone_offset text, record_time timestamptz, business_id uuid, recorded_by uuid, read_point text, biz_location text,
        canonical text, hash text, objects json)
  ), claimed as (
    insert into standing_hashes (hash, event_id) select hash, id from sent order by hash, n on conflict (hash) do nothing returning event_id
  ), fresh as materialized (
    select s.* from sent s where s.id in (select event_id from claimed)
  ), event as (
    insert into events (id, event_id, type, action, biz_step, disposition, event_time, event_time_zone_offset, record_time, business_id,
      recorded_by, read_point, biz_location)
    select id, event_id, type, action, biz_step, disposition, event_time, event_time_zone_offset, record_time, business_id, recorded_by,
      read_point, biz_location from fresh order by n
  ), document as (
    insert into event_documents (event_id, canonical, hash) select id, canonical, hash from fresh
  ), objects as (
    insert into event_edges (event_id, position, role, uri, lot_id, growing_area_id, quantity, unit, amount, base)
    select s.id, o.position, o.role, o.uri, o.lot_id, o.growing_area_id, o.quantity, o.unit, o.amount, o.base
    from fresh s, json_to_recordset(s.objects) as o (position smallint, role text, uri text, lot_id uuid, growing_area_id uuid,
      quantity numeric, unit text, amount numeric, base text)
  )
  select array(select event_id from claimed) as added`;

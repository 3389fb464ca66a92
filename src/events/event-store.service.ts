import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { Conflict } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import type { EpcisEvent } from '../standards/epcis/index.js';
import { type EventObject, objectRows } from './event-objects.js';
import { sealEvent } from './sealed-event.js';

export interface NewEvent {
  readonly id: string;
  readonly businessId: string;
  readonly recordedBy: string;
  /** The whole event, with its `@context`, `eventID` and `recordTime`. */
  readonly event: EpcisEvent;
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
  async capture(
    tx: Tx,
    { id, businessId, recordedBy, event, eventTime, objects }: NewEvent,
  ): Promise<Captured> {
    const { canonical, hash } = sealEvent(event, this.root);
    const [row] = await tx.query<{ event_id: string | null }[]>(CAPTURE, [
      id,
      event.eventID ?? `urn:uuid:${id}`,
      event.type,
      'action' in event ? event.action : null,
      event.bizStep ?? null,
      event.disposition ?? null,
      eventTime,
      event.eventTimeZoneOffset,
      event.recordTime ?? this.clock.now().toISOString(),
      businessId,
      recordedBy,
      event.readPoint?.id ?? null,
      event.bizLocation?.id ?? null,
      canonical,
      hash,
      JSON.stringify(objectRows(objects)),
    ]);
    if (row?.event_id === id) return { id, known: false };
    const [before] = await tx.query<{ event_id: string }[]>(
      'select event_id from standing_hashes where hash = $1',
      [hash],
    );
    if (before === undefined) throw new Conflict('already-corrected'); // declared erroneous between the two statements
    return { id: before.event_id, known: true };
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

/** All or nothing in one statement; nothing where the hash stands already. Answers the event's id when it was added. */
const CAPTURE = `with claimed as (
    insert into standing_hashes (hash, event_id) values ($15::text, $1::uuid) on conflict (hash) do nothing returning event_id
  ), event as (
    insert into events (id, event_id, type, action, biz_step, disposition, event_time, event_time_zone_offset, record_time, business_id,
      recorded_by, read_point, biz_location)
    select $1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, $7::timestamptz, $8::text, $9::timestamptz, $10::uuid, $11::uuid, $12::text,
      $13::text from claimed
  ), document as (
    insert into event_documents (event_id, canonical, hash) select $1::uuid, $14::text, $15::text from claimed
  ), objects as (
    insert into event_edges (event_id, position, role, uri, lot_id, growing_area_id, quantity, unit, amount, base)
    select $1::uuid, o.position, o.role, o.uri, o.lot_id, o.growing_area_id, o.quantity, o.unit, o.amount, o.base
    from claimed, jsonb_to_recordset($16::jsonb) as o (position smallint, role text, uri text, lot_id uuid, growing_area_id uuid,
      quantity numeric, unit text, amount numeric, base text)
  )
  select (select event_id from claimed) as event_id`;

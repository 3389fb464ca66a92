import { Inject, Injectable } from '@nestjs/common';
import { businessOf } from '../../access/permissions.js';
import { AuditLog } from '../../audit/audit-log.service.js';
import { CONFIG, type Config } from '../../config.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { type FieldFault, Invalid } from '../../platform/errors.js';
import { newId } from '../../platform/id.js';
import { type ErrorDeclaration, eventHash, type EpcisEvent } from '../../standards/epcis/index.js';
import type { EventObject } from '../event-objects.js';
import { type Captured, EventStore } from '../event-store.service.js';
import { EVENTS_MAX, isObject, lotUris, readEvent, type ReadEvent } from './read-event.js';

/** What becomes of the others when one event of a document cannot be taken (EPCIS 2.0 §12.7.3). */
export const ERROR_BEHAVIOURS = ['rollback', 'proceed'] as const;
export type ErrorBehaviour = (typeof ERROR_BEHAVIOURS)[number];

// A machine's clock may run ahead a little.
const AHEAD_MS = 5 * 60_000;
const LIST = '/epcisBody/eventList';

/** Takes EPCIS events that other systems write: of a business's own lots and of whatever else they name. */
@Injectable()
export class CaptureService {
  private readonly root: string;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly store: EventStore,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
  }

  /** One event with its own `@context`. @throws Invalid */
  one(actor: Actor, body: unknown): Promise<Captured> {
    const read = readEvent(body, undefined, '', this.root);
    if ('faults' in read) throw new Invalid(read.faults);
    return this.db.transaction(async (tx) => {
      const captured = await this.take(tx, actor, read.read, '');
      await this.record(tx, actor, captured.id, 1);
      return captured;
    });
  }

  /**
   * All events of an EPCISDocument, or none; with `proceed` those that can be taken. What came of it is kept as a capture job.
   * @returns the job's id
   * @throws Invalid where what was sent is no document; with `rollback` also where one of its events is none
   */
  async document(actor: Actor, body: unknown, behaviour: ErrorBehaviour): Promise<string> {
    const businessId = businessOf(actor);
    const { events, context } = eventsOf(body);
    const id = newId();
    const createdAt = this.clock.now();
    const read = events.map((event, index) => readEvent(event, context, `${LIST}/${index}`, this.root));
    const unreadable = [...read.flatMap((each) => ('faults' in each ? each.faults : [])), ...twice(events)];
    if (behaviour === 'rollback' && unreadable.length > 0) throw new Invalid(unreadable);
    const good = read.flatMap((each, index) =>
      'read' in each ? [{ event: each.read, at: `${LIST}/${index}` }] : [],
    );
    const errors: FieldFault[] = [...unreadable];
    const keep = async (tx: Tx, taken: number): Promise<void> => {
      await this.record(tx, actor, id, taken);
      await tx.query(
        `insert into event_captures (id, business_id, created_by, created_at, finished_at, behaviour, taken, errors)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          businessId,
          actor.userId,
          createdAt,
          this.clock.now(),
          behaviour,
          taken,
          JSON.stringify(errors.slice(0, 200)),
        ],
      );
    };
    if (behaviour === 'rollback') {
      await this.db.transaction(async (tx) => {
        for (const { event, at } of good) await this.take(tx, actor, event, at);
        await keep(tx, good.length);
      });
    } else {
      let taken = 0;
      for (const { event, at } of good) {
        try {
          await this.db.transaction((tx) => this.take(tx, actor, event, at));
          taken += 1;
        } catch (error) {
          if (!(error instanceof Invalid)) throw error;
          errors.push(...error.faults);
        }
      }
      await this.db.transaction((tx) => keep(tx, taken));
    }
    return id;
  }

  private async take(tx: Tx, actor: Actor, read: ReadEvent, at: string): Promise<Captured> {
    if (read.eventTime.getTime() > this.clock.now().getTime() + AHEAD_MS)
      throw Invalid.field(`${at}/eventTime`, 'date-future');
    const { errorDeclaration, ...event } = read.event;
    const said = { ...read, event };
    return errorDeclaration === undefined
      ? this.add(tx, actor, said, at)
      : this.declare(tx, actor, said, errorDeclaration, at);
  }

  private async add(
    tx: Tx,
    actor: Actor,
    { event, eventTime, objects }: ReadEvent,
    at: string,
  ): Promise<Captured> {
    const businessId = businessOf(actor);
    const hash = this.hashOf(event);
    if (event.eventID !== undefined) {
      const known = await this.withIdentifier(tx, businessId, event.eventID, hash, at);
      if (known !== null) return { id: known, known: true };
    }
    const captured = await this.store.capture(tx, {
      id: newId(),
      businessId,
      recordedBy: actor.userId,
      event: { ...event, eventID: event.eventID ?? hash, recordTime: this.clock.now().toISOString() },
      eventTime,
      objects: await this.withLots(tx, businessId, objects, at),
    });
    // What another business has recorded is neither one's own nor one's own to declare erroneous.
    if (captured.known && !(await this.isOwn(tx, businessId, captured.id)))
      throw Invalid.field(at, 'event-of-another');
    return captured;
  }

  private async isOwn(tx: Tx, businessId: string, id: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('select 1 from events where id = $1 and business_id = $2', [
      id,
      businessId,
    ]);
    return rows.length > 0;
  }

  /** The event that has this identifier: the same is known, another may not take it. */
  private async withIdentifier(
    tx: Tx,
    businessId: string,
    eventId: string,
    hash: string,
    at: string,
  ): Promise<string | null> {
    const [row] = await tx.query<{ id: string; business_id: string; hash: string }[]>(
      'select e.id, e.business_id, d.hash from events e join event_documents d on d.event_id = e.id where e.event_id = $1',
      [eventId],
    );
    if (row === undefined) return null;
    if (row.business_id !== businessId || row.hash !== hash)
      throw Invalid.field(`${at}/eventID`, 'event-id-taken');
    return row.id;
  }

  /**
   * EPCIS 2.0 §7.4.1.2: the wrong event again, with why it is wrong. It is found by its identifier, or by what it says; where it never
   * came it is kept together with what is said of it.
   */
  private async declare(
    tx: Tx,
    actor: Actor,
    read: ReadEvent,
    { reason = 'incorrect_data', correctiveEventIDs = [] }: ErrorDeclaration,
    at: string,
  ): Promise<Captured> {
    const businessId = businessOf(actor);
    const [said] = await tx.query<{ id: string }[]>(
      `select e.id from events e join event_documents d on d.event_id = e.id
       where $3::text is null and e.business_id = $1 and d.hash = $2 order by e.record_time desc limit 1`,
      [businessId, this.hashOf(read.event), read.event.eventID ?? null],
    );
    const { id } = said ?? (await this.add(tx, actor, read, at));
    const declared = await tx.query<unknown[]>('select 1 from event_declarations where event_id = $1', [id]);
    if (declared.length > 0) return { id, known: true };
    const [corrective] = await tx.query<{ id: string; event_id: string }[]>(
      'select id, event_id from events where business_id = $1 and event_id = any($2) limit 1',
      [businessId, correctiveEventIDs],
    );
    await this.store.declare(tx, {
      eventId: id,
      businessId,
      declaredBy: actor.userId,
      reason,
      words: null,
      correctiveId: corrective?.id ?? null,
      correctiveEventIds: correctiveEventIDs.filter((each) => each !== corrective?.event_id),
    });
    return { id, known: false };
  }

  /** Objects that are lots of ours become rows of theirs. @throws Invalid where the lot is another's */
  private async withLots(
    tx: Tx,
    businessId: string,
    objects: readonly EventObject[],
    at: string,
  ): Promise<EventObject[]> {
    const uris = lotUris(objects, this.root);
    if (uris.size === 0) return [...objects];
    const rows = await tx.query<
      { id: string; business_id: string; uri: string | null; code: string | null }[]
    >(
      `select l.id, l.business_id, l.uri, c.code from lots l left join codes c on c.lot_id = l.id where l.uri = any($1)
       union select l.id, l.business_id, l.uri, c.code from codes c join lots l on l.id = c.lot_id where c.code = any($2)`,
      [[...uris.values()], [...uris.values()].map((uri) => uri.replace(`${this.root}/q/`, ''))],
    );
    const lots = new Map(
      rows.flatMap((row) => [row.uri, `${this.root}/q/${row.code ?? ''}`].map((uri) => [uri, row])),
    );
    return objects.map((object) => {
      const lot = lots.get(uris.get(object.uri) ?? null);
      if (lot === undefined) return object;
      if (lot.business_id !== businessId) throw Invalid.field(at, 'lot-of-another');
      return { ...object, lotId: lot.id };
    });
  }

  private hashOf(event: EpcisEvent): string {
    const hash = eventHash(event, event['@context']);
    if (!hash.ok) throw Invalid.field('', 'epcis', { rule: hash.fault.code, sentence: hash.fault.sentence });
    return hash.value;
  }

  private record(tx: Tx, actor: Actor, id: string, events: number): Promise<unknown> {
    return this.audit.record(
      tx,
      actor,
      'event.captured',
      { type: 'event', id, businessId: businessOf(actor) },
      { after: { events } },
    );
  }
}

/** An identifier is one event's; that the event was wrong may be said beside it (EPCIS 2.0 §7.4.1.2). */
function twice(events: readonly unknown[]): FieldFault[] {
  const seen = new Set<string>();
  return events.flatMap((event, index): FieldFault[] => {
    if (!isObject(event) || typeof event.eventID !== 'string') return [];
    const name = `${event.errorDeclaration === undefined ? 'event' : 'declaration'} ${event.eventID}`;
    if (seen.has(name)) return [{ path: `${LIST}/${index}/eventID`, code: 'event-id-twice' }];
    seen.add(name);
    return [];
  });
}

/** @throws Invalid where it is no EPCISDocument, or too long */
function eventsOf(body: unknown): { readonly events: readonly unknown[]; readonly context: unknown } {
  if (!isObject(body)) throw Invalid.field('', 'not-an-object');
  if (body.type !== 'EPCISDocument') throw Invalid.field('/type', 'not-an-epcis-document');
  const events = isObject(body.epcisBody) ? body.epcisBody.eventList : undefined;
  if (!Array.isArray(events) || events.length === 0) throw Invalid.field(LIST, 'not-a-list');
  if (events.length > EVENTS_MAX) throw Invalid.field(LIST, 'too-many-events', { max: EVENTS_MAX });
  return { events: events as unknown[], context: body['@context'] };
}

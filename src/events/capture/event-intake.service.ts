import { Inject, Injectable } from '@nestjs/common';
import { businessOf } from '../../access/permissions.js';
import { CONFIG, type Config } from '../../config.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { Invalid } from '../../platform/errors.js';
import { newId } from '../../platform/id.js';
import type { ErrorDeclaration } from '../../standards/epcis/index.js';
import type { EventObject } from '../event-objects.js';
import { type Captured, EventStore } from '../event-store.service.js';
import { sealChecked } from '../sealed-event.js';
import { lotUris, type ReadEvent } from './read-event.js';

// A machine's clock may run ahead a little.
const AHEAD_MS = 5 * 60_000;

/** An event, and where it stands in what was sent. */
export interface Said {
  readonly read: ReadEvent;
  readonly at: string;
}

interface LotRow {
  readonly id: string;
  readonly business_id: string;
  readonly uri: string | null;
  readonly code: string | null;
}

/** An object that is a lot of ours becomes a row of the lot's. @throws Invalid where the lot is another's */
function withLot(object: EventObject, lot: LotRow | undefined, businessId: string, at: string): EventObject {
  if (lot === undefined) return object;
  if (lot.business_id !== businessId) throw Invalid.field(at, 'lot-of-another');
  return { ...object, lotId: lot.id };
}

/** Takes events that were read into the store, as a business's own. */
@Injectable()
export class EventIntake {
  private readonly root: string;

  constructor(
    private readonly clock: Clock,
    private readonly store: EventStore,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
  }

  /** In their order; what several events need is asked for once. @throws Invalid at the first that cannot be taken */
  async take(tx: Tx, actor: Actor, said: readonly Said[]): Promise<Captured[]> {
    const latest = this.clock.now().getTime() + AHEAD_MS;
    const late = said.find(({ read }) => read.eventTime.getTime() > latest);
    if (late !== undefined) throw Invalid.field(`${late.at}/eventTime`, 'date-future');
    const captured: Captured[] = [];
    let group: Said[] = [];
    for (const { read, at } of said) {
      const { errorDeclaration, ...event } = read.event;
      const plain = { read: { ...read, event }, at };
      if (errorDeclaration === undefined) {
        group.push(plain);
        continue;
      }
      captured.push(...(await this.addAll(tx, actor, group)));
      group = [];
      captured.push(await this.declare(tx, actor, plain, errorDeclaration));
    }
    captured.push(...(await this.addAll(tx, actor, group)));
    return captured;
  }

  private async addAll(tx: Tx, actor: Actor, said: readonly Said[]): Promise<Captured[]> {
    if (said.length === 0) return [];
    const businessId = businessOf(actor);
    const known = await this.withIdentifiers(tx, businessId, said);
    const unknown = said.filter((each) => !known.has(each));
    const lots = await this.lotsOf(tx, unknown);
    const recordTime = this.clock.now().toISOString();
    const added = await this.store.captureAll(
      tx,
      unknown.map(({ read: { event: sent, hash, eventTime, objects }, at }) => {
        const event = { ...sent, eventID: sent.eventID ?? hash, recordTime };
        return {
          id: newId(),
          businessId,
          recordedBy: actor.userId,
          event,
          sealed: sealChecked(event, hash),
          eventTime,
          objects: objects.map((object) => withLot(object, lots.get(object.uri), businessId, at)),
        };
      }),
    );
    await this.assertOwn(tx, businessId, unknown, added);
    const found = new Map(unknown.map((each, index) => [each, added[index]]));
    return said.flatMap((each) => {
      const id = known.get(each);
      return id === undefined ? (found.get(each) ?? []) : { id, known: true };
    });
  }

  /** What another business has recorded is neither one's own nor one's own to declare erroneous. */
  private async assertOwn(
    tx: Tx,
    businessId: string,
    said: readonly Said[],
    captured: readonly Captured[],
  ): Promise<void> {
    const ids = captured.filter(({ known }) => known).map(({ id }) => id);
    if (ids.length === 0) return;
    const rows = await tx.query<{ id: string }[]>(
      'select id from events where id = any($1) and business_id <> $2',
      [ids, businessId],
    );
    const others = new Set(rows.map(({ id }) => id));
    const at = said.find((_, index) => others.has(captured[index]?.id ?? ''))?.at;
    if (at !== undefined) throw Invalid.field(at, 'event-of-another');
  }

  /** Events whose identifier is there: the same is known, another may not take it. */
  private async withIdentifiers(
    tx: Tx,
    businessId: string,
    said: readonly Said[],
  ): Promise<ReadonlyMap<Said, string>> {
    const ids = said.flatMap(({ read }) => read.event.eventID ?? []);
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; event_id: string; business_id: string; hash: string }[]>(
      `select e.id, e.event_id, e.business_id, d.hash from events e join event_documents d on d.event_id = e.id
       where e.event_id = any($1)`,
      [ids],
    );
    const taken = new Map(rows.map((row) => [row.event_id, row]));
    return new Map(
      said.flatMap((each): [Said, string][] => {
        const row = taken.get(each.read.event.eventID ?? '');
        if (row === undefined) return [];
        if (row.business_id !== businessId || row.hash !== each.read.hash)
          throw Invalid.field(`${each.at}/eventID`, 'event-id-taken');
        return [[each, row.id]];
      }),
    );
  }

  /**
   * EPCIS 2.0 §7.4.1.2: the wrong event again, with why it is wrong. It is found by its identifier, or by what it says; where it never
   * came it is kept together with what is said of it.
   */
  private async declare(
    tx: Tx,
    actor: Actor,
    { read, at }: Said,
    { reason = 'incorrect_data', correctiveEventIDs = [] }: ErrorDeclaration,
  ): Promise<Captured> {
    const businessId = businessOf(actor);
    const [said] = await tx.query<{ id: string }[]>(
      `select e.id from events e join event_documents d on d.event_id = e.id
       where $3::text is null and e.business_id = $1 and d.hash = $2 order by e.record_time desc limit 1`,
      [businessId, read.hash, read.event.eventID ?? null],
    );
    const id = said?.id ?? (await this.addAll(tx, actor, [{ read, at }]))[0]?.id;
    if (id === undefined) throw new Error('an event was neither added nor known');
    const declared = await tx.query<unknown[]>('select 1 from event_declarations where event_id = $1', [id]);
    if (declared.length > 0) return { id, known: true };
    // What moved goods is undone where it was recorded: it may rest on what others have said since.
    const operations = await tx.query<unknown[]>('select 1 from operations where event_id = $1', [id]);
    if (operations.length > 0) throw Invalid.field(at, 'event-of-operation');
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

  /** Lots of ours that objects name, by the URIs that name them. */
  private async lotsOf(tx: Tx, said: readonly Said[]): Promise<ReadonlyMap<string, LotRow>> {
    const uris = lotUris(
      said.flatMap(({ read }) => read.objects),
      this.root,
    );
    if (uris.size === 0) return new Map();
    const wanted = [...new Set(uris.values())];
    const rows = await tx.query<LotRow[]>(
      `select l.id, l.business_id, l.uri, c.code from lots l left join codes c on c.lot_id = l.id where l.uri = any($1)
       union select l.id, l.business_id, l.uri, c.code from codes c join lots l on l.id = c.lot_id where c.code = any($2)`,
      [wanted, wanted.map((uri) => uri.replace(`${this.root}/q/`, ''))],
    );
    const lots = new Map(
      rows.flatMap((row) => [row.uri, `${this.root}/q/${row.code ?? ''}`].map((uri) => [uri, row])),
    );
    return new Map(
      [...uris].flatMap(([uri, name]): [string, LotRow][] => {
        const lot = lots.get(name);
        return lot === undefined ? [] : [[uri, lot]];
      }),
    );
  }
}

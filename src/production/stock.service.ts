import { Inject, Injectable } from '@nestjs/common';
import { ownedBy } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import { EventStore } from '../events/event-store.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { Invalid } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { momentOf, offsetAt } from '../platform/time-zone.js';
import { decimalText, type ExactAmount, exactBase, millionths } from '../standards/units/exact.js';
import { nameOf } from '../standards/units/units.js';
import {
  heldOf,
  type Held,
  type HeldLots,
  isOpened,
  lockBalances,
  lockLots,
  type LotRow,
} from './held-lots.js';
import { eventOf, objectsOf, type OperationFacts, type Part } from './operation-event.js';
import type { Moved, OperationKind } from './operation-kinds.js';

export interface Movement {
  readonly lotId: string;
  readonly holderId: string;
  readonly kind: Moved | 'boxed' | 'unboxed';
  /** As PostgreSQL reads numbers. */
  readonly amount: string;
  readonly base: string;
}

/** What is there to work with, and how what is done with it gets into the store and the balances. */
@Injectable()
export class Stock {
  private readonly root: string;
  private readonly timeZone: string;

  constructor(
    private readonly clock: Clock,
    private readonly store: EventStore,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
    this.timeZone = config.registry.timeZone;
  }

  /**
   * What the actor has of these lots, locked until the commit. A lot of one's own that was opened with an amount, or harvested in the
   * diary, is brought into the balance with it.
   */
  async held(tx: Tx, actor: Actor, ids: readonly string[], eventTime: Date): Promise<HeldLots> {
    const owners = ownedBy(actor);
    const lots = await lockLots(tx, ids, this.root);
    const before = await lockBalances(tx, ids, owners);
    const missing = [...lots.values()].filter(
      (lot) =>
        owners.includes(lot.business_id) && !before.some((row) => row.lot_id === lot.id && isOpened(row)),
    );
    for (const lot of missing) await this.open(tx, actor, lot, eventTime);
    const rows = missing.length === 0 ? before : await lockBalances(tx, ids, owners);
    const held = new Map<string, Held>();
    for (const row of rows) {
      const lot = lots.get(row.lot_id);
      // Of several that were merged into one: the first that has any.
      const known = held.get(row.lot_id);
      if (lot !== undefined && isOpened(row) && (known === undefined || known.loose === 0n))
        held.set(row.lot_id, heldOf(lot, row));
    }
    const unmeasured = missing.filter(({ id }) => !held.has(id)).map((lot): [string, string] => [lot.id, lot.lot_number]); // prettier-ignore
    return { held, unmeasured: new Map(unmeasured) };
  }

  /** Lots that more comes to: own and open. One that was harvested keeps what it has. */
  async receiving(
    tx: Tx,
    actor: Actor,
    ids: readonly string[],
    eventTime: Date,
  ): Promise<ReadonlyMap<string, { readonly lot: LotRow; readonly base: string | null }>> {
    if (ids.length === 0) return new Map();
    const owners = ownedBy(actor);
    const lots = [...(await lockLots(tx, ids, this.root)).values()].filter((lot) =>
      owners.includes(lot.business_id),
    );
    const rows = await lockBalances(tx, ids, owners);
    const found = new Map<string, { readonly lot: LotRow; readonly base: string | null }>();
    for (const lot of lots) {
      const row = rows.find((each) => each.lot_id === lot.id && isOpened(each));
      const harvested = row === undefined ? await this.harvestOf(tx, lot) : null;
      if (harvested !== null) await this.open(tx, actor, lot, eventTime);
      found.set(lot.id, { lot, base: row?.base ?? harvested?.amount.base ?? null });
    }
    return found;
  }

  /** Seals an operation and moves what it moves. The same one sent again changes nothing. */
  async record(
    tx: Tx,
    actor: Actor,
    facts: OperationFacts,
    note: string | null,
    businessId: string,
    movements: readonly Movement[],
  ): Promise<{ readonly id: string; readonly known: boolean }> {
    const captured = await this.store.capture(tx, {
      id: facts.id,
      businessId,
      recordedBy: actor.userId,
      event: eventOf(facts, this.root),
      eventTime: facts.eventTime,
      objects: objectsOf(facts, this.root),
    });
    if (!captured.known) await this.move(tx, actor, facts, note, businessId, movements);
    return captured;
  }

  /** What an event that stands in the store already moved. */
  async move(
    tx: Tx,
    actor: Actor,
    facts: Pick<OperationFacts, 'id' | 'eventTime' | 'recordTime' | 'place'> & {
      readonly kind: OperationKind;
    },
    note: string | null,
    businessId: string,
    movements: readonly Movement[],
  ): Promise<void> {
    await tx.query(
      `insert into operations (event_id, business_id, kind, event_time, record_time, recorded_by, place, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [facts.id, businessId, facts.kind, facts.eventTime, facts.recordTime, actor.userId, facts.place, note],
    );
    await tx.query(
      `insert into lot_movements (event_id, lot_id, holder_id, kind, amount, base, event_time)
       select $1, m."lotId", m."holderId", m.kind, m.amount, m.base, $2
       from jsonb_to_recordset($3::jsonb) as m ("lotId" uuid, "holderId" uuid, kind text, amount numeric, base text)
       order by m."lotId", m."holderId", m.kind`,
      [facts.id, facts.eventTime, JSON.stringify(movements)],
    );
  }

  offsetOf(given: string, moment: Date): string {
    const offset = /[+-](0\d|1[0-3]):\d\d$|[+-]14:00$/.exec(given)?.[0];
    return offset ?? offsetAt(moment, this.timeZone);
  }

  /** Brings a lot that was opened by hand into the balance: with its amount, else with what was harvested for it. */
  private async open(tx: Tx, actor: Actor, lot: LotRow, eventTime: Date): Promise<void> {
    const harvested = await this.harvestOf(tx, lot);
    const whole =
      lot.quantity === null || lot.unit === null ? harvested?.amount : exactBase(lot.quantity, lot.unit);
    if (whole === undefined || whole.amount <= 0n) return;
    const said =
      lot.quantity === null || lot.unit === null
        ? { quantity: Number(decimalText(whole.amount)), unit: nameOf(whole.base) }
        : { quantity: Number(lot.quantity), unit: lot.unit };
    const since = this.since(lot, harvested?.since ?? null, eventTime);
    const part: Part = { lotId: lot.id, uri: lot.uri, said, ...whole };
    const facts: OperationFacts = {
      id: newId(),
      kind: 'stock',
      eventTime: since,
      eventTimeZoneOffset: offsetAt(since, this.timeZone),
      recordTime: this.clock.now(),
      place: null,
      inputs: [],
      outputs: [part],
      added: [],
    };
    const movement: Movement = {
      lotId: lot.id,
      holderId: lot.business_id,
      kind: 'made',
      amount: decimalText(whole.amount),
      base: whole.base,
    };
    const { known } = await this.record(tx, actor, facts, null, lot.business_id, [movement]);
    // The very event was captured before, from another system: then it tells what is there, and counts here.
    if (known) throw Invalid.field('inputs', 'lot-without-quantity', { lot: lot.lot_number });
  }

  /** The day it was made, else its first harvest, else when it was opened: nobody can have taken of it before. */
  private since(lot: LotRow, harvested: Date | null, eventTime: Date): Date {
    const made = lot.made_on === null ? null : momentOf(`${lot.made_on}T00:00`, this.timeZone);
    const told = made ?? harvested;
    if (told !== null && told <= this.clock.now()) return told;
    return eventTime < lot.created_at ? eventTime : lot.created_at;
  }

  private async harvestOf(
    tx: Tx,
    lot: LotRow,
  ): Promise<{ readonly amount: ExactAmount; readonly since: Date } | null> {
    const rows = await tx.query<{ amount: string | null; base: string | null; since: Date }[]>(
      `select sum(x.amount)::text as amount, x.base, min(e.event_time) as since
       from standing_events e join event_edges x on x.event_id = e.id and x.growing_area_id is not null
       where e.lot_id = $1 and e.step = 'harvested' group by x.base`,
      [lot.id],
    );
    const [only] = rows;
    if (rows.length !== 1 || only === undefined || only.amount === null || only.base === null) return null;
    return { amount: { amount: millionths(only.amount), base: only.base }, since: only.since };
  }
}

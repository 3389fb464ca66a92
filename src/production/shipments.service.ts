import { Inject, Injectable } from '@nestjs/common';
import { businessOf, ownedBy } from '../access/permissions.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { decimalText, exactBase, inUnitOf, isWhole, millionths } from '../standards/units/exact.js';
import { nameOf } from '../standards/units/units.js';
import { parseTaxCode } from '../standards/vietnam/tax-code.js';
import { contentOf, lockLots, take } from './held-lots.js';
import type { OperationFacts, Part } from './operation-event.js';
import { timeFaults } from './operation-rules.js';
import type { AnswerInputDto, SettlementInputDto, ShipmentInputDto } from './shipments.dto.js';
import { type Movement, Stock } from './stock.service.js';

interface ShipmentRow {
  id: string;
  from_id: string;
  to_id: string | null;
  sent_at: Date;
  undone: boolean;
}

interface SentLot {
  lot_id: string;
  holder_id: string;
  amount: string;
  base: string;
}

/** Goods from hand to hand: what was sent is in nobody's stock until the receiver says that it arrived. */
@Injectable()
export class ShipmentsService {
  private readonly root: string;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly stock: Stock,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
  }

  /** @throws Invalid with the figures where there is not enough */
  send(actor: Actor, input: ShipmentInputDto): Promise<{ readonly id: string }> {
    const eventTime = this.timeOf(input.eventTime);
    const from = businessOf(actor);
    return this.db.transaction(async (tx) => {
      const to = await this.receiverOf(tx, actor, input);
      if (input.lots.length === 0) throw Invalid.field('lots', 'inputs-needed');
      const held = await this.stock.held(tx, actor, input.lots.map(({ lotId }) => lotId), eventTime); // prettier-ignore
      const taken = take(input.lots, held, { path: 'lots', eventTime, stopped: false });
      const facts = this.facts('ship', input, eventTime, taken.map(({ lot, said, amount, base }): Part => ({ lotId: lot.id, uri: lot.uri, said, amount, base })), { from, ...to }); // prettier-ignore
      const movements = taken.map(({ lot, holderId, amount, base }): Movement => ({ lotId: lot.id, holderId, kind: 'sent', amount: decimalText(amount), base })); // prettier-ignore
      const { id, known } = await this.stock.record(tx, actor, facts, input.note ?? null, from, movements);
      if (known) return { id };
      await tx.query(
        'insert into shipments (id, from_id, to_id, to_name, sent_at) values ($1, $2, $3, $4, $5)',
        [id, from, to.toId, to.toName, eventTime],
      );
      await this.tell(tx, actor, 'shipment.sent', id, from, {
        to: to.toId,
        lots: taken.map(({ lot }) => lot.id),
      });
      return { id };
    });
  }

  /**
   * The receiver says what arrived: all of it, or so much with a word on why. What arrived is theirs from now on.
   * @throws Conflict `shipment-answered`
   */
  answer(actor: Actor, id: string, input: AnswerInputDto): Promise<void> {
    const eventTime = this.timeOf(input.eventTime);
    return this.db.transaction(async (tx) => {
      const shipment = await this.locked(tx, id, 'to_id', ownedBy(actor));
      if (shipment.undone) throw new Conflict('shipment-undone');
      if (eventTime < shipment.sent_at)
        throw Invalid.field('eventTime', 'before-shipment', { since: shipment.sent_at.toISOString() });
      if (
        (await tx.query<unknown[]>('select 1 from shipment_answers where shipment_id = $1', [id])).length > 0
      )
        throw new Conflict('shipment-answered');
      const sent = await this.sent(tx, id);
      const arrived = await this.arrived(tx, sent, input);
      const whole = sent.every(({ lot_id, amount }) => arrived.find(({ lotId }) => lotId === lot_id)?.amount === millionths(amount)); // prettier-ignore
      const words = input.words ?? null;
      if (!whole && words === null) throw Invalid.field('words', 'shipment-words-needed');
      const holder = businessOf(actor);
      const event = arrived.length === 0 ? null : await this.into(tx, actor, 'receive', input, eventTime, arrived, holder, { from: shipment.from_id, toId: shipment.to_id, toName: null }); // prettier-ignore
      await tx.query(
        'insert into shipment_answers (shipment_id, event_id, words, answered_by, answered_at) values ($1, $2, $3, $4, $5)',
        [id, event, words, actor.userId, this.clock.now()],
      );
      await this.tell(tx, actor, whole ? 'shipment.received' : 'shipment.disputed', id, holder, { words });
    });
  }

  /** What did not arrive comes back to the sender's stock, or is written off. */
  settle(actor: Actor, id: string, input: SettlementInputDto): Promise<void> {
    const eventTime = this.timeOf(input.eventTime);
    return this.db.transaction(async (tx) => {
      const shipment = await this.locked(tx, id, 'from_id', ownedBy(actor));
      if (eventTime < shipment.sent_at)
        throw Invalid.field('eventTime', 'before-shipment', { since: shipment.sent_at.toISOString() });
      const [answer] = await tx.query<{ event_id: string | null; settled: boolean }[]>(
        `select a.event_id, exists (select from shipment_settlements s where s.shipment_id = a.shipment_id) as settled
         from shipment_answers a where a.shipment_id = $1`,
        [id],
      );
      const arrived = answer?.event_id ? await this.sent(tx, answer.event_id) : [];
      const missing = (await this.sent(tx, id)).flatMap(({ lot_id, amount, base }) => {
        const left =
          millionths(amount) - millionths(arrived.find((each) => each.lot_id === lot_id)?.amount ?? 0);
        return left > 0n ? [{ lotId: lot_id, amount: left, base }] : [];
      });
      if (answer === undefined || answer.settled || missing.length === 0)
        throw new Conflict('shipment-not-disputed');
      const lots = await lockLots(tx, missing.map(({ lotId }) => lotId), this.root); // prettier-ignore
      const parts = missing.flatMap(({ lotId, amount, base }): Part[] => {
        const lot = lots.get(lotId);
        return lot === undefined ? [] : [{ lotId, uri: lot.uri, amount, base, said: { quantity: Number(decimalText(amount)), unit: nameOf(base) } }]; // prettier-ignore
      });
      const event = input.how === 'written-off' ? null : await this.into(tx, actor, 'return', input, eventTime, parts, shipment.from_id, { from: shipment.to_id, toId: shipment.from_id, toName: null }); // prettier-ignore
      await tx.query(
        'insert into shipment_settlements (shipment_id, event_id, words, settled_by, settled_at) values ($1, $2, $3, $4, $5)',
        [id, event, input.words, actor.userId, this.clock.now()],
      );
      await this.tell(tx, actor, 'shipment.settled', id, shipment.from_id, {
        how: input.how,
        words: input.words,
      });
    });
  }

  /** What of each lot arrived. @throws Invalid for lots that were not sent, and for more than was */
  private async arrived(tx: Tx, sent: readonly SentLot[], input: AnswerInputDto): Promise<Part[]> {
    const lots = await lockLots(tx, sent.map(({ lot_id }) => lot_id), this.root); // prettier-ignore
    const asked = input.lots ?? sent.map(({ lot_id, amount, base }) => ({ lotId: lot_id, quantity: Number(amount), unit: nameOf(base) })); // prettier-ignore
    return asked.map(({ lotId, quantity, unit }, index): Part => {
      const line = sent.find(({ lot_id }) => lot_id === lotId);
      const lot = lots.get(lotId);
      if (line === undefined || lot === undefined) throw Invalid.field(`lots.${index}.lotId`, 'lot-not-sent');
      if (asked.findIndex((each) => each.lotId === lotId) !== index)
        throw Invalid.field(`lots.${index}.lotId`, 'lot-twice');
      const whole = input.lots === undefined || input.lots === null;
      const amount = whole ? millionths(line.amount) : inUnitOf(exactBase(quantity, unit), line.base, contentOf(lot)); // prettier-ignore
      if (amount === null) throw Invalid.field(`lots.${index}.unit`, 'unit-not-of-lot', { unit: line.base, lot: lot.lot_number }); // prettier-ignore
      if (!isWhole(amount, line.base)) throw Invalid.field(`lots.${index}.quantity`, 'whole-packages', { unit: line.base }); // prettier-ignore
      if (amount > millionths(line.amount))
        throw Invalid.field(`lots.${index}.quantity`, 'more-than-sent', { asked: decimalText(amount), left: line.amount, unit: line.base, lot: lot.lot_number }); // prettier-ignore
      return { lotId, uri: lot.uri, amount, base: line.base, said: { quantity, unit } };
    });
  }

  /** Into somebody's stock. */
  private async into(
    tx: Tx,
    actor: Actor,
    kind: 'receive' | 'return',
    input: { readonly eventTime: string; readonly place?: string | null; readonly note?: string | null },
    eventTime: Date,
    parts: readonly Part[],
    holderId: string,
    parties: OperationFacts['parties'],
  ): Promise<string> {
    const facts = this.facts(kind, input, eventTime, parts, parties);
    const movements = parts.map(({ lotId, amount, base }): Movement => ({ lotId, holderId, kind: 'received', amount: decimalText(amount), base })); // prettier-ignore
    const { id, known } = await this.stock.record(tx, actor, facts, input.note ?? null, holderId, movements);
    if (known) throw new Conflict('already-recorded');
    return id;
  }

  private facts(
    kind: 'ship' | 'receive' | 'return',
    input: { readonly eventTime: string; readonly place?: string | null },
    eventTime: Date,
    inputs: readonly Part[],
    parties: OperationFacts['parties'],
  ): OperationFacts {
    return {
      id: newId(),
      kind,
      eventTime,
      eventTimeZoneOffset: this.stock.offsetOf(input.eventTime, eventTime),
      recordTime: this.clock.now(),
      place: input.place ?? null,
      inputs,
      outputs: [],
      added: [],
      ...(parties === undefined ? {} : { parties }),
    };
  }

  private async receiverOf(
    tx: Tx,
    actor: Actor,
    { toBusinessId, toTaxCode, toName }: ShipmentInputDto,
  ): Promise<{ readonly toId: string | null; readonly toName: string | null }> {
    const given = [toBusinessId, toTaxCode, toName].filter(Boolean).length;
    if (given !== 1) throw Invalid.field('toTaxCode', 'one-receiver');
    if (toName) return { toId: null, toName };
    const path = toTaxCode ? 'toTaxCode' : 'toBusinessId';
    const code = toTaxCode ? parseTaxCode(toTaxCode) : null;
    const [row] = await tx.query<{ id: string; status: string }[]>(
      'select id, status from businesses where (id = $1::uuid or tax_code = $2) and merged_into is null',
      [toBusinessId ?? null, code?.ok === true ? code.value : null],
    );
    if (row === undefined) throw Invalid.field(path, 'business-unknown');
    if (row.status !== 'active') throw Invalid.field(path, 'receiver-not-active');
    if (ownedBy(actor).includes(row.id)) throw Invalid.field(path, 'receiver-oneself');
    return { toId: row.id, toName: null };
  }

  /** One side's, locked by its operation's row. @throws NotFound */
  private async locked(
    tx: Tx,
    id: string,
    side: 'from_id' | 'to_id',
    owners: readonly string[],
  ): Promise<ShipmentRow> {
    const [row] = await tx.query<ShipmentRow[]>(
      `select s.*, exists (select from event_declarations d where d.event_id = s.id) as undone
       from shipments s where s.id = $1 and s.${side} = any($2::uuid[])`,
      [id, owners],
    );
    if (row === undefined) throw new NotFound();
    // Two who answer at once, and one who undoes: one after the other.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1::text, 7301225005))', [id]);
    const [now] = await tx.query<{ undone: boolean }[]>(
      'select exists (select from event_declarations d where d.event_id = $1) as undone',
      [id],
    );
    return { ...row, undone: now?.undone ?? row.undone };
  }

  private sent(tx: Tx, id: string): Promise<SentLot[]> {
    return tx.query<SentLot[]>(
      `select lot_id, holder_id, trim_scale(amount)::text as amount, base from lot_movements where event_id = $1 and kind in ('sent', 'received')
       order by lot_id`,
      [id],
    );
  }

  private tell(
    tx: Tx,
    actor: Actor,
    action: string,
    id: string,
    businessId: string,
    after: object,
  ): Promise<void> {
    return this.audit.record(
      tx,
      actor,
      action,
      { type: 'shipment', id, businessId },
      { after: { ...after } },
    );
  }

  private timeOf(text: string): Date {
    const eventTime = new Date(text);
    const faults = timeFaults(eventTime, this.clock.now());
    if (faults.length > 0) throw new Invalid(faults);
    return eventTime;
  }
}

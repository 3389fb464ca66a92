import { Inject, Injectable } from '@nestjs/common';
import { businessOf, ownedBy } from '../access/permissions.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { CONFIG, type Config } from '../config.js';
import { DiaryService } from '../diary/diary.service.js';
import { EventStore } from '../events/event-store.service.js';
import { LotsService } from '../lots/lots.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { dayOf } from '../platform/time-zone.js';
import { decimalText, exactBase, inUnitOf, isWhole } from '../standards/units/exact.js';
import { nameOf } from '../standards/units/units.js';
import { contentOf, lockLots, take, type Taken } from './held-lots.js';
import type { OperationFacts, Part } from './operation-event.js';
import { TAKEN, type Transforming } from './operation-kinds.js';
import {
  balanceOf,
  type Flag,
  isTransforming,
  shapeFaults,
  timeFaults,
  type Weighed,
} from './operation-rules.js';
import { type OperationInputDto, OutputDto } from './operations.dto.js';
import { type Movement, Stock } from './stock.service.js';
import { UndoneOperations } from './undone-operations.js';

/** An output, and what it holds. */
interface Made {
  readonly part: Part;
  readonly weighed: Weighed;
  readonly holderId: string;
}

/** What a business does with its lots: each becomes an event, and moves what everybody has left, in one transaction. */
@Injectable()
export class OperationsService {
  private readonly root: string;
  private readonly timeZone: string;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly lots: LotsService,
    private readonly diary: DiaryService,
    private readonly store: EventStore,
    private readonly stock: Stock,
    private readonly undone: UndoneOperations,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
    this.timeZone = config.registry.timeZone;
  }

  /** @throws Invalid with the faults of its fields, and the figures where there is not enough */
  record(actor: Actor, input: OperationInputDto): Promise<{ readonly id: string }> {
    const eventTime = new Date(input.eventTime);
    const faults = [...timeFaults(eventTime, this.clock.now()), ...shapeFaults(input)];
    if (faults.length > 0) throw new Invalid(faults);
    return this.db.joining(async (tx) => {
      const { kind } = input;
      const id =
        kind === 'harvest'
          ? await this.harvest(tx, actor, input, eventTime)
          : isTransforming(kind)
            ? await this.transform(tx, actor, kind, input, eventTime)
            : await this.takeAway(tx, actor, input, eventTime);
      return { id };
    });
  }

  /**
   * Declares an operation erroneous: it did not happen. What it moved goes back, unless something was built on it.
   * @throws Invalid naming what was used since
   */
  undo(actor: Actor, id: string, reason: string): Promise<void> {
    return this.db.joining(async (tx) => {
      const [row] = await tx.query<{ kind: string; business_id: string }[]>(
        'select kind, business_id from operations where event_id = $1 and business_id = any($2)',
        [id, ownedBy(actor)],
      );
      if (row === undefined) throw new NotFound();
      const declared = await tx.query<unknown[]>('select 1 from event_declarations where event_id = $1', [
        id,
      ]);
      if (declared.length > 0) throw new Conflict('already-corrected');
      // What the other side has seen is settled with them.
      if (row.kind === 'receive' || row.kind === 'return') throw new Conflict('operation-not-undoable');
      if (row.kind === 'ship') await this.assertUnanswered(tx, id);
      await this.undone.assertFree(tx, id, this.root);
      if (row.kind === 'harvest') {
        await this.diary.correct(actor, id, reason, null);
        return;
      }
      await this.store.declare(tx, {
        eventId: id,
        businessId: row.business_id,
        declaredBy: actor.userId,
        reason: 'did_not_occur',
        words: reason,
        correctiveId: null,
      });
      await this.audit.record(
        tx,
        actor,
        'operation.undone',
        { type: 'operation', id, businessId: row.business_id },
        { after: { reason } },
      );
    });
  }

  private async assertUnanswered(tx: Tx, id: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1::text, 7301225005))', [id]);
    const answered = await tx.query<unknown[]>('select 1 from shipment_answers where shipment_id = $1', [id]);
    if (answered.length > 0) throw new Conflict('shipment-answered');
  }

  /** A new lot of what was picked: its diary has the harvest, the balance what came of it. */
  private async harvest(tx: Tx, actor: Actor, input: OperationInputDto, eventTime: Date): Promise<string> {
    const areas = input.areas ?? [];
    const amounts = areas.flatMap(({ amount }) => (amount ? [exactBase(amount.quantity, amount.unit)] : []));
    const base = amounts[0]?.base ?? '';
    const other = amounts.findIndex((amount) => amount.base !== base);
    if (other >= 0) throw Invalid.field(`areas.${other}.amount.unit`, 'one-unit', { unit: base });
    const whole = amounts.reduce((sum, { amount }) => sum + amount, 0n);
    const [output] = input.outputs ?? [];
    const quantity = Number(decimalText(whole));
    const lotId =
      output?.lotId ??
      (await this.create(
        actor,
        0,
        Object.assign(new OutputDto(), output, { quantity, unit: nameOf(base) }),
        null,
        eventTime,
      ));
    const existing = output?.lotId
      ? (await this.stock.receiving(tx, actor, [output.lotId], eventTime)).get(output.lotId)
      : null;
    if (existing === undefined) throw Invalid.field('outputs.0.lotId', 'lot-not-held');
    if (existing && existing.lot.status !== 'open')
      throw Invalid.field('outputs.0.lotId', 'lot-stopped', { lot: existing.lot.lot_number });
    if (existing?.base && existing.base !== base)
      throw Invalid.field('areas.0.amount.unit', 'unit-not-of-lot', { unit: existing.base, lot: existing.lot.lot_number }); // prettier-ignore
    const { id } = await this.diary.record(actor, lotId, {
      step: 'harvested',
      eventTime: input.eventTime,
      place: input.place ?? null,
      responsible: input.responsible ?? actor.name,
      note: input.note ?? null,
      areas,
      output: { quantity, unit: nameOf(base) },
    });
    const [known] = await tx.query<unknown[]>('select 1 from operations where event_id = $1', [id]);
    if (known !== undefined) return id;
    const holderId = existing?.lot.business_id ?? businessOf(actor);
    const place = input.place ?? null;
    await this.stock.move(tx, actor, { id, kind: 'harvest', eventTime, recordTime: this.clock.now(), place }, input.note ?? null, holderId, [
      { lotId, holderId, kind: 'made', amount: decimalText(whole), base },
    ]); // prettier-ignore
    return id;
  }

  private async transform(
    tx: Tx,
    actor: Actor,
    kind: Transforming,
    input: OperationInputDto,
    eventTime: Date,
  ): Promise<string> {
    const outputs = input.outputs ?? [];
    // Whatever closes a circle has an end that was there before; one at a time looks whether it does.
    if (outputs.some(({ lotId }) => lotId)) await tx.query('select pg_advisory_xact_lock(7301225004)');
    // Both sides at once and in one order, so that two operations never wait for one another.
    const all = [...(input.inputs ?? []), ...outputs].flatMap(({ lotId }) => (lotId ? [lotId] : []));
    await lockLots(tx, all, this.root);
    const taken = await this.taken(tx, actor, input, eventTime, false);
    const made = await this.made(tx, actor, taken, outputs, eventTime);
    const added = input.added ?? [];
    const { faults, flags } = balanceOf(
      kind,
      taken.map(({ amount, base, content }) => ({ amount: { amount, base }, content })),
      added.map(({ quantity, unit }) => ({ amount: exactBase(quantity, unit), content: null })),
      made.map(({ weighed }) => weighed),
    );
    if (faults.length > 0) throw new Invalid(faults);
    const facts = this.facts(
      input,
      eventTime,
      taken.map(partOf),
      made.map(({ part }) => part),
    );
    const movements: Movement[] = [
      ...taken.map((each) => movementOf(each, 'used')),
      ...made.map(({ part, holderId }): Movement => ({
        lotId: part.lotId,
        holderId,
        kind: 'made',
        amount: decimalText(part.amount),
        base: part.base,
      })),
    ];
    const { id, known } = await this.stock.record(
      tx,
      actor,
      facts,
      input.note ?? null,
      businessOf(actor),
      movements,
    );
    if (known) return id;
    const day = dayOf(eventTime, this.timeZone);
    const expired = taken.some(({ lot }) => lot.expires_on !== null && lot.expires_on < day);
    const late: Flag[] = expired ? [{ code: 'input-expired', quantity: null, limit: null, unit: null }] : [];
    for (const { part } of made) await this.flag(tx, id, part.lotId, [...flags, ...late]);
    await this.tell(tx, actor, id, kind, [
      ...taken.map(({ lot }) => lot.id),
      ...made.map(({ part }) => part.lotId),
    ]);
    return id;
  }

  private async takeAway(tx: Tx, actor: Actor, input: OperationInputDto, eventTime: Date): Promise<string> {
    const { kind } = input;
    if (kind === 'harvest' || isTransforming(kind)) throw new Error(`${kind} takes nothing away`);
    // What is held or recalled may still be lost, looked at and destroyed; only sold it may not.
    const taken = await this.taken(tx, actor, input, eventTime, kind !== 'sell');
    const facts = this.facts(input, eventTime, taken.map(partOf), []);
    const movements = taken.map((each) => movementOf(each, TAKEN[kind]));
    const { id, known } = await this.stock.record(
      tx,
      actor,
      facts,
      input.note ?? null,
      businessOf(actor),
      movements,
    );
    if (!known) await this.tell(tx, actor, id, kind, taken.map(({ lot }) => lot.id)); // prettier-ignore
    return id;
  }

  private async taken(
    tx: Tx,
    actor: Actor,
    { inputs, outputs }: OperationInputDto,
    eventTime: Date,
    stopped: boolean,
  ): Promise<Taken[]> {
    const asked = inputs ?? [];
    const into = new Set((outputs ?? []).map(({ lotId }) => lotId));
    const itself = asked.findIndex(({ lotId }) => into.has(lotId));
    if (itself >= 0) throw Invalid.field(`inputs.${itself}.lotId`, 'lot-in-itself');
    const held = await this.stock.held(tx, actor, asked.map(({ lotId }) => lotId), eventTime); // prettier-ignore
    return take(asked, held, { path: 'inputs', eventTime, stopped });
  }

  /** Lots that come out: new ones, and open ones that more comes to. */
  private async made(
    tx: Tx,
    actor: Actor,
    taken: readonly Taken[],
    outputs: readonly OutputDto[],
    eventTime: Date,
  ): Promise<Made[]> {
    const there = outputs.flatMap(({ lotId }) => (lotId ? [lotId] : []));
    const receiving = await this.stock.receiving(tx, actor, there, eventTime);
    await this.assertNoCircle(tx, taken, there);
    const ids: string[] = [];
    for (const [index, output] of outputs.entries()) {
      const path = `outputs.${index}.lotId`;
      if (output.lotId) {
        const lot = receiving.get(output.lotId)?.lot;
        if (lot === undefined) throw Invalid.field(path, 'lot-not-held');
        if (lot.status !== 'open') throw Invalid.field(path, 'lot-stopped', { lot: lot.lot_number });
        if (ids.includes(lot.id)) throw Invalid.field(path, 'lot-twice');
        ids.push(lot.id);
      } else ids.push(await this.create(actor, index, output, taken[0] ?? null, eventTime));
    }
    const rows = await lockLots(tx, ids, this.root);
    return outputs.map((output, index): Made => {
      const lot = rows.get(ids[index] ?? '');
      if (lot === undefined) throw new Error('a lot that was made is there');
      const said = { quantity: output.quantity ?? 0, unit: output.unit ?? '' };
      const content = contentOf(lot);
      const base = receiving.get(lot.id)?.base ?? exactBase(1, said.unit).base;
      const amount = inUnitOf(exactBase(said.quantity, said.unit), base, content);
      if (amount === null)
        throw Invalid.field(`outputs.${index}.unit`, 'unit-not-of-lot', { unit: base, lot: lot.lot_number });
      if (amount <= 0n) throw Invalid.field(`outputs.${index}.quantity`, 'too-fine');
      if (!isWhole(amount, base))
        throw Invalid.field(`outputs.${index}.quantity`, 'whole-packages', { unit: base });
      const part: Part = { lotId: lot.id, uri: lot.uri, said, amount, base };
      return { part, weighed: { amount: { amount, base }, content }, holderId: lot.business_id };
    });
  }

  /** Of the product of what goes in, where nothing else is said. Its faults name the fields of the output. */
  private async create(
    actor: Actor,
    index: number,
    output: OutputDto,
    from: Taken | null,
    eventTime: Date,
  ): Promise<string> {
    const own = from !== null && ownedBy(actor).includes(from.lot.business_id);
    const productId = output.productId ?? (own ? from.lot.product_id : undefined);
    const { lotNumber, lotId: _, ...rest } = output;
    if (productId === undefined) throw Invalid.field(`outputs.${index}.productId`, 'required');
    if (lotNumber === undefined) throw Invalid.field(`outputs.${index}.lotNumber`, 'required');
    try {
      const madeOn = rest.madeOn ?? dayOf(eventTime, this.timeZone);
      const { id } = await this.lots.create(actor, { ...rest, productId, lotNumber, madeOn });
      return id;
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      throw new Invalid(error.faults.map((fault) => ({ ...fault, path: `outputs.${index}.${fault.path}` })));
    }
  }

  private async assertNoCircle(tx: Tx, taken: readonly Taken[], into: readonly string[]): Promise<void> {
    if (into.length === 0) return;
    const [found] = await tx.query<{ lot_number: string }[]>(
      `with recursive above (lot_id) as (
         select unnest($1::uuid[])
         union
         select i.lot_id from above a
         join event_edges o on o.lot_id = a.lot_id and o.role = 'output'
         join event_edges i on i.event_id = o.event_id and i.role = 'input' and i.lot_id is not null
         where not exists (select from event_declarations d where d.event_id = o.event_id)
       )
       select l.lot_number from above a join lots l on l.id = a.lot_id where a.lot_id = any($2::uuid[]) limit 1`,
      [taken.map(({ lot }) => lot.id), into],
    );
    if (found !== undefined) throw Invalid.field('outputs', 'lot-circle', { lot: found.lot_number });
  }

  private facts(
    input: OperationInputDto,
    eventTime: Date,
    inputs: readonly Part[],
    outputs: readonly Part[],
  ): OperationFacts {
    return {
      id: newId(),
      kind: input.kind,
      eventTime,
      eventTimeZoneOffset: this.stock.offsetOf(input.eventTime, eventTime),
      recordTime: this.clock.now(),
      place: input.place ?? null,
      inputs,
      outputs,
      added: input.added ?? [],
    };
  }

  private async flag(tx: Tx, id: string, lotId: string, flags: readonly Flag[]): Promise<void> {
    for (const { code, quantity, limit, unit } of flags)
      await tx.query(
        'insert into operation_flags (event_id, lot_id, code, quantity, "limit", unit) values ($1, $2, $3, $4, $5, $6)',
        [id, lotId, code, quantity, limit, unit],
      );
  }

  private tell(tx: Tx, actor: Actor, id: string, kind: string, lots: readonly string[]): Promise<void> {
    const subject = { type: 'operation', id, businessId: businessOf(actor) };
    return this.audit.record(tx, actor, 'operation.recorded', subject, { after: { kind, lots } });
  }
}

function partOf({ lot, said, amount, base }: Taken): Part {
  return { lotId: lot.id, uri: lot.uri, said, amount, base };
}

function movementOf({ lot, holderId, amount, base }: Taken, kind: Movement['kind']): Movement {
  return { lotId: lot.id, holderId, kind, amount: decimalText(amount), base };
}

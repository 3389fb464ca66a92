import { Inject, Injectable } from '@nestjs/common';
import { ownedBy } from '../access/permissions.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { CONFIG, type Config } from '../config.js';
import { type EncodedImage, ImagesService } from '../images/images.service.js';
import type { Lot, LotStatus } from '../lots/lot.entity.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound, type FieldFault } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { dayOf, offsetAt } from '../platform/time-zone.js';
import { hasHarvest } from './harvests.js';
import { meaningOf } from './event-steps.js';
import { areaFaults, edgesOf, stepFaults } from './event-rules.js';
import type { EventInputDto } from './events.dto.js';

// A phone's clock may run ahead a little.
const AHEAD_MS = 5 * 60_000;
const EARLIEST = Date.parse('2000-01-01T00:00:00Z');

interface Correction {
  readonly id: string;
  readonly reason: string;
  /** Says only that the event was wrong; nothing takes its place. */
  readonly declaresOnly: boolean;
}

interface Erroneous {
  id: string;
  business_id: string;
  lot_id: string;
}

/** Origin records. They are added and never changed: a wrong one is declared erroneous by a new one. */
type LockedLot = Pick<Lot, 'id' | 'businessId' | 'status'>;

@Injectable()
export class EventsService {
  private readonly timeZone: string;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly images: ImagesService,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
  }

  /** @throws Invalid with the faults of its fields; Conflict when the lot takes no more events. */
  async record(
    actor: Actor,
    lotId: string,
    input: EventInputDto,
    file?: Buffer,
  ): Promise<{ readonly id: string }> {
    const allowed = () => this.assertRecording(actor, 'l.id = $2', lotId);
    const image = file === undefined ? null : await this.images.encode(file, 'image', allowed);
    return this.db.transaction(async (tx) => {
      const lot = await this.lockLot(tx, actor, lotId);
      const id = await this.insert(tx, actor, lot, input, image, null);
      await this.audit.record(
        tx,
        actor,
        'event.recorded',
        { type: 'event', id, businessId: lot.businessId },
        {
          after: { lotId, step: input.step, eventTime: input.eventTime },
        },
      );
      return { id };
    });
  }

  /**
   * Declares an event erroneous (EPCIS 2.0 §7.4.1.2), with the right one in its place, or none: it did not happen.
   * The picture of the wrong one is kept when no new one is given.
   */
  async correct(
    actor: Actor,
    eventId: string,
    reason: string,
    input: EventInputDto | null,
    file?: Buffer,
  ): Promise<{ readonly id: string; readonly lotId: string }> {
    const allowed = () =>
      this.assertRecording(actor, 'l.id = (select lot_id from events where id = $2)', eventId);
    const image = file === undefined ? null : await this.images.encode(file, 'image', allowed);
    return this.db.transaction(async (tx) => {
      const [wrong] = await tx.query<Erroneous[]>(
        `select e.id, e.business_id, e.lot_id from events e where e.id = $1 and e.business_id = any($2) and not e.declares_only`,
        [eventId, ownedBy(actor)],
      );
      if (wrong === undefined) throw new NotFound();
      const lot = await this.lockLot(tx, actor, wrong.lot_id);
      // Asked under the lock of the lot: of two who correct it at the same moment one reads the other's.
      const corrections = await tx.query<unknown[]>('select 1 from events where corrects_id = $1', [eventId]);
      if (corrections.length > 0) throw new Conflict('already-corrected');
      const correction = { id: eventId, reason, declaresOnly: input === null };
      const id = await this.insert(
        tx,
        actor,
        lot,
        input ?? (await this.copyOf(tx, eventId)),
        image,
        correction,
      );
      // What is on sale says where it came from; without that it is held first.
      if (lot.status === 'released' && !(await hasHarvest(tx, lot.id))) throw new Conflict('last-harvest');
      await this.audit.record(
        tx,
        actor,
        'event.corrected',
        { type: 'event', id, businessId: lot.businessId },
        {
          before: { eventId },
          after: {
            lotId: lot.id,
            reason,
            ...(input === null ? {} : { step: input.step, eventTime: input.eventTime }),
          },
        },
      );
      return { id, lotId: lot.id };
    });
  }

  /** Before a picture is worked on; the command asks again under its lock. */
  private async assertRecording(actor: Actor, which: string, id: string): Promise<void> {
    const [lot] = await this.db.query<{ status: LotStatus }>(
      `select l.status from lots l where l.business_id = any($1) and ${which}`,
      [ownedBy(actor), id],
    );
    if (lot === undefined) throw new NotFound();
    assertOpen(lot.status);
  }

  // Lots need events, so events know a lot by its row alone.
  private async lockLot(tx: Tx, actor: Actor, lotId: string): Promise<LockedLot> {
    const [lot] = await tx.query<LockedLot[]>(
      `select id, business_id as "businessId", status from lots where id = $1 and business_id = any($2::uuid[]) for update`,
      [lotId, [...ownedBy(actor)]],
    );
    if (lot === undefined) throw new NotFound();
    assertOpen(lot.status);
    return lot;
  }

  private async insert(
    tx: Tx,
    actor: Actor,
    lot: LockedLot,
    input: EventInputDto,
    image: EncodedImage | null,
    correction: Correction | null,
  ): Promise<string> {
    const eventTime = new Date(input.eventTime);
    const edges = edgesOf(lot.id, input);
    const faults = [
      ...this.timeFaults(eventTime),
      ...stepFaults(input),
      ...(await areaFaults(tx, ownedBy(actor), input, correction?.id ?? null, this.today())),
    ];
    if (faults.length > 0) throw new Invalid(faults);
    if (image !== null) await this.images.keep(tx, image);
    const id = newId();
    const { type, action, bizStep, disposition } = meaningOf(input.step);
    await tx.query(
      `insert into events (id, event_id, type, action, step, biz_step, disposition, event_time, event_time_zone_offset, record_time,
         business_id, lot_id, place, responsible, note, image_sha256, recorded_by, corrects_id, correction_reason, declares_only)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
         coalesce($16, (select image_sha256 from events where id = $18)), $17, $18, $19, $20)`,
      [
        id,
        `urn:uuid:${id}`,
        type,
        action,
        input.step,
        bizStep,
        disposition,
        eventTime,
        offsetAt(eventTime, this.timeZone),
        this.clock.now(),
        lot.businessId,
        lot.id,
        input.place ?? null,
        input.responsible,
        input.note ?? null,
        image?.sha256 ?? null,
        actor.userId,
        correction?.id ?? null,
        correction?.reason ?? null,
        correction?.declaresOnly ?? false,
      ],
    );
    for (const [position, edge] of edges.entries()) {
      await tx.query(
        `insert into event_edges (event_id, position, role, lot_id, growing_area_id, quantity, unit) values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          id,
          position,
          edge.role,
          edge.lotId,
          edge.areaId,
          edge.amount?.quantity ?? null,
          edge.amount?.unit ?? null,
        ],
      );
    }
    return id;
  }

  private today(): string {
    return dayOf(this.clock.now(), this.timeZone);
  }

  private timeFaults(eventTime: Date): FieldFault[] {
    const time = eventTime.getTime();
    if (Number.isNaN(time) || time < EARLIEST) return [{ path: 'eventTime', code: 'moment-invalid' }];
    return time > this.clock.now().getTime() + AHEAD_MS ? [{ path: 'eventTime', code: 'date-future' }] : [];
  }

  /** A bare declaration repeats what it declares erroneous. */
  private async copyOf(tx: Tx, eventId: string): Promise<EventInputDto> {
    const [row] = await tx.query<EventInputDto[]>(
      `select e.step, to_char(e.event_time at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "eventTime", e.place, e.responsible, e.note,
         (select coalesce(jsonb_agg(jsonb_build_object('areaId', x.growing_area_id, 'amount',
            case when x.quantity is null then null else jsonb_build_object('quantity', x.quantity, 'unit', x.unit) end) order by x.position), '[]')
          from event_edges x where x.event_id = e.id and x.growing_area_id is not null) as areas,
         (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
          where x.event_id = e.id and x.role = 'input' and x.lot_id is not null and x.quantity is not null) as input,
         (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
          where x.event_id = e.id and x.role in ('output', 'subject') and x.lot_id is not null and x.quantity is not null) as output
       from events e where e.id = $1`,
      [eventId],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }
}

function assertOpen(status: LotStatus): void {
  if (status === 'recalled' || status === 'closed') throw new Conflict('lot-not-open');
}

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
import { hasOrigin } from './harvests.js';
import { type Captured, EventStore } from '../events/event-store.service.js';
import { areaFaults, stepFaults } from './diary-rules.js';
import { EntryDigest } from './entry-digest.js';
import { type Amount, type Entry, eventOf, objectsOf } from './entry-event.js';
import type { EventInputDto } from './diary.dto.js';

// A phone's clock may run ahead a little.
const AHEAD_MS = 5 * 60_000;
const EARLIEST = Date.parse('2000-01-01T00:00:00Z');

interface Erroneous {
  lot_id: string;
  image_sha256: string | null;
}

type LockedLot = Pick<Lot, 'id' | 'businessId' | 'status'> & { readonly uri: string };

/** The diary of lots: it writes into the store of origin records. Nothing is changed: what was wrong is declared erroneous. */
@Injectable()
export class DiaryService {
  private readonly timeZone: string;
  private readonly root: string;
  private readonly digest: EntryDigest;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly images: ImagesService,
    private readonly store: EventStore,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
    this.root = config.http.publicUrl;
    this.digest = new EntryDigest(config.secrets.dataKey);
  }

  /**
   * The same entry sent twice is one.
   * @throws Invalid with the faults of its fields; Conflict when the lot takes no more events.
   */
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
      const { id, known } = await this.insert(tx, actor, lot, input, newId(), image, null);
      if (known) return { id };
      await this.audit.record(
        tx,
        actor,
        'event.recorded',
        { type: 'event', id, businessId: lot.businessId },
        {
          after: { lotId, step: input.step, eventTime: momentOf(input).toISOString() },
        },
      );
      return { id };
    });
  }

  /**
   * Declares an entry erroneous (EPCIS 2.0 §7.4.1.2), with the right one in its place, or none: it did not happen.
   * The picture of the wrong one is kept when no new one is given.
   * @returns the entry that stands now, or the erroneous one where none does
   */
  async correct(
    actor: Actor,
    eventId: string,
    reason: string,
    input: EventInputDto | null,
    file?: Buffer,
  ): Promise<{ readonly id: string; readonly lotId: string }> {
    const allowed = () =>
      this.assertRecording(actor, 'l.id = (select lot_id from diary_entries where event_id = $2)', eventId);
    const image = file === undefined ? null : await this.images.encode(file, 'image', allowed);
    return this.db.transaction(async (tx) => {
      const [wrong] = await tx.query<Erroneous[]>(
        `select lot_id, image_sha256 from diary_entries where event_id = $1 and business_id = any($2)`,
        [eventId, ownedBy(actor)],
      );
      if (wrong === undefined) throw new NotFound();
      const lot = await this.lockLot(tx, actor, wrong.lot_id);
      const id = input === null ? eventId : newId();
      // First, for what stands in its place may say the same again.
      await this.store.declare(tx, {
        eventId,
        businessId: lot.businessId,
        declaredBy: actor.userId,
        reason: input === null ? 'did_not_occur' : 'incorrect_data',
        words: reason,
        correctiveId: input === null ? null : id,
      });
      if (input !== null) {
        const wrongId = { id: eventId, imageSha256: wrong.image_sha256 };
        const { known } = await this.insert(tx, actor, lot, input, id, image, wrongId);
        if (known) throw new Conflict('already-recorded');
      }
      // What is on sale says where it came from; without that it is held first.
      if (lot.status === 'released' && !(await hasOrigin(tx, lot.id))) throw new Conflict('last-harvest');
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
            ...(input === null ? {} : { step: input.step, eventTime: momentOf(input).toISOString() }),
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
      `select id, business_id as "businessId", status, coalesce(uri, $3 || id) as uri from lots where id = $1 and business_id = any($2::uuid[]) for update`,
      [lotId, [...ownedBy(actor)], `${this.root}/lots/`],
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
    id: string,
    image: EncodedImage | null,
    wrong: { readonly id: string; readonly imageSha256: string | null } | null,
  ): Promise<Captured> {
    const eventTime = momentOf(input);
    const faults = [
      ...this.timeFaults(eventTime),
      ...stepFaults(input),
      ...(await areaFaults(tx, ownedBy(actor), input, wrong?.id ?? null, this.today())),
    ];
    if (faults.length > 0) throw new Invalid(faults);
    const imageSha256 = image?.sha256 ?? wrong?.imageSha256 ?? null;
    const words = { responsible: input.responsible, note: input.note ?? null, imageSha256 };
    const entry: Entry = {
      id,
      step: input.step,
      eventTime,
      eventTimeZoneOffset: this.offsetOf(input.eventTime, eventTime),
      recordTime: this.clock.now(),
      place: input.place ?? null,
      lot,
      areas: await codesOf(tx, input.areas ?? []),
      input: input.input ?? null,
      output: input.output ?? null,
      digest: this.digest.of(words),
    };
    const captured = await this.store.capture(tx, {
      id,
      businessId: lot.businessId,
      recordedBy: actor.userId,
      event: eventOf(entry, this.root),
      eventTime,
      objects: objectsOf(entry, this.root),
    });
    if (captured.known) return captured;
    if (image !== null) await this.images.keep(tx, image);
    await tx.query(
      `insert into diary_entries (event_id, business_id, lot_id, step, event_time, event_time_zone_offset, record_time, place, responsible,
         note, image_sha256)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        lot.businessId,
        lot.id,
        entry.step,
        eventTime,
        entry.eventTimeZoneOffset,
        entry.recordTime,
        entry.place,
        words.responsible,
        words.note,
        imageSha256,
      ],
    );
    return captured;
  }

  /** As given; where only the moment was, the one of the registry's place. EPCIS 2.0 knows none beyond fourteen hours. */
  private offsetOf(given: string, moment: Date): string {
    const offset = /[+-](0\d|1[0-3]):\d\d$|[+-]14:00$/.exec(given)?.[0];
    return offset ?? offsetAt(moment, this.timeZone);
  }

  private today(): string {
    return dayOf(this.clock.now(), this.timeZone);
  }

  private timeFaults(eventTime: Date): FieldFault[] {
    const time = eventTime.getTime();
    if (time < EARLIEST) return [{ path: 'eventTime', code: 'event-too-old' }];
    return time > this.clock.now().getTime() + AHEAD_MS ? [{ path: 'eventTime', code: 'date-future' }] : [];
  }
}

function momentOf(input: EventInputDto): Date {
  return new Date(input.eventTime);
}

/** With the codes they have today, which the event keeps. */
async function codesOf(
  tx: Tx,
  areas: readonly { readonly areaId: string; readonly amount?: Amount | null }[],
): Promise<Entry['areas']> {
  if (areas.length === 0) return [];
  const rows = await tx.query<{ id: string; code: string | null }[]>(
    'select id, code from growing_areas where id = any($1::uuid[])',
    [areas.map(({ areaId }) => areaId)],
  );
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  return areas.map(({ areaId, amount }) => ({
    areaId,
    code: codes.get(areaId) ?? null,
    amount: amount ?? null,
  }));
}

function assertOpen(status: LotStatus): void {
  if (status === 'recalled' || status === 'closed') throw new Conflict('lot-not-open');
}

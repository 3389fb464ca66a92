import { Inject, Injectable } from '@nestjs/common';
import { businessOf } from '../../access/permissions.js';
import { AuditLog } from '../../audit/audit-log.service.js';
import { CONFIG, type Config } from '../../config.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { type FieldFault, Invalid } from '../../platform/errors.js';
import { newId } from '../../platform/id.js';
import type { Captured } from '../event-store.service.js';
import { EventIntake } from './event-intake.service.js';
import { EVENTS_MAX, isObject, readEvent } from './read-event.js';

/** What becomes of the others when one event of a document cannot be taken (EPCIS 2.0 §12.7.3). */
export const ERROR_BEHAVIOURS = ['rollback', 'proceed'] as const;
export type ErrorBehaviour = (typeof ERROR_BEHAVIOURS)[number];

const LIST = '/epcisBody/eventList';

/** Takes EPCIS events that other systems write: of a business's own lots and of whatever else they name. */
@Injectable()
export class CaptureService {
  private readonly root: string;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly intake: EventIntake,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
  }

  /** One event with its own `@context`. @throws Invalid */
  one(actor: Actor, body: unknown): Promise<Captured> {
    const read = readEvent(body, undefined, '', this.root);
    if ('faults' in read) throw new Invalid(read.faults);
    return this.db.transaction(async (tx) => {
      const [captured] = await this.intake.take(tx, actor, [{ read: read.read, at: '' }]);
      if (captured === undefined) throw new Error('an event was neither added nor known');
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
      'read' in each ? [{ read: each.read, at: `${LIST}/${index}` }] : [],
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
        await this.intake.take(tx, actor, good);
        await keep(tx, good.length);
      });
    } else {
      let taken = 0;
      for (const each of good) {
        try {
          await this.db.transaction((tx) => this.intake.take(tx, actor, [each]));
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

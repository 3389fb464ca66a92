import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import type { Role } from '../ui/page-context.js';

export interface AuditSubject {
  /** The domain's word: `lot`, `growing-area`, `product`, `user`… */
  readonly type: string;
  readonly id: string;
  readonly businessId?: string | null;
}

export interface AuditChange {
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** An `Actor`, someone without an account, or the service itself at work on a job. */
export interface AuditActor {
  readonly userId: string | null;
  readonly role: Role | 'anonymous' | 'service';
  readonly requestId: string | null;
  /** At the counter: recorded as the official, not as the staff that the business has. */
  readonly counterRole?: Role;
}

/** Nobody's request: a job, or a command typed on the server. */
export const SERVICE: AuditActor = { userId: null, role: 'service', requestId: null };

/**
 * The append-only log of every change. An entry is written in the transaction of the change it tells of, so that
 * neither exists without the other. It can never be erased, so it holds ids and no names of people; callers leave out
 * secrets and personal data.
 */
@Injectable()
export class AuditLog {
  constructor(private readonly clock: Clock) {}

  /** `action` reads as a sentence with its subject: `lot.recalled`. */
  async record(
    tx: Tx,
    actor: AuditActor,
    action: string,
    subject: AuditSubject,
    change: AuditChange = {},
  ): Promise<void> {
    await tx.query(
      `insert into audit_entries (at, actor_id, actor_role, action, subject_type, subject_id, business_id, before, after, request_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        this.clock.now(),
        actor.userId,
        actor.counterRole ?? actor.role,
        action,
        subject.type,
        subject.id,
        subject.businessId ?? null,
        change.before ?? null,
        change.after ?? null,
        actor.requestId,
      ],
    );
  }

  /** Many entries of one person at one moment, in their order. */
  async recordAll(tx: Tx, actor: AuditActor, entries: readonly AuditEntry[]): Promise<void> {
    await tx.query(
      `insert into audit_entries (at, actor_id, actor_role, action, subject_type, subject_id, business_id, before, after, request_id)
       select $1, $2, $3, v.action, v.type, v.id, v.business_id, v.before::jsonb, v.after::jsonb, $4
       from unnest($5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::text[])
         with ordinality v (action, type, id, business_id, before, after, place) order by v.place`,
      [
        this.clock.now(),
        actor.userId,
        actor.counterRole ?? actor.role,
        actor.requestId,
        entries.map(({ action }) => action),
        entries.map(({ subject }) => subject.type),
        entries.map(({ subject }) => subject.id),
        entries.map(({ subject }) => subject.businessId ?? null),
        entries.map(({ before }) => (before === undefined ? null : JSON.stringify(before))),
        entries.map(({ after }) => (after === undefined ? null : JSON.stringify(after))),
      ],
    );
  }
}

export interface AuditEntry extends AuditChange {
  readonly action: string;
  readonly subject: AuditSubject;
}

/** The fields of `after` that differ from `before`, both ways, for an entry that tells a change and nothing else. */
export function changed<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): AuditChange {
  const differing = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const pick = (from: T) => Object.fromEntries(differing.map((field) => [field, from[field] ?? null]));
  return { before: pick(before), after: pick(after) };
}

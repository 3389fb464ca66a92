import { Injectable, type OnModuleInit } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { StateChanges, type StateStep } from '../audit/state-changes.service.js';
import type { Actor } from '../platform/actor.js';
import { Database, type Tx } from '../platform/database/database.js';
import { NoticeMail } from './notice-mail.jobs.js';
import { noticeKind, type NoticeKind } from './notice-kinds.js';
import { NOTICE, RECEIPT } from './notice.effect.js';

interface Told {
  readonly businessId: string;
  readonly kind: NoticeKind;
  readonly subject: { readonly type: string; readonly id: string };
  readonly title: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** Tells a business what the office did to its things, from within the transaction that did it. */
@Injectable()
export class NoticesService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly states: StateChanges,
    private readonly mail: NoticeMail,
  ) {}

  onModuleInit(): void {
    for (const effect of [NOTICE, RECEIPT]) this.states.on(effect, (tx, step) => this.tellOfStep(tx, step));
  }

  /** Everything up to this one was seen by this person. */
  async seen(actor: Actor, upTo: string): Promise<void> {
    await this.db.transaction((tx) =>
      tx.query(
        `insert into notices_seen (user_id, business_id, up_to)
         select $1, business_id, max(id) from notices where business_id = any($2) and id <= $3 group by business_id
         on conflict (user_id, business_id) do update set up_to = greatest(notices_seen.up_to, excluded.up_to)`,
        [actor.userId, scopeOf(actor), upTo],
      ),
    );
  }

  /** Of what nobody did: a date that comes near, an address that nobody answers. */
  async tell(tx: Tx, { businessId, kind, subject, title, reason, at }: Told): Promise<void> {
    const [row] = await tx.query<{ id: string }[]>(
      `insert into notices (business_id, kind, subject_type, subject_id, title, reason, at) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [businessId, kind, subject.type, subject.id, title, reason, at],
    );
    if (row !== undefined) await this.mail.enqueue(tx, row.id, businessId, kind);
  }

  private async tellOfStep(tx: Tx, step: StateStep): Promise<void> {
    const { subject, action, reason, decisionNumber = null, at, dueAt = null } = step;
    const kind = noticeKind(`${subject.type}.${action}`);
    if (kind === null) throw new Error(`A notice of ${subject.type}.${action} has no words`);
    const { businessId = null } = subject;
    if (businessId === null) return; // nobody's yet
    const [row] = await tx.query<{ id: string }[]>(
      `insert into notices (business_id, kind, subject_type, subject_id, title, reason, decision_number, at, due_at)
       values ($1, $2, $3, $4, coalesce(subject_title($3, $4), $4), $5, $6, $7, $8) returning id`,
      [businessId, kind, subject.type, subject.id, reason, decisionNumber, at, dueAt],
    );
    if (row !== undefined) await this.mail.enqueue(tx, row.id, businessId, kind);
  }
}

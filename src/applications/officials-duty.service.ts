import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.service.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { isoDay } from '../ui/format.js';
import { DossierWork } from './dossier-work.service.js';

export interface ConflictView {
  readonly businessId: string;
  readonly businessName: string;
  readonly reason: string;
}

export interface AbsenceView {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

const DAYS_MAX = 365;

/** What keeps an official from a dossier: having to do with the business, or being away. */
@Injectable()
export class OfficialsDuty {
  private readonly timeZone: string;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly work: DossierWork,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
  }

  conflicts(actor: Actor): Promise<ConflictView[]> {
    return this.db.query<{ businessId: string; businessName: string; reason: string }>(
      `select c.business_id as "businessId", b.name as "businessName", c.reason
       from interest_conflicts c join businesses b on b.id = c.business_id
       where c.user_id = $1 order by b.name, b.id limit 200`,
      [actor.userId],
    );
  }

  /** Those not over yet. */
  absences(): Promise<AbsenceView[]> {
    return this.db.query<{ id: string; userId: string; name: string; firstDay: string; lastDay: string }>(
      `select a.id, a.user_id as "userId", u.name, a.first_day::text as "firstDay", a.last_day::text as "lastDay"
       from absences a join users u on u.id = a.user_id where a.last_day >= $1 order by a.first_day, a.id limit 200`,
      [this.today()],
    );
  }

  /** Found by its tax code, which the official has before the eyes. What the official holds of it goes to others. */
  async declareConflict(
    actor: Actor,
    input: { readonly taxCode: string; readonly reason: string },
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [business] = await tx.query<{ id: string }[]>(
        `select id from businesses where tax_code = $1 and merged_into is null order by (status = 'closed'), id limit 1`,
        [input.taxCode.replaceAll(/[\s.-]/g, '')],
      );
      if (business === undefined) throw Invalid.field('taxCode', 'business-unknown');
      await tx.query(
        `insert into interest_conflicts (user_id, business_id, reason, declared_by, declared_at) values ($1, $2, $3, $1, $4)
         on conflict (user_id, business_id) do update set reason = excluded.reason`,
        [actor.userId, business.id, input.reason, this.clock.now()],
      );
      await tx.query(
        `update applications set assigned_to = null, version = version + 1
         where assigned_to = $1 and business_id = $2 and status in ('submitted', 'amend')`,
        [actor.userId, business.id],
      );
      const subject = { type: 'user', id: actor.userId, businessId: business.id };
      await this.audit.record(tx, actor, 'user.conflict-declared', subject, {
        after: { reason: input.reason },
      });
    });
  }

  /** Over, or declared by mistake. */
  async withdrawConflict(actor: Actor, businessId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [gone] = await tx.query<[unknown[], number]>(
        'delete from interest_conflicts where user_id = $1 and business_id = $2 returning 1',
        [actor.userId, businessId],
      );
      if (gone.length === 0) throw new NotFound();
      await this.audit.record(tx, actor, 'user.conflict-ended', {
        type: 'user',
        id: actor.userId,
        businessId,
      });
    });
  }

  /** @returns how many dossiers went to others: those of one who is away today. */
  async addAbsence(
    actor: Actor,
    span: { readonly firstDay: string; readonly lastDay: string },
  ): Promise<number> {
    const { firstDay, lastDay } = span;
    if (lastDay < firstDay) throw Invalid.field('lastDay', 'date-order');
    if (Date.parse(lastDay) - Date.parse(firstDay) > DAYS_MAX * 86_400_000)
      throw Invalid.field('lastDay', 'date-far');
    const today = this.today();
    if (lastDay < today) throw Invalid.field('lastDay', 'date-past');
    return this.db.transaction(async (tx) => {
      const [{ open }] = await tx.query<[{ open: number }]>(
        'select count(*)::int as open from absences where user_id = $1 and last_day >= $2',
        [actor.userId, today],
      );
      if (open >= 20) throw new Conflict('absences-many');
      await tx.query(
        `insert into absences (id, user_id, first_day, last_day, created_by, created_at) values ($1, $2, $3, $4, $2, $5)`,
        [newId(), actor.userId, firstDay, lastDay, this.clock.now()],
      );
      await this.audit.record(
        tx,
        actor,
        'user.absence-entered',
        { type: 'user', id: actor.userId },
        { after: { ...span } },
      );
      return firstDay <= today ? this.work.handOver(tx, actor, actor.userId) : 0;
    });
  }

  async removeAbsence(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [gone] = await tx.query<[unknown[], number]>(
        'delete from absences where id = $1 and user_id = $2 returning 1',
        [id, actor.userId],
      );
      if (gone.length === 0) throw new NotFound();
      await this.audit.record(tx, actor, 'user.absence-removed', { type: 'user', id: actor.userId });
    });
  }

  private today(): string {
    return isoDay(this.clock.now(), this.timeZone);
  }
}

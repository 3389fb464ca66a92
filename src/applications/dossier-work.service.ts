import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { reaches } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { assertVersion } from '../platform/http/if-match.js';
import { isoDay } from '../ui/format.js';
import { Application } from './application.entity.js';
import { dossierStates } from './application.transitions.js';
import { ApplicationsService } from './applications.service.js';

/** Who may work on a dossier, as a list to choose from offers them. */
export interface Assignable {
  readonly id: string;
  readonly name: string;
  /** Dossiers that wait for the official now. */
  readonly waiting: number;
}

/** Chosen instead of a name: anybody who may, by lot. */
export const BY_LOT = 'random';

/** To whom a dossier goes: somebody by name, anybody by lot, or nobody. */
export type Assignment = { readonly officialId: string | null } | { readonly random: true };

const WAITING = `(select count(*)::int from (select from applications w where w.assigned_to = u.id
  and w.status = 'submitted' limit 1000) few) as waiting`;

// Reviewers in whose units the business is, who are there today and have nothing to do with it.
const ASSIGNABLE = `from users u
  where u.role = 'reviewer' and u.disabled_at is null
    and (select r is null or $1 = any(r) from reach_of_official(u.id) r)
    and not exists (select from interest_conflicts c where c.user_id = u.id and c.business_id = $1)
    and not exists (select from absences a where a.user_id = u.id and $2::date between a.first_day and a.last_day)`;

/** Who works on a dossier, and who goes to look. */
@Injectable()
export class DossierWork {
  private readonly timeZone: string;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly applications: ApplicationsService,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
  }

  assignable(businessId: string): Promise<Assignable[]> {
    return this.db.query<{ id: string; name: string; waiting: number }>(
      `select u.id, u.name, ${WAITING} ${ASSIGNABLE} order by u.name, u.id limit 200`,
      [businessId, this.today()],
    );
  }

  /** Who works on dossiers today, whoever the applicant is. */
  present(): Promise<Assignable[]> {
    return this.db.query<{ id: string; name: string; waiting: number }>(
      `select u.id, u.name, ${WAITING} from users u
       where u.role = 'reviewer' and u.disabled_at is null
         and not exists (select from absences a where a.user_id = u.id and $1::date between a.first_day and a.last_day)
       order by u.name, u.id limit 200`,
      [this.today()],
    );
  }

  async nameOf(officialId: string): Promise<string | null> {
    const [row] = await this.db.query<{ name: string }>('select name from users where id = $1', [officialId]);
    return row?.name ?? null;
  }

  /** @throws Invalid at `officialId` for one who is away, has to do with the business, or decides no dossiers. */
  assign(actor: Actor, id: string, to: Assignment, version: number | null = null): Promise<Application> {
    return this.db.transaction(async (tx) => {
      const application = await this.lock(tx, actor, id);
      if (version !== null) assertVersion(application, version);
      const transition = dossierStates.take(application.status, 'assign', actor.role);
      return this.give(tx, actor, application, transition, await this.chosen(tx, application, to));
    });
  }

  /** Somebody is to go and look, before it is approved. */
  orderFieldCheck(actor: Actor, id: string, words: string | null): Promise<Application> {
    return this.step(actor, id, 'order-field-check', words, 'ordered');
  }

  /** What was found there. @throws Invalid at `reason` without words. */
  reportFieldCheck(actor: Actor, id: string, found: string): Promise<Application> {
    return this.step(actor, id, 'report-field-check', found, 'done');
  }

  /** What an official who is away from today on still holds goes to others, by lot; to nobody where there is no other. */
  async handOver(tx: Tx, actor: Actor, officialId: string): Promise<number> {
    const held = await tx.find(Application, {
      where: { assignedTo: officialId, status: 'submitted' },
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const application of held) {
      const transition = dossierStates.takeByItself(application.status, 'assign');
      const to = await this.chosen(tx, application, { random: true }, true);
      await this.give(tx, actor, application, transition, to);
    }
    return held.length;
  }

  private async give(
    tx: Tx,
    actor: Actor,
    application: Application,
    transition: ReturnType<typeof dossierStates.take>,
    officialId: string | null,
  ): Promise<Application> {
    const before = application.assignedTo;
    application.assignedTo = officialId;
    await tx.save(application);
    await this.applications.step(tx, actor, application, transition);
    await this.applications.record(tx, actor, transition.entry, application, {
      before: { assignedTo: before },
      after: { assignedTo: officialId },
    });
    return application;
  }

  private async step(
    actor: Actor,
    id: string,
    action: 'order-field-check' | 'report-field-check',
    words: string | null,
    fieldCheck: 'ordered' | 'done',
  ): Promise<Application> {
    return this.db.transaction(async (tx) => {
      const application = await this.lock(tx, actor, id);
      const transition = dossierStates.take(application.status, action, actor.role);
      if (transition.cause === true && words === null) throw Invalid.field('reason', 'reason-needed');
      await this.applications.assertImpartial(tx, actor, application);
      application.fieldCheck = fieldCheck;
      await tx.save(application);
      await this.applications.step(tx, actor, application, transition, { reason: words });
      await this.applications.record(tx, actor, transition.entry, application, {
        after: { fieldCheck, ...(words === null ? {} : { reason: words }) },
      });
      return application;
    });
  }

  private async chosen(
    tx: Tx,
    { businessId }: Application,
    to: Assignment,
    orNobody = false,
  ): Promise<string | null> {
    if (!('random' in to) && to.officialId === null) return null;
    const able = await tx.query<{ id: string }[]>(`select u.id ${ASSIGNABLE} order by u.id limit 1000`, [
      businessId,
      this.today(),
    ]);
    if (!('random' in to)) {
      if (able.some(({ id }) => id === to.officialId)) return to.officialId;
      throw Invalid.field('officialId', 'official-not-assignable');
    }
    const drawn = able[able.length === 0 ? 0 : randomInt(able.length)];
    if (drawn === undefined && !orNobody) throw new Conflict('nobody-assignable');
    return drawn?.id ?? null;
  }

  private async lock(tx: Tx, actor: Actor, id: string): Promise<Application> {
    const application = await tx.findOne(Application, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (application === null || !reaches(actor, application.businessId)) throw new NotFound();
    return application;
  }

  private today(): string {
    return isoDay(this.clock.now(), this.timeZone);
  }
}

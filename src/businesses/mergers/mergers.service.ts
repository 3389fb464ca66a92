import { Injectable } from '@nestjs/common';
import { reaches } from '../../access/permissions.js';
import { AuditLog, type AuditChange } from '../../audit/audit-log.service.js';
import { type Cause, StateChanges } from '../../audit/state-changes.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { newId } from '../../platform/id.js';
import { Business } from '../business.entity.js';
import { businessStates } from '../business.transitions.js';
import { type Impediment, MergersQueries, type People } from './mergers.queries.js';

/**
 * One business goes into another, and may come out again. Nothing is copied or moved: records stay those of whoever made them and
 * are reached through the one that is left, which is why undoing can put everything back.
 */
@Injectable()
export class MergersService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly queries: MergersQueries,
    private readonly notices: NoticesService,
  ) {}

  /** @throws Conflict with what stands in its way; NotFound for either out of reach. */
  merge(
    actor: Actor,
    mergedId: string,
    survivorId: string,
    people: People,
    cause: Cause & { readonly reason: string },
  ): Promise<string> {
    return this.db.transaction(async (tx) => {
      const [merged, survivor] = await this.lockBoth(tx, actor, mergedId, survivorId);
      await this.take(tx, actor, merged, 'merge', cause);
      refuse(await this.db.within(tx, () => this.queries.impedimentsOfMerging(merged, survivor)));
      await this.become(tx, merged, 'merged', survivorId);
      await this.tell(tx, survivorId, 'business.take-over', merged, cause.reason);
      const memberships = await this.takeOver(tx, merged.id, survivorId, people);
      const keys = await tx.query<[{ id: string }[], number]>(
        `update api_keys k set business_id = $2 from memberships m
         where k.business_id = $1 and k.revoked_at is null and m.business_id = $2 and m.user_id = k.user_id and m.ended_at is null
         returning k.id`,
        [mergedId, survivorId],
      );
      await this.moveSessions(tx, mergedId, survivorId);
      const id = newId();
      await tx.query(
        `insert into business_mergers (id, merged_id, survivor_id, people, reason, decision_number, made_at, made_by, memberships, api_keys)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id,
          mergedId,
          survivorId,
          people,
          cause.reason,
          cause.decisionNumber ?? null,
          this.clock.now(),
          actor.userId,
          memberships,
          keys[0].map((key) => key.id),
        ],
      );
      await this.settleCandidate(tx, actor, mergedId, survivorId);
      const told = { mergedInto: survivorId, people, reason: cause.reason };
      await this.record(tx, actor, 'business.merged', mergedId, {
        before: { status: 'active' },
        after: { status: 'merged', ...told },
      });
      await this.record(tx, actor, 'business.took-over', survivorId, { after: { tookOver: mergedId } });
      return id;
    });
  }

  /** Puts everything back as it was. @throws Conflict with what has happened since that stands in the way. */
  undo(actor: Actor, mergedId: string, cause: Cause & { readonly reason: string }): Promise<void> {
    return this.db.transaction(async (tx) => {
      const found = reaches(actor, mergedId) ? await tx.findOneBy(Business, { id: mergedId }) : null;
      if (found === null) throw new NotFound();
      const survivorId = found.mergedInto ?? '';
      businessStates.take(found.status, 'unmerge', actor.role);
      const [merged] = await this.lockBoth(tx, actor, mergedId, survivorId);
      const { status } = merged;
      businessStates.take(status, 'unmerge', actor.role);
      refuse(await this.db.within(tx, () => this.queries.impedimentsOfUndoing(merged, survivorId)));
      const [closed] = await tx.query<[{ id: string; memberships: string[]; api_keys: string[] }[], number]>(
        `update business_mergers set undone_at = $2, undone_by = $3, undone_reason = $4
         where merged_id = $1 and undone_at is null returning id, memberships, api_keys`,
        [mergedId, this.clock.now(), actor.userId, cause.reason],
      );
      const [merger] = closed;
      if (merger === undefined) throw new Conflict('business-not-merged');
      await this.become(tx, merged, 'active', null);
      // Told now to its own people alone.
      await this.take(tx, actor, { id: mergedId, status }, 'unmerge', cause);
      await this.giveBack(tx, mergedId, survivorId, merger.memberships, merger.api_keys);
      await this.record(tx, actor, 'business.unmerged', mergedId, {
        before: { status: 'merged', mergedInto: survivorId },
        after: { status: 'active', reason: cause.reason },
      });
      await this.record(tx, actor, 'business.gave-back', survivorId, { after: { gaveBack: mergedId } });
      await this.tell(tx, survivorId, 'business.give-back', merged, cause.reason);
    });
  }

  private async take(
    tx: Tx,
    actor: Actor,
    { id, status }: Pick<Business, 'id' | 'status'>,
    action: 'merge' | 'unmerge',
    cause: Cause,
  ): Promise<void> {
    await this.states.take(tx, actor, businessStates, action, { id, businessId: id }, status, cause);
  }

  private async become(
    tx: Tx,
    business: Business,
    status: 'merged' | 'active',
    into: string | null,
  ): Promise<void> {
    business.status = status;
    business.mergedInto = into;
    business.updatedAt = this.clock.now();
    await tx.save(business);
  }

  /** @returns the memberships it made: whoever worked for both keeps the one that was there. */
  private async takeOver(tx: Tx, merged: string, survivor: string, people: People): Promise<string[]> {
    if (people === 'none') return [];
    const going = await tx.query<{ user_id: string; role: string }[]>(
      `select m.user_id, m.role from memberships m where m.business_id = $1 and m.user_id is not null and m.ended_at is null
         and not exists (select from memberships o where o.business_id = $2 and o.user_id = m.user_id) order by m.id`,
      [merged, survivor],
    );
    const made: string[] = [];
    for (const { user_id, role } of going) {
      const id = newId();
      await tx.query(
        'insert into memberships (id, business_id, user_id, role, created_at) values ($1, $2, $3, $4, $5)',
        [id, survivor, user_id, people === 'as-staff' ? 'staff' : role, this.clock.now()],
      );
      made.push(id);
    }
    return made;
  }

  /** Whoever was at work goes on for the one that is left; whoever may not is signed out. */
  private async moveSessions(tx: Tx, merged: string, survivor: string): Promise<void> {
    await tx.query(
      `update sessions s set business_id = $2 from memberships m
       where s.business_id = $1 and m.business_id = $2 and m.user_id = s.user_id and m.ended_at is null`,
      [merged, survivor],
    );
    await tx.query('delete from sessions where business_id = $1', [merged]);
  }

  private async giveBack(
    tx: Tx,
    merged: string,
    survivor: string,
    memberships: readonly string[],
    keys: readonly string[],
  ): Promise<void> {
    await tx.query('update api_keys set business_id = $1 where id = any($3::uuid[]) and business_id = $2', [
      merged,
      survivor,
      keys,
    ]);
    await tx.query('delete from membership_links where membership_id = any($1::uuid[])', [memberships]);
    const [gone] = await tx.query<[{ user_id: string }[], number]>(
      'delete from memberships where id = any($1::uuid[]) and business_id = $2 returning user_id',
      [memberships, survivor],
    );
    await tx.query('delete from sessions where business_id = $1 and user_id = any($2::uuid[])', [
      survivor,
      gone.map(({ user_id }) => user_id),
    ]);
  }

  /** The desk of duplicates says who settled the pair. */
  private async settleCandidate(tx: Tx, actor: Actor, one: string, other: string): Promise<void> {
    await tx.query(
      `update duplicate_candidates set decided_at = $3, decided_by = $4
       where one_id = least($1::uuid, $2::uuid) and other_id = greatest($1::uuid, $2::uuid)`,
      [one, other, this.clock.now(), actor.userId],
    );
  }

  /** In the order of their ids, so that two who merge crosswise do not wait for each other. */
  private async lockBoth(
    tx: Tx,
    actor: Actor,
    mergedId: string,
    survivorId: string,
  ): Promise<readonly [Business, Business]> {
    if (!reaches(actor, mergedId)) throw new NotFound();
    if (!reaches(actor, survivorId)) throw Invalid.field('into', 'business-out-of-reach');
    const rows = new Map<string, Business>();
    for (const id of [...new Set([mergedId, survivorId])].sort()) {
      const row = await tx.findOne(Business, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (row !== null) rows.set(id, row);
    }
    const merged = rows.get(mergedId);
    const survivor = rows.get(survivorId);
    if (merged === undefined) throw new NotFound();
    if (survivor === undefined) throw Invalid.field('into', 'business-out-of-reach');
    return [merged, survivor];
  }

  /** The people of the merged one are told by its own step (notices listen to steps); those of the other, here. */
  private tell(
    tx: Tx,
    businessId: string,
    kind: 'business.take-over' | 'business.give-back',
    merged: Business,
    reason: string,
  ): Promise<void> {
    const subject = { type: 'business', id: businessId };
    return this.notices.tell(tx, {
      businessId,
      kind,
      subject,
      title: merged.name,
      reason,
      at: this.clock.now(),
    });
  }

  private record(tx: Tx, actor: Actor, action: string, id: string, change: AuditChange) {
    return this.audit.record(tx, actor, action, { type: 'business', id, businessId: id }, change);
  }
}

function refuse(impediments: readonly Impediment[]): void {
  const [first] = impediments;
  if (first !== undefined) throw new Conflict(first.code);
}

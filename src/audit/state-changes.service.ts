import { Injectable } from '@nestjs/common';
import type { Role } from '../access/roles.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Invalid } from '../platform/errors.js';
import { Effect, StateMachine, type Transition } from '../platform/state-machine.js';
import type { AuditSubject } from './audit-log.service.js';

/** Why a thing changes its state. */
export interface Cause {
  /** In words for those whom it concerns. */
  readonly reason: string | null;
  /** Number of the office's decision, where there is one on paper: `12/QĐ-SNN`. */
  readonly decisionNumber?: string | null;
}

export const NO_CAUSE: Cause = { reason: null };

/** What the present state of a thing rests on. */
export interface StateChange {
  readonly at: Date;
  readonly action: string;
  readonly reason: string | null;
  readonly decisionNumber: string | null;
  /** Who did it, for those who may know; null where it came by itself. */
  readonly actorName: string | null;
}

/** A step that was taken, for what it sets off. */
export interface StateStep extends Cause {
  readonly subject: AuditSubject;
  readonly action: string;
  /** `service`: nobody's doing, but the calendar's. */
  readonly by: Role | 'service';
  readonly at: Date;
  /** By when somebody owes the next one. */
  readonly dueAt?: Date;
}

/** Works in the transaction of the step. */
type EffectHandler = (tx: Tx, step: StateStep) => Promise<void>;

/** Takes things from state to state by their tables, and keeps the history of it. */
@Injectable()
export class StateChanges {
  private readonly handlers = new Map<Effect, EffectHandler>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Says, while the application starts, what is done where a table names the effect. */
  on(effect: Effect, handler: EffectHandler): void {
    if (this.handlers.has(effect)) throw new Error(`Two do what happens when ${effect.tells}`);
    this.handlers.set(effect, handler);
  }

  handles(effect: Effect): boolean {
    return this.handlers.has(effect);
  }

  /**
   * To be called within the change, with the thing locked, before it is changed.
   * @throws WrongState, Forbidden where others may, Invalid at `reason` where the table asks for a cause.
   */
  async take<State extends string, Action extends string>(
    tx: Tx,
    actor: Actor,
    machine: StateMachine<State, Action, Role>,
    action: Action,
    subject: Omit<AuditSubject, 'type'>,
    state: State,
    cause: Cause = NO_CAUSE,
  ): Promise<{ readonly transition: Transition<State, Role>; readonly state: State }> {
    const transition = machine.take(state, action, actor.role);
    if (transition.cause === true && cause.reason === null) throw Invalid.field('reason', 'reason-needed');
    return this.keep(tx, actor, machine, transition, subject, state, cause);
  }

  /** A step that comes by itself: a last day is over. @throws WrongState */
  async takeByItself<State extends string, Action extends string>(
    tx: Tx,
    machine: StateMachine<State, Action, Role>,
    action: Action,
    subject: Omit<AuditSubject, 'type'>,
    state: State,
  ): Promise<{ readonly transition: Transition<State, Role>; readonly state: State }> {
    const transition = machine.takeByItself(state, action);
    return this.keep(tx, { userId: null, role: 'service' }, machine, transition, subject, state, NO_CAUSE);
  }

  private async keep<State extends string, Action extends string>(
    tx: Tx,
    actor: { readonly userId: string | null; readonly role: Role | 'service'; readonly counterRole?: Role },
    machine: StateMachine<State, Action, Role>,
    transition: Transition<State, Role>,
    subject: Omit<AuditSubject, 'type'>,
    state: State,
    cause: Cause,
  ): Promise<{ readonly transition: Transition<State, Role>; readonly state: State }> {
    const { action } = transition;
    const after = StateMachine.after(state, transition);
    const at = this.clock.now();
    const step = {
      ...cause,
      subject: { ...subject, type: machine.declaration.subject },
      action,
      by: actor.role,
      at,
    };
    if (transition.to === undefined) {
      await this.setOff(tx, transition, step);
      return { transition, state };
    }
    await tx.query(
      `insert into state_changes (at, subject_type, subject_id, business_id, action, from_state, to_state, actor_id, actor_role,
                                  reason, decision_number)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        at,
        machine.declaration.subject,
        subject.id,
        subject.businessId ?? null,
        action,
        state,
        after,
        actor.userId,
        actor.counterRole ?? actor.role,
        cause.reason,
        cause.decisionNumber ?? null,
      ],
    );
    await this.setOff(tx, transition, step);
    return { transition, state: after ?? state };
  }

  /** The same step of many things that stand in the same state and came together. @throws WrongState, Forbidden */
  async takeAll<State extends string, Action extends string>(
    tx: Tx,
    actor: Actor,
    machine: StateMachine<State, Action, Role>,
    action: Action,
    subjects: readonly Omit<AuditSubject, 'type'>[],
    state: State,
  ): Promise<{ readonly transition: Transition<State, Role>; readonly state: State }> {
    const transition = machine.take(state, action, actor.role);
    const after = StateMachine.after(state, transition);
    const at = this.clock.now();
    const type = machine.declaration.subject;
    await tx.query(
      `insert into state_changes (at, subject_type, subject_id, business_id, action, from_state, to_state, actor_id, actor_role)
       select $1, $2, v.id, v.business_id, $3, $4, $5, $6, $7 from unnest($8::text[], $9::uuid[]) v (id, business_id)`,
      [
        at,
        type,
        action,
        state,
        after,
        actor.userId,
        actor.counterRole ?? actor.role,
        subjects.map(({ id }) => id),
        subjects.map(({ businessId }) => businessId ?? null),
      ],
    );
    for (const subject of subjects)
      await this.setOff(tx, transition, {
        ...NO_CAUSE,
        subject: { ...subject, type },
        action,
        by: actor.role,
        at,
      });
    return { transition, state: after ?? state };
  }

  /** Also for those who keep the history of their steps themselves: dossiers. */
  async setOff(
    tx: Tx,
    { effects = [] }: Pick<Transition<string, Role>, 'effects'>,
    step: StateStep,
  ): Promise<void> {
    for (const effect of effects) {
      if (!(effect instanceof Effect)) continue;
      const handler = this.handlers.get(effect);
      if (handler === undefined) throw new Error(`Nobody does what should happen: ${effect.tells}`);
      await handler(tx, step);
    }
  }

  /** The last step of a thing; null for what never left its first state. */
  async latest(subjectType: string, subjectId: string): Promise<StateChange | null> {
    const [row] = await this.db.query<StateChange>(
      `select s.at, s.action, s.reason, s.decision_number as "decisionNumber", u.name as "actorName"
       from state_changes s left join users u on u.id = s.actor_id
       where s.subject_type = $1 and s.subject_id = $2 order by s.id desc limit 1`,
      [subjectType, subjectId],
    );
    return row ?? null;
  }
}

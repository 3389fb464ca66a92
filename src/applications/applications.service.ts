import { Inject, Injectable } from '@nestjs/common';
import { reaches } from '../access/permissions.js';
import { AuditLog, type AuditChange } from '../audit/audit-log.service.js';
import { StateChanges } from '../audit/state-changes.service.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/errors.js';
import { assertVersion } from '../platform/http/if-match.js';
import { DecisionDocuments } from '../decisions/decision-documents.js';
import { DecisionNumbers, newToken } from '../decisions/decision-numbers.js';
import { newId } from '../platform/id.js';
import { Application, type Channel, type Decision } from './application.entity.js';
import { dossierBegins, dossierStates } from './application.transitions.js';
import { DecisionMail } from './decision-mail.jobs.js';
import { DossierContents } from './dossier-contents.service.js';
import { DossierKinds } from './dossier-kinds.js';
import type { DossierAction } from './dossier-kind.js';
import { OfficeCalendars } from './office-calendar.service.js';
import type { ReasonCode } from './reason-codes.js';
import { nextReference } from './reference.js';

export interface Submission {
  /** A `DossierKind` that a feature has registered. */
  readonly kind: string;
  readonly subjectId: string;
  readonly businessId: string;
  /** What the queue calls it: the subject's name. */
  readonly title: string;
  /** `online` unless told. */
  readonly channel?: Channel;
  /** Of one entered at a counter. */
  readonly followCode?: string;
}

export interface DecisionInput {
  readonly decision: Decision;
  /** Owed unless approved; the applicant reads it as it stands. */
  readonly reason: string | null;
  /** Why, from the list; `other` where none is named. */
  readonly reasonCode?: ReasonCode | null;
  /** What the kind of the dossier asks for beside: the code of a growing area. */
  readonly fields: Readonly<Record<string, string>>;
  /** The version of the dossier that the official read; null does not ask. */
  readonly version: number | null;
}

/** What was sent, with what was left out. */
export function toDecisionInput(
  sent: { [Key in keyof DecisionInput]?: DecisionInput[Key] | null | undefined } & Pick<
    DecisionInput,
    'decision'
  >,
): DecisionInput {
  const { decision, reason = null, reasonCode = null, version = null } = sent;
  return { decision, reason, reasonCode, fields: sent.fields ?? {}, version };
}

/** One row of the table of dossiers, or their beginning. */
type Step = Pick<ReturnType<typeof dossierStates.take>, 'action' | 'effects'>;

/** What a step was taken for. */
interface StepWords {
  readonly reason: string | null;
  readonly reasonCode?: string | null;
  readonly decisionNumber?: string | null;
}

/** Thrown to undo a decision that was only tried. */
class Rehearsal extends Error {}

/**
 * Dossiers: what a business asks of the office and the answer. Features import this one, never the reverse: each registers its
 * `DossierKind`, and sends a subject to the office from its own command, in its own transaction:
 *
 *     const application = await applications.submit(tx, actor, { kind: 'product', subjectId, businessId, title });
 *
 * Every command locks the subject first and the dossier second, so that none waits for another.
 */
@Injectable()
export class ApplicationsService {
  private readonly timeZone: string;

  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly kinds: DossierKinds,
    private readonly states: StateChanges,
    private readonly contents: DossierContents,
    private readonly mail: DecisionMail,
    private readonly calendars: OfficeCalendars,
    private readonly numbers: DecisionNumbers,
    private readonly documents: DecisionDocuments,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
  }

  /** When the office would answer what is sent now. */
  async dueIfSentNow(kind: string): Promise<Date> {
    const calendar = await this.calendars.now();
    return calendar.dueAfter(this.clock.now(), this.kinds.of(kind).workingDays);
  }

  /** The clock stood while the applicant amended: what was left of the time is left now, a day at least. */
  private async dueAfterAmendment(tx: Tx, application: Application): Promise<Date> {
    const [asked] = await tx.query<{ at: Date }[]>(
      `select at from application_steps where application_id = $1 and action = 'amend' order by id desc limit 1`,
      [application.id],
    );
    const calendar = await this.calendars.now();
    const left = asked === undefined ? 0 : calendar.daysToGive(asked.at, application.dueAt);
    return calendar.dueAfter(this.clock.now(), Math.max(1, left));
  }

  /**
   * Opens a dossier, or sends the one again that the office wanted amended. The feature has locked its subject and moved it.
   * @throws Conflict `application-open` while a dossier of this subject waits for the office.
   */
  async submit(tx: Tx, actor: Actor, submission: Submission): Promise<Application> {
    // At the counter whoever came goes home with a slip.
    const came = actor.counterRole !== undefined;
    const { kind, subjectId, title } = submission;
    const { channel = came ? 'counter' : 'online', followCode = came ? newToken() : null } = submission;
    const sending = { submittedBy: actor.userId, submittedAt: this.clock.now() };
    const open = await tx.findOne(Application, {
      where: [
        { kind, subjectId, status: 'amend' },
        { kind, subjectId, status: 'submitted' },
      ],
      lock: { mode: 'pessimistic_write' },
    });
    if (open?.status === 'submitted') throw new Conflict('application-open');
    if (open !== null) {
      const transition = dossierStates.take(open.status, 'resubmit', actor.role);
      const dueAt = await this.dueAfterAmendment(tx, open);
      const sent = await tx.save(
        Object.assign(open, { ...sending, title, dueAt, status: 'submitted', toldLate: false }),
      );
      await this.contents.keep(tx, sent.id, await this.step(tx, actor, sent, transition), sent);
      await this.record(tx, actor, transition.entry, sent, { after: { reference: sent.reference } });
      return sent;
    }
    const reference = await nextReference(tx, sending.submittedAt, this.timeZone);
    const sent = await tx.save(
      tx.create(Application, {
        ...submission,
        ...sending,
        id: newId(),
        reference,
        status: 'submitted',
        dueAt: await this.dueIfSentNow(kind),
        channel,
        followCode,
        assignedTo: null,
        fieldCheck: null,
        toldLate: false,
      }),
    );
    await this.contents.keep(tx, sent.id, await this.step(tx, actor, sent, dossierBegins), sent);
    await this.record(tx, actor, 'application.submitted', sent, {
      after: { reference, kind, subjectId, ...(channel === 'online' ? {} : { channel }) },
    });
    return sent;
  }

  /**
   * Decides a dossier and lets its subject take the decision.
   * @throws WrongState when somebody was faster, Stale when it is not what the official read.
   */
  decide(actor: Actor, id: string, input: DecisionInput): Promise<Application> {
    return this.db.transaction((tx) => this.decideWithin(tx, actor, id, input));
  }

  /** Does all of a decision and undoes it, so that whatever would refuse it does so before the official confirms. */
  async rehearse(actor: Actor, id: string, input: DecisionInput): Promise<void> {
    try {
      await this.db.transaction(async (tx) => {
        await this.decideWithin(tx, actor, id, input);
        throw new Rehearsal();
      });
    } catch (error) {
      if (!(error instanceof Rehearsal)) throw error;
    }
  }

  /** The applicant takes it back; the subject is a draft again. @throws WrongState once it is decided. */
  withdraw(actor: Actor, id: string): Promise<Application> {
    return this.db.transaction((tx) =>
      this.take(tx, actor, id, 'withdraw', { reason: null, reasonCode: null, fields: {}, version: null }),
    );
  }

  private async decideWithin(tx: Tx, actor: Actor, id: string, input: DecisionInput): Promise<Application> {
    const application = await this.take(tx, actor, id, input.decision, input);
    await this.mail.enqueue(tx, id);
    return application;
  }

  private async take(
    tx: Tx,
    actor: Actor,
    id: string,
    action: DossierAction,
    { reason, reasonCode = null, fields, version }: Omit<DecisionInput, 'decision'>,
  ): Promise<Application> {
    const read = await tx.findOneBy(Application, { id });
    if (read === null || !reaches(actor, read.businessId)) throw new NotFound();
    const transition = dossierStates.take(read.status, action, actor.role);
    if (version !== null) assertVersion(read, version);
    if (transition.cause === true && reason === null) throw Invalid.field('reason', 'reason-needed');
    if (action === 'approve' && read.fieldCheck === 'ordered') throw new Conflict('field-check-open');
    if (action !== 'withdraw') await this.assertImpartial(tx, actor, read);
    const at = this.clock.now();
    const number = action === 'approve' || action === 'refuse' ? await this.numbers.next(tx, at) : null;
    const decisionNumber = number?.reference ?? null;
    await this.kinds
      .of(read.kind)
      .decide(tx, actor, read.subjectId, { action, reason, decisionNumber, fields });
    const application = await tx.findOneOrFail(Application, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    dossierStates.take(application.status, action, actor.role); // the subject was waited for
    const before = application.status;
    application.status = transition.to ?? before;
    await tx.save(application);
    const code = transition.cause === true ? (reasonCode ?? 'other') : null;
    const stepId = await this.step(tx, actor, application, transition, {
      reason,
      reasonCode: code,
      decisionNumber,
    });
    if (number !== null && (action === 'approve' || action === 'refuse')) {
      const decided = { stepId, applicationId: id, outcome: action, by: actor.userId, at };
      await this.numbers.keep(tx, number, decided);
      await this.documents.enqueue(tx, stepId);
    }
    await this.record(tx, actor, transition.entry, application, {
      before: { status: before },
      after: {
        status: application.status,
        ...(reason === null ? {} : { reason }),
        ...(code === null ? {} : { reasonCode: code }),
        ...(decisionNumber === null ? {} : { decisionNumber }),
      },
    });
    return application;
  }

  /** @throws Forbidden for an official who has to do with the business. */
  async assertImpartial(tx: Tx, actor: Actor, { businessId }: Application): Promise<void> {
    const [conflict] = await tx.query<unknown[]>(
      'select 1 from interest_conflicts where user_id = $1 and business_id = $2',
      [actor.userId, businessId],
    );
    if (conflict !== undefined) throw new Forbidden('conflict-of-interest');
  }

  /** Keeps a step that was taken, and sets off what its row names. @returns the id of the step. */
  async step(
    tx: Tx,
    actor: Actor,
    application: Application,
    step: Step,
    { reason, reasonCode = null, decisionNumber = null }: StepWords = { reason: null },
  ): Promise<string> {
    const { id, businessId, status, dueAt } = application;
    const at = this.clock.now();
    const [row] = await tx.query<{ id: string }[]>(
      `insert into application_steps (application_id, at, action, actor_id, reason, reason_code)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [id, at, step.action, actor.userId, reason, reasonCode],
    );
    await this.states.setOff(tx, step, {
      subject: { type: 'application', id, businessId },
      action: step.action,
      by: actor.role,
      at,
      reason,
      decisionNumber,
      ...(status === 'submitted' ? { dueAt } : {}),
    });
    return row?.id ?? '';
  }

  record(tx: Tx, actor: Actor, action: string, { id, businessId }: Application, change: AuditChange) {
    return this.audit.record(tx, actor, action, { type: 'application', id, businessId }, change);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { assertCan } from '../access/permissions.js';
import { AuditLog, changed } from '../audit/audit-log.service.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, NotFound } from '../platform/errors.js';
import { assertVersion } from '../platform/http/if-match.js';
import { newId } from '../platform/id.js';
import type { Lang } from '../ui/page-context.js';
import { Application, type ApplicationKind, type Decision } from './application.entity.js';
import { DecisionMail } from './decision-mail.jobs.js';
import { dueAfter } from './due-date.js';
import { nextReference } from './reference.js';

/** The office promises an answer within so many working days. */
const WORKING_DAYS = 3;

export interface Submission {
  readonly kind: ApplicationKind;
  readonly subjectId: string;
  readonly businessId: string;
  /** What the queue calls it: the subject's name. */
  readonly title: string;
}

export interface DecisionInput {
  readonly decision: Decision;
  /** Owed unless approved; the applicant reads it as it stands. */
  readonly reason: string | null;
  /** The code the office gives a growing area; null for other kinds. */
  readonly areaCode: string | null;
  /** The version of the dossier that the official read; null does not ask. */
  readonly version: number | null;
}

/** What was sent, with the words trimmed: an empty reason is none. */
export function toDecisionInput(
  sent: Partial<DecisionInput> & Pick<DecisionInput, 'decision'>,
): DecisionInput {
  return {
    decision: sent.decision,
    reason: sent.reason?.trim() || null,
    areaCode: sent.areaCode?.trim() || null,
    version: sent.version ?? null,
  };
}

/** How a feature's subject takes a decision, in the same transaction. What it throws undoes the decision too. */
export type DecisionHandler = (
  tx: Tx,
  actor: Actor,
  application: Application,
  decision: Decision,
  input: DecisionInput,
) => Promise<void>;

/** What a step of a dossier does to its subject: an action of the subject's table. */
export type DossierAction = Decision | 'withdraw';

/** What an official has to see of a subject to decide about it, and the applicant of what was sent. */
export interface SubjectSummary {
  readonly rows: readonly SummaryRow[];
  /** Beside the rows: the subject's own page, neighbours on a map, an earlier dossier. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** Where the applicant amends the subject and sends it again. */
  readonly amendHref: string;
  /** Set where an approval gives a code: what to offer in its field. */
  readonly areaCode?: { readonly suggestion: string };
}

export interface SummaryRow {
  readonly label: string;
  /** null reads “not declared”. */
  readonly value: string | null;
  readonly href?: string;
}

export type SummaryReader = (application: SubjectOf, lang: Lang) => Promise<SubjectSummary>;

export type SubjectOf = Pick<Application, 'kind' | 'subjectId' | 'businessId'>;

/**
 * Dossiers: what a business asks of the office and the answer.
 *
 * Features import this one, never the reverse. A feature says once, in its module's `onModuleInit`, how its subject
 * takes a decision and what an official sees of it:
 *
 *     applications.onDecision('product', (tx, actor, application, decision, input) => …);
 *     applications.onSummary('product', (application, lang) => …);
 *
 * and sends a subject to the office from its own command, in its own transaction:
 *
 *     const application = await applications.submit(tx, actor, { kind: 'product', subjectId, businessId, title });
 *
 * `submit` opens a dossier, or sends the one again that the office wanted amended. The feature locks its subject and
 * checks its status *before* it calls `submit` (only `draft`, `amend` or `refused` may be sent): a decision locks the
 * dossier first and the subject second, and the status keeps the two from waiting for each other.
 */
@Injectable()
export class ApplicationsService {
  private readonly handlers = new Map<ApplicationKind, DecisionHandler>();
  private readonly summaries = new Map<ApplicationKind, SummaryReader>();
  private readonly timeZone: string;

  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly mail: DecisionMail,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
  }

  onDecision(kind: ApplicationKind, handler: DecisionHandler): void {
    this.handlers.set(kind, handler);
  }

  onSummary(kind: ApplicationKind, summary: SummaryReader): void {
    this.summaries.set(kind, summary);
  }

  summaryOf(application: SubjectOf, lang: Lang): Promise<SubjectSummary> {
    return registered(this.summaries, application.kind)(application, lang);
  }

  /** When the office would answer what is sent now. */
  dueIfSentNow(): Date {
    return dueAfter(this.clock.now(), WORKING_DAYS, this.timeZone);
  }

  /** @throws Conflict `application-open` while a dossier of this subject waits for the office. */
  async submit(tx: Tx, actor: Actor, submission: Submission): Promise<Application> {
    const now = this.clock.now();
    const dueAt = this.dueIfSentNow();
    const { kind, subjectId } = submission;
    const open = await tx.findOne(Application, {
      where: [
        { kind, subjectId, status: 'amend' },
        { kind, subjectId, status: 'submitted' },
      ],
      lock: { mode: 'pessimistic_write' },
    });
    if (open?.status === 'submitted') throw new Conflict('application-open');
    if (open !== null) {
      open.resubmit(actor.userId, submission.title, now, dueAt);
      const sent = await tx.save(open);
      await this.record(tx, actor, 'application.resubmitted', sent, { after: { reference: sent.reference } });
      return sent;
    }
    const application = tx.create(Application, {
      ...submission,
      id: newId(),
      reference: await nextReference(tx, now, this.timeZone),
      status: 'submitted',
      submittedBy: actor.userId,
      submittedAt: now,
      dueAt,
      decidedBy: null,
      decidedAt: null,
      reason: null,
    });
    const sent = await tx.save(application);
    await this.record(tx, actor, 'application.submitted', sent, {
      after: { reference: sent.reference, kind, subjectId },
    });
    return sent;
  }

  /**
   * Decides a dossier and lets its subject take the decision.
   * @throws Conflict `application-decided` when somebody was faster, Stale when it is not what the official read.
   */
  decide(actor: Actor, id: string, input: DecisionInput): Promise<Application> {
    return this.db.transaction(async (tx) => {
      assertCan(actor, 'application:decide');
      const application = await tx.findOne(Application, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (application === null) throw new NotFound();
      const before = Object.assign(new Application(), application);
      application.decide(input.decision, actor.userId, input.reason, this.clock.now());
      if (input.version !== null) assertVersion(before, input.version);
      await tx.save(application);
      await this.record(
        tx,
        actor,
        ACTIONS[input.decision],
        application,
        changed(before, application, ['status', 'reason']),
      );
      await registered(this.handlers, application.kind)(tx, actor, application, input.decision, input);
      await this.mail.enqueue(tx, id);
      return application;
    });
  }

  private record(
    tx: Tx,
    actor: Actor,
    action: string,
    { id, businessId }: Application,
    change: Parameters<AuditLog['record']>[4],
  ) {
    return this.audit.record(tx, actor, action, { type: 'application', id, businessId }, change);
  }
}

const ACTIONS: Readonly<Record<Decision, string>> = {
  approve: 'application.approved',
  amend: 'application.amendment-requested',
  refuse: 'application.refused',
};

function registered<T>(known: ReadonlyMap<ApplicationKind, T>, kind: ApplicationKind): T {
  const found = known.get(kind);
  if (found === undefined) throw new Error(`No feature answers for dossiers of kind ${kind}`);
  return found;
}

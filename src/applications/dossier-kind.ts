import type { VNode } from 'preact';
import type { Cause } from '../audit/state-changes.service.js';
import type { Actor } from '../platform/actor.js';
import type { Tx } from '../platform/database/database.js';
import type { Lang, PageContext } from '../ui/page-context.js';
import type { Words } from '../ui/words.js';
import type { Decision } from './application.entity.js';

/** What a step of a dossier does to its subject: an action of the subject's own table. */
export type DossierAction = Decision | 'withdraw';

/** What an official fills in beside the decision: `areaCode` of a growing area. */
export interface DecisionField {
  readonly name: string;
  readonly label: (words: Words) => string;
  readonly hint: (words: Words) => string;
  readonly maxlength: number;
}

export interface DossierStep extends Cause {
  /** Of a decision that ends the dossier: the number under which it is recorded. */
  readonly decisionNumber?: string | null;
  readonly action: DossierAction;
  /** What the official filled in, by the name of the field; faults name it `fields.areaCode`. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * What a feature says of the dossiers about its things. It registers one when its module starts:
 *
 *     onModuleInit(): void {
 *       this.dossiers.add(this);
 *     }
 */
export interface DossierKind {
  /** Its word, in the database, in addresses, and in the words of its feature (`dossiers`). */
  readonly kind: string;
  /** The office promises an answer within so many working days. */
  readonly workingDays: number;
  readonly decisionFields: readonly DecisionField[];
  /**
   * Takes the subject where the step leads, in the same transaction: locks it, and moves it by its own table.
   * What it throws undoes the step of the dossier too.
   */
  decide(tx: Tx, actor: Actor, subjectId: string, step: DossierStep): Promise<void>;
  /** What an official has to see of a subject to decide about it, and the applicant of what was sent. */
  summary(subjectId: string, lang: Lang): Promise<SubjectSummary>;
  /** A picture of the subject beside its facts: a map. Its reader was let to the dossier. */
  drawing?(actor: Actor, ctx: PageContext, subjectId: string): Promise<VNode | null>;
  /**
   * What the machine looked at, for the office alone: what was found out is not the applicant's to know. Other features add
   * theirs with `DossierKinds.addCheck`.
   */
  checks?(subjectId: string, lang: Lang): Promise<readonly DossierCheck[]>;
}

export interface SubjectSummary {
  readonly rows: readonly SummaryRow[];
  /** Beside the rows: the subject's own page, neighbours on a map, an earlier dossier. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** Where the applicant amends the subject and sends it again. */
  readonly amendHref: string;
  /** What to offer in the decision's fields, by name. */
  readonly suggestions?: Readonly<Record<string, string>>;
}

/** `stop` would make an approval wrong, `warn` wants somebody to look, `ok` was looked at and is right. */
export type CheckResult = 'ok' | 'warn' | 'stop';

/** One thing the machine looked at: the figures it saw, and by which rule it says so. */
export interface DossierCheck extends SummaryRow {
  /** `warn` unless told. */
  readonly result?: CheckResult;
  /** The rule, in a sentence. */
  readonly why?: string;
}

export interface SummaryRow {
  /** Set where the applicant declared it: it is kept with each sending, and a change is shown to the official. */
  readonly key?: string;
  readonly label: string;
  /** null reads “not declared”. */
  readonly value: string | null;
  readonly href?: string;
  /** Tells two values apart that read alike: which picture, which boundary. */
  readonly mark?: string;
}

import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { ChangedValue } from '../ui/changed-values.js';
import type { Lang } from '../ui/page-context.js';
import type { DossierCheck, SubjectSummary, SummaryRow } from './dossier-kind.js';
import { DossierKinds } from './dossier-kinds.js';

interface Fact {
  readonly key: string;
  readonly label: Readonly<Record<Lang, string>>;
  readonly value: Readonly<Record<Lang, string | null>>;
  readonly mark: string | null;
}

type SubjectOf = { readonly kind: string; readonly subjectId: string };

/** What was declared at each sending of a dossier. */
@Injectable()
export class DossierContents {
  constructor(
    private readonly db: Database,
    private readonly kinds: DossierKinds,
  ) {}

  /** Keeps what is declared now, as it is within the transaction. */
  async keep(tx: Tx, applicationId: string, stepId: string, subject: SubjectOf): Promise<void> {
    const { vi, en } = await this.db.within(tx, async () => ({
      vi: await this.summaryIn(subject, 'vi'),
      en: await this.summaryIn(subject, 'en'),
    }));
    const facts = declared(vi).map(({ key, label, value, mark = null }): Fact => {
      const other = declared(en).find((row) => row.key === key);
      return {
        key,
        mark,
        label: { vi: label, en: other?.label ?? label },
        value: { vi: value, en: other === undefined ? value : other.value },
      };
    });
    await tx.query('insert into application_contents (step_id, application_id, facts) values ($1, $2, $3)', [
      stepId,
      applicationId,
      JSON.stringify(facts),
    ]);
  }

  /** What the subject says today; of one that is gone, what it said when it was sent. */
  async summary(
    application: SubjectOf & { readonly id: string; readonly status: string },
    lang: Lang,
  ): Promise<SubjectSummary> {
    if (application.status !== 'withdrawn') return this.summaryIn(application, lang);
    try {
      return await this.summaryIn(application, lang);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error; // only what was taken back can have been deleted since
      const [last] = await this.last(application.id);
      const rows = (last ?? []).map((fact) => ({
        key: fact.key,
        label: fact.label[lang],
        value: fact.value[lang],
      }));
      return { rows, links: [], amendHref: '/console' };
    }
  }

  /** What reads otherwise than at the sending before, in the order of the summary. */
  async differences(applicationId: string, lang: Lang): Promise<ChangedValue[]> {
    const [last, previous] = await this.last(applicationId);
    if (last === undefined || previous === undefined) return [];
    const before = new Map(previous.map((fact) => [fact.key, fact]));
    const after = new Map(last.map((fact) => [fact.key, fact]));
    return [...new Map([...before, ...after]).values()].flatMap(({ key, label }) => {
      const [one, other] = [before.get(key), after.get(key)];
      const read = { before: one?.value[lang] ?? null, after: other?.value[lang] ?? null };
      const replaced = read.before === read.after && one?.mark !== other?.mark;
      return read.before === read.after && !replaced ? [] : [{ label: label[lang], ...read, replaced }];
    });
  }

  /** Of the last sendings, the latest first. */
  private async last(applicationId: string): Promise<(readonly Fact[])[]> {
    const rows = await this.db.query<{ facts: Fact[] }>(
      'select facts from application_contents where application_id = $1 order by step_id desc limit 2',
      [applicationId],
    );
    return rows.map(({ facts }) => facts);
  }

  /** What the office alone is shown beside it. */
  checks({ kind, subjectId }: SubjectOf, lang: Lang): Promise<readonly DossierCheck[]> {
    return this.kinds.checks(kind, subjectId, lang);
  }

  private summaryIn({ kind, subjectId }: SubjectOf, lang: Lang): Promise<SubjectSummary> {
    return this.kinds.of(kind).summary(subjectId, lang);
  }
}

function declared({ rows }: SubjectSummary): (SummaryRow & { readonly key: string })[] {
  return rows.flatMap((row) => (row.key === undefined ? [] : [{ ...row, key: row.key }]));
}

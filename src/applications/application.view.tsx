import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import {
  ChoiceField,
  ErrorSummary,
  Form,
  HiddenField,
  SubmitButton,
  TextArea,
  TextField,
} from '../ui/form.js';
import { formatDateTime } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel, type KeyValue } from '../ui/panel.js';
import { safeHref } from '../ui/safe-href.js';
import { words } from '../ui/words.js';
import { DECISIONS, type Decision } from './application.entity.js';
import type { ApplicationView } from './applications.dto.js';
import type { HistoryEntry } from './applications.queries.js';
import type { SubjectSummary } from './applications.service.js';
import { ApplicationTag } from './applications.views.js';

export interface ApplicationPageProps {
  readonly ctx: PageContext;
  readonly application: ApplicationView;
  readonly summary: SubjectSummary;
  readonly history: readonly HistoryEntry[];
  readonly reader: 'applicant' | 'reviewer' | 'official';
  /** What was decided a moment ago, and what is due next. */
  readonly done: { readonly decision: Decision; readonly next: ApplicationView | null } | null;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly faults: readonly FieldFault[];
}

export function ApplicationPage(props: ApplicationPageProps) {
  const { ctx, application, summary, history, reader, faults } = props;
  const text = words(ctx.lang).applications;
  const open = application.status === 'submitted';
  return (
    <ConsolePage
      ctx={ctx}
      title={text.detailTitle(application.reference)}
      current={props.reader === 'applicant' ? null : 'applications'}
      heading={application.title}
      tag={<ApplicationTag ctx={ctx} status={application.status} />}
      crumbs={[{ href: '/console/applications', text: text.title }]}
      lead={`${text.kinds[application.kind]} · ${application.reference}`}
      faulty={faults.length > 0}
      styles={['forms']}
    >
      <Done {...props} />
      <div class="two">
        <div>
          {reader === 'applicant' && <WhatNow ctx={ctx} application={application} summary={summary} />}
          <Panel id="subject" title={text.subject}>
            <KeyValues items={summary.rows.map(toKeyValue)} />
            {summary.links.length > 0 && (
              <p>
                {text.links}:{' '}
                {summary.links.map(({ href, text: name }, index) => (
                  <span key={href}>
                    {index > 0 && ' · '}
                    <a href={safeHref(href)}>{name}</a>
                  </span>
                ))}
              </p>
            )}
          </Panel>
        </div>
        <div>
          {reader === 'reviewer' && open && <DecisionForm {...props} />}
          <Facts
            ctx={ctx}
            application={application}
            note={reader === 'official' && open ? text.notForYou : null}
          />
          <History ctx={ctx} history={history} />
        </div>
      </div>
    </ConsolePage>
  );
}

function toKeyValue({ label, value, href }: SubjectSummary['rows'][number]): KeyValue {
  return [label, value !== null && href !== undefined ? <a href={safeHref(href)}>{value}</a> : value];
}

function Done({ ctx, application, done }: ApplicationPageProps) {
  if (done === null) return null;
  const text = words(ctx.lang).applications;
  const next =
    done.next === null ? (
      <a href="/console/applications">{text.queueEmpty}</a>
    ) : (
      <a href={`/console/applications/${done.next.id}`}>{text.nextDossier(done.next.reference)}</a>
    );
  return <Banner title={text.done[done.decision]} reference={application.reference} next={next} />;
}

function WhatNow({
  ctx,
  application,
  summary,
}: Pick<ApplicationPageProps, 'ctx' | 'application' | 'summary'>) {
  const { applicant: text, facts } = words(ctx.lang).applications;
  const { status, reason } = application;
  const due = formatDateTime(ctx.lang, application.dueAt, ctx.registry.timeZone);
  return (
    <Panel id="now" title={text.panel}>
      <p>{status === 'submitted' ? text.submitted(due) : text[status]}</p>
      {reason !== null && <KeyValues items={[[facts.reason, reason]]} />}
      <p>
        {status === 'amend' || status === 'refused' ? (
          <a class="btn" href={safeHref(summary.amendHref)}>
            {text.amendLink}
          </a>
        ) : (
          <a class="btn plain" href="/console">
            {text.todayLink}
          </a>
        )}
      </p>
    </Panel>
  );
}

function DecisionForm({ ctx, application, summary, values, faults }: ApplicationPageProps) {
  const text = words(ctx.lang).applications.decision;
  const labels = { decision: text.decision, reason: text.reason, areaCode: text.areaCode };
  const notes = { approve: text.approveNote, amend: text.amendNote, refuse: text.refuseNote };
  return (
    <Panel id="decision" title={text.panel}>
      <ErrorSummary ctx={ctx} faults={faults} labels={labels} />
      <Form ctx={ctx} action={`/console/applications/${application.id}`} faults={faults}>
        <HiddenField name="version" value={values.version ?? String(application.version)} />
        <ChoiceField
          name="decision"
          label={text.decision}
          required
          value={values.decision}
          options={DECISIONS.map((value) => ({ value, text: text[value], note: notes[value] }))}
        />
        {summary.areaCode !== undefined && (
          <TextField
            name="areaCode"
            label={text.areaCode}
            hint={text.areaCodeHint}
            value={values.areaCode ?? summary.areaCode.suggestion}
            code
            maxlength={40}
          />
        )}
        <TextArea
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          value={values.reason}
          rows={4}
          maxlength={2000}
        />
        <p>
          <SubmitButton>{text.submit}</SubmitButton>
        </p>
      </Form>
    </Panel>
  );
}

function Facts({
  ctx,
  application,
  note,
}: {
  ctx: PageContext;
  application: ApplicationView;
  note: string | null;
}) {
  const text = words(ctx.lang).applications;
  const time = (moment: Date | null) => moment && formatDateTime(ctx.lang, moment, ctx.registry.timeZone);
  const items: KeyValue[] = [
    [text.facts.reference, <span class="code">{application.reference}</span>],
    [text.facts.kind, text.kinds[application.kind]],
    [text.facts.business, application.businessName],
    [text.facts.submitted, time(application.submittedAt)],
  ];
  if (application.status === 'submitted') items.push([text.facts.due, time(application.dueAt)]);
  if (application.decidedAt !== null) items.push([text.facts.decided, time(application.decidedAt)]);
  return (
    <Panel id="facts" title={text.facts.panel}>
      <KeyValues items={items} />
      {note !== null && <p class="soft">{note}</p>}
    </Panel>
  );
}

function History({ ctx, history }: { ctx: PageContext; history: readonly HistoryEntry[] }) {
  const text = words(ctx.lang).applications;
  const names: Readonly<Record<string, string>> = text.actions;
  return (
    <Panel id="history" title={text.history}>
      <KeyValues
        items={history.map(({ at, action, reason }) => [
          formatDateTime(ctx.lang, at, ctx.registry.timeZone),
          <>
            <b>{names[action] ?? action}</b>
            {reason !== null && (
              <>
                <br />
                {reason}
              </>
            )}
          </>,
        ])}
      />
    </Panel>
  );
}

import { AsWritten, Reason } from '../ui/vietnamese.js';
import { can } from '../access/permissions.js';
import type { VNode } from 'preact';
import type { Offers } from '../platform/state-machine.js';
import { Banner } from '../ui/banner.js';
import { ChangedValues, type ChangedValue } from '../ui/changed-values.js';
import { ConsolePage } from '../ui/console-page.js';
import { ConfirmForm } from '../ui/cause-form.js';
import { formatDateTime } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel, type KeyValue } from '../ui/panel.js';
import { safeHref } from '../ui/safe-href.js';
import { words } from '../ui/words.js';
import type { Decision } from './application.entity.js';
import type { dossierStates } from './application.transitions.js';
import type { ApplicationView } from './applications.dto.js';
import type { HistoryEntry } from './applications.queries.js';
import { ApplicationTag, kindText } from './applications.views.js';
import { DecisionForm } from './decision.views.js';
import type { DecisionField, DossierCheck, SubjectSummary } from './dossier-kind.js';
import type { Assignable } from './dossier-work.service.js';
import { ChecksPanel, WorkPanel } from './dossier-work.views.js';

export type ApplicationDone = Decision | 'withdrawn' | 'assigned' | 'ordered' | 'reported';

export interface ApplicationPageProps {
  readonly ctx: PageContext;
  readonly application: ApplicationView;
  readonly summary: SubjectSummary;
  /** The subject's own picture. */
  readonly drawing: VNode | null;
  /** For the office alone. */
  readonly checks: readonly DossierCheck[];
  readonly assignable: readonly Assignable[];
  readonly history: readonly HistoryEntry[];
  /** What reads otherwise than when it was sent before. */
  readonly differences: readonly ChangedValue[];
  readonly official: boolean;
  readonly offers: Offers<typeof dossierStates>;
  /** What its kind asks for beside the decision. */
  readonly fields: readonly DecisionField[];
  /** What was done a moment ago, and what is due next. */
  readonly done: { readonly what: ApplicationDone; readonly next: ApplicationView | null } | null;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly faults: readonly FieldFault[];
}

export function ApplicationPage(props: ApplicationPageProps) {
  const { ctx, application, summary, history, official, offers, faults } = props;
  const text = words(ctx.lang).applications;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.detailTitle(application.reference)}
      current={official ? 'applications' : null}
      heading={application.title}
      tag={<ApplicationTag ctx={ctx} status={application.status} />}
      crumbs={[{ href: '/console/applications', text: text.title }]}
      lead={`${kindText(ctx, application.kind)} · ${application.reference}`}
      actions={
        application.channel === 'counter' && ctx.actor !== null && can(ctx.actor, 'application:counter') ? (
          <a class="btn plain" href={`/console/applications/${application.id}/slip`}>
            {words(ctx.lang).counter.slipLink}
          </a>
        ) : undefined
      }
      faulty={faults.length > 0}
      styles={['forms']}
    >
      <Done {...props} />
      <div class="two">
        <div>
          {!official && <WhatNow {...props} />}
          <ChecksPanel ctx={ctx} checks={props.checks} />
          <Differences {...props} />
          {props.drawing !== null && (
            <Panel id="map" title={text.drawing} flush>
              {props.drawing}
            </Panel>
          )}
          <Panel id="subject" title={text.subject}>
            <KeyValues items={summary.rows.map(toKeyValue)} />
            {summary.links.length > 0 && (
              <p>
                {text.links}:{' '}
                {summary.links.map(({ href, text: name }, index) => (
                  <span key={href}>
                    {index > 0 && ' · '}
                    <a href={safeHref(href)}>
                      <AsWritten>{name}</AsWritten>
                    </a>
                  </span>
                ))}
              </p>
            )}
          </Panel>
        </div>
        <div>
          {offers('approve') && <DecisionForm {...props} />}
          <WorkPanel {...props} />
          <Facts
            ctx={ctx}
            application={application}
            note={
              official && application.status === 'submitted' && !offers('approve') ? text.notForYou : null
            }
          />
          <History ctx={ctx} history={history} />
        </div>
      </div>
    </ConsolePage>
  );
}

function toKeyValue({ label, value, href }: SubjectSummary['rows'][number]): KeyValue {
  return [
    label,
    value !== null && href !== undefined ? (
      <a href={safeHref(href)}>
        <AsWritten>{value}</AsWritten>
      </a>
    ) : (
      value
    ),
  ];
}

function Done({ ctx, application, done }: ApplicationPageProps) {
  if (done === null) return null;
  const text = words(ctx.lang).applications;
  if (done.what === 'withdrawn') {
    return <Banner title={text.done.withdrawn} reference={application.reference} next={text.withdrawnNext} />;
  }
  if (done.what === 'assigned' || done.what === 'ordered' || done.what === 'reported')
    return <Banner title={text.work.done[done.what]} reference={application.reference} />;
  const next =
    done.next === null ? (
      <a href="/console/applications">{text.queueEmpty}</a>
    ) : (
      <a href={`/console/applications/${done.next.id}`}>{text.nextDossier(done.next.reference)}</a>
    );
  return <Banner title={text.done[done.what]} reference={application.reference} next={next} />;
}

/** Only while somebody has to read them: of a decided dossier they are history. */
function Differences({ ctx, application, differences }: ApplicationPageProps) {
  const text = words(ctx.lang).applications.differences;
  if (differences.length === 0 || application.status !== 'submitted') return null;
  return (
    <Panel id="differences" title={text.panel} aside={<small>{text.aside}</small>}>
      <ChangedValues items={differences} />
    </Panel>
  );
}

function WhatNow({ ctx, application, summary, offers }: ApplicationPageProps) {
  const { applicant: text, facts } = words(ctx.lang).applications;
  const { status, reason } = application;
  const due = formatDateTime(ctx.lang, application.dueAt, ctx.registry.timeZone);
  return (
    <Panel id="now" title={text.panel}>
      <p>{status === 'submitted' ? text.submitted(due) : text[status]}</p>
      {reason !== null && <KeyValues items={[[facts.reason, <Reason>{reason}</Reason>]]} />}
      <p>
        {offers('resubmit') ||
        status === 'refused' ||
        (status === 'withdrawn' && summary.links.length > 0) ? (
          <a class="btn" href={safeHref(summary.amendHref)}>
            {text.amendLink}
          </a>
        ) : (
          <a class="btn plain" href="/console">
            {text.todayLink}
          </a>
        )}
      </p>
      {offers('withdraw') && (
        <ConfirmForm
          ctx={ctx}
          action={`/console/applications/${application.id}/withdrawal`}
          label={text.withdraw}
          warning={text.withdrawWarning}
          submit={text.withdrawConfirm}
        />
      )}
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
    [text.facts.kind, kindText(ctx, application.kind)],
    [text.facts.business, application.businessName],
    [text.facts.submitted, time(application.submittedAt)],
    [text.facts.channel, text.channels[application.channel]],
    [text.facts.assignee, application.assigneeName ?? text.facts.nobody],
  ];
  if (application.fieldCheck !== null)
    items.push([text.facts.fieldCheck, text.fieldChecks[application.fieldCheck]]);
  if (application.status === 'submitted') items.push([text.facts.due, time(application.dueAt)]);
  if (application.decidedAt !== null) items.push([text.facts.decided, time(application.decidedAt)]);
  if (application.decisionNumber !== null)
    items.push([
      text.facts.number,
      application.decisionToken === null ? (
        application.decisionNumber
      ) : (
        <a class="code" href={`/decisions/${application.decisionToken}`}>
          {application.decisionNumber}
        </a>
      ),
    ]);
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
  const reasons: Readonly<Record<string, string>> = text.reasonCodes;
  const reasonText = (code: string | null) =>
    code === null || code === 'other' ? null : (reasons[code] ?? code);
  return (
    <Panel id="history" title={text.history}>
      <KeyValues
        items={history.map(({ at, action, by, reason, reasonCode }) => [
          formatDateTime(ctx.lang, at, ctx.registry.timeZone),
          <>
            <b>{names[action] ?? action}</b>
            <br />
            <AsWritten>{by}</AsWritten>
            {reasonText(reasonCode) !== null && (
              <>
                <br />
                {reasonText(reasonCode)}
              </>
            )}
            {reason !== null && (
              <>
                <br />
                <Reason>{reason}</Reason>
              </>
            )}
          </>,
        ])}
      />
    </Panel>
  );
}

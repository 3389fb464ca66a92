import { AsWritten } from '../ui/vietnamese.js';
import { imagePath } from '../images/picture.js';
import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { ErrorSummary, Form, HiddenField, SubmitButton, TextArea } from '../ui/form.js';
import { formatDateTime } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel, type KeyValue } from '../ui/panel.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { ReportStatus } from './report.entity.js';
import type { ReportView } from './reports.queries.js';
import { ticketText } from './ticket.js';

const KINDS: Readonly<Record<ReportStatus, TagKind>> = {
  new: 'do',
  taken: 'wait',
  answered: 'ok',
  closed: 'off',
};

export function ReportTag({ ctx, status }: { readonly ctx: PageContext; readonly status: ReportStatus }) {
  return <Tag kind={KINDS[status]}>{words(ctx.lang).reports.list.statuses[status]}</Tag>;
}

export type ReportDone = 'taken' | 'answered' | 'closed';

export interface ReportPageProps {
  readonly ctx: PageContext;
  readonly report: ReportView;
  readonly mayHandle: boolean;
  readonly done: ReportDone | null;
  readonly faults: readonly FieldFault[];
  /** What stands in the answer's field. */
  readonly answer: string | null;
}

export function ReportPage(props: ReportPageProps) {
  const { ctx, report, mayHandle, done, faults } = props;
  const all = words(ctx.lang).reports;
  const text = all.page;
  const ticket = ticketText(report.ticket);
  return (
    <ConsolePage
      ctx={ctx}
      title={text.heading(ticket)}
      current="reports"
      heading={all.categories[report.category]}
      tag={<ReportTag ctx={ctx} status={report.status} />}
      crumbs={[{ href: '/console/reports', text: all.list.title }]}
      lead={<span class="code">{text.heading(ticket)}</span>}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {done !== null && (
        <Banner
          title={text.done[done]}
          reference={ticket}
          next={done === 'taken' ? undefined : <a href="/console/reports">{all.list.title}</a>}
        />
      )}
      <ErrorSummary ctx={ctx} faults={faults} labels={{ answer: text.answerField }} />
      <div class="two">
        <div>
          <Panel id="words" title={text.words}>
            <div class="quoted">
              {report.words.split(/\n+/).map((line, index) => (
                <p key={index}>
                  <AsWritten>{line}</AsWritten>
                </p>
              ))}
            </div>
            {report.imageSha256 !== null && (
              <img class="evidence" src={imagePath(report.imageSha256)} alt={text.image} loading="lazy" />
            )}
          </Panel>
          {mayHandle && <Work {...props} />}
        </div>
        <Panel id="facts" title={text.facts}>
          <KeyValues items={factsOf(ctx, report)} />
          <p>
            <a href={`/reports/${report.ticket}`}>{text.publicPage}</a>
          </p>
        </Panel>
      </div>
    </ConsolePage>
  );
}

function factsOf(ctx: PageContext, report: ReportView): KeyValue[] {
  const all = words(ctx.lang).reports;
  const text = all.page;
  const link = (href: string, name: string | null) => <a href={href}>{name}</a>;
  const known: KeyValue[] = [];
  if (report.businessId !== null)
    known.push([text.business, link(`/console/businesses/${report.businessId}`, report.businessName)]);
  if (report.productId !== null)
    known.push([text.product, link(`/console/products/${report.productId}`, report.productName)]);
  if (report.lotId !== null) known.push([text.lot, link(`/console/lots/${report.lotId}`, report.lotNumber)]);
  if (report.code !== null) known.push([text.code, link(`/console/codes/${report.code}`, report.code)]);
  const people: KeyValue[] = [];
  if (report.takenBy !== null) people.push([text.takenBy, report.takenBy]);
  if (report.answeredBy !== null) people.push([text.answeredBy, report.answeredBy]);
  return [
    [all.list.at, formatDateTime(ctx.lang, report.createdAt, ctx.registry.timeZone)],
    ...known,
    [text.given, report.about],
    [text.place, report.place],
    [text.contact, report.contact],
    ...people,
  ];
}

/** What may be done with the report as it stands. */
function Work({ ctx, report, faults, answer }: ReportPageProps) {
  const text = words(ctx.lang).reports.page;
  const closed = report.status === 'closed';
  return (
    <Panel id="work" title={text.work}>
      {(report.status === 'new' || closed) && (
        <Form ctx={ctx} action={`/console/reports/${report.id}/take`}>
          <p class="hint">{text.takeHint}</p>
          <SubmitButton plain={!closed}>{closed ? text.reopen : text.take}</SubmitButton>
        </Form>
      )}
      {!closed && (
        <>
          <Form ctx={ctx} action={`/console/reports/${report.id}/answer`} faults={faults}>
            <HiddenField name="version" value={String(report.version)} />
            <TextArea
              name="answer"
              label={text.answerField}
              hint={text.answerHint}
              value={answer}
              required
              rows={5}
              maxlength={4000}
            />
            <SubmitButton>{report.answer === null ? text.sendAnswer : text.answerAgain}</SubmitButton>
          </Form>
          <Form ctx={ctx} action={`/console/reports/${report.id}/close`}>
            <p class="hint">{text.closeHint}</p>
            <SubmitButton plain>{text.close}</SubmitButton>
          </Form>
        </>
      )}
    </Panel>
  );
}

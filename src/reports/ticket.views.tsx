import { formatDateTime } from '../ui/format.js';
import { LookupForm } from '../ui/lookup-form.js';
import { useWords, type PageContext } from '../ui/page-context.js';
import { PublicPage } from '../ui/public-page.js';
import { words } from '../ui/words.js';
import type { TicketView } from './reports.queries.js';
import { ticketText } from './ticket.js';

export interface TicketPageProps {
  readonly ctx: PageContext;
  readonly report: TicketView;
  /** Comes from sending it. */
  readonly sent: boolean;
}

/** What became of a report, for whoever holds its ticket. */
export function TicketPage({ ctx, report, sent }: TicketPageProps) {
  const { reports } = words(ctx.lang);
  const text = reports.ticket;
  const time = (when: Date) => formatDateTime(ctx.lang, when, ctx.registry.timeZone);
  const about = [
    report.productName,
    report.lotNumber === null ? null : reports.form.aboutLot(report.lotNumber),
  ]
    .filter((part) => part !== null)
    .join(', ');
  const title = sent ? text.sentTitle : text.title;
  return (
    <PublicPage ctx={ctx} title={title} noindex styles={['forms']}>
      <div class="wrap">
        <div class="head">
          <h1>{title}</h1>
          <p>
            {text.number}: <b class="code ticket">{ticketText(report.ticket)}</b>
          </p>
          {sent && <p>{text.keep}</p>}
        </div>
        <div class="cols first">
          <section aria-labelledby="answer">
            <h2 id="answer">{text.answer}</h2>
            {report.answer === null ? (
              <p class="sub">{report.status === 'closed' ? text.closedSilently : text.noAnswer}</p>
            ) : (
              <>
                <div class="quoted" lang="vi">
                  {report.answer.split(/\n+/).map((line, index) => (
                    <p key={index}>{line}</p>
                  ))}
                </div>
                {report.answeredAt !== null && <p class="note">{text.answeredAt(time(report.answeredAt))}</p>}
              </>
            )}
          </section>
          <section aria-labelledby="facts">
            <h2 id="facts">{text.state}</h2>
            <p>
              <b>{text.steps[report.status]}</b>
            </p>
            <dl class="why">
              <dt>{text.sentAt}</dt>
              <dd>{time(report.createdAt)}</dd>
              <dt>{text.category}</dt>
              <dd>{reports.categories[report.category]}</dd>
              {(about !== '' || report.about !== null) && (
                <>
                  <dt>{text.about}</dt>
                  <dd lang={about === '' ? undefined : 'vi'}>{about === '' ? report.about : about}</dd>
                </>
              )}
            </dl>
            <p>
              <a class="btn plain" href="/report">
                {text.another}
              </a>
            </p>
          </section>
        </div>
      </div>
    </PublicPage>
  );
}

/** Looks a ticket up: `GET /reports?ticket=`. */
export function TicketForm({
  value,
  unknown = false,
}: {
  readonly value?: string;
  readonly unknown?: boolean;
}) {
  const text = useWords().reports.ticket;
  return (
    <LookupForm
      action="/reports"
      name="ticket"
      label={text.field}
      hint={text.hint}
      value={value ?? ''}
      unknown={unknown ? text.unknown : null}
      submit={text.look}
      plain
    />
  );
}

/** A ticket that is none of ours, with the field to type it again. */
export function UnknownTicketPage({ ctx, typed }: { readonly ctx: PageContext; readonly typed: string }) {
  const text = words(ctx.lang).reports;
  return (
    <PublicPage ctx={ctx} title={text.contact.ticketTitle} noindex styles={['forms']}>
      <div class="wrap">
        <div class="cols first">
          <section>
            <h1>{text.contact.ticketTitle}</h1>
            <p class="sub">{text.contact.ticketText}</p>
            <TicketForm value={typed} unknown={typed !== ''} />
          </section>
        </div>
      </div>
    </PublicPage>
  );
}

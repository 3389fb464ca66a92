import { can } from '../access/permissions.js';
import { Name } from '../ui/vietnamese.js';
import { formatDateTime } from '../ui/format.js';
import { timeSorts, type ListedPage, type ListSpec } from '../ui/list.js';
import { ListPage } from '../ui/list-page.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { REPORT_VIEWS, type ReportsView } from './reports.dto.js';
import type { ReportView } from './reports.queries.js';
import { ReportTag } from './reports.views.js';
import { ticketText } from './ticket.js';

export function reportList(ctx: PageContext, view: ReportsView): ListSpec<ReportView> {
  const all = words(ctx.lang).reports;
  const text = all.list;
  return {
    id: 'reports',
    file: true,
    caption: text.caption,
    rowKey: ({ id }) => id,
    picks: {
      actions:
        ctx.actor !== null && can(ctx.actor, 'report:handle')
          ? [{ value: 'report.take', text: all.together.offer }]
          : [],
      nameOf: ({ ticket }) => ticketText(ticket),
      may: ({ status }) => status === 'new' || status === 'closed',
    },
    tabs: {
      name: 'view',
      label: text.title,
      current: view,
      choices: REPORT_VIEWS.map((value) => ({ value, text: text.views[value] })),
    },
    sorts: timeSorts(ctx),
    empty: text.teach,
    columns: [
      {
        key: 'what',
        head: text.what,
        plain: (report) => all.categories[report.category],
        cell: (report) => (
          <>
            <a href={`/console/reports/${report.id}`}>{all.categories[report.category]}</a>
            <small class="code">{ticketText(report.ticket)}</small>
          </>
        ),
      },
      {
        key: 'ticket',
        head: text.ticket,
        chosen: true,
        plain: (report) => ticketText(report.ticket),
        cell: (report) => <span class="code">{ticketText(report.ticket)}</span>,
      },
      {
        key: 'about',
        head: text.about,
        lead: true,
        plain: (report) => report.productName ?? report.about,
        cell: (report) =>
          report.productName === null ? (
            (report.about ?? text.nothingKnown)
          ) : (
            <>
              <Name vi={report.productName} en={report.productNameEn} />
              <small lang="vi">{report.businessName}</small>
            </>
          ),
      },
      {
        key: 'at',
        head: text.at,
        nowrap: true,
        wideOnly: true,
        plain: (report) => report.createdAt,
        cell: (report) => formatDateTime(ctx.lang, report.createdAt, ctx.registry.timeZone),
      },
      {
        key: 'state',
        head: text.state,
        lead: true,
        nowrap: true,
        plain: (report) => text.statuses[report.status],
        cell: (report) => <ReportTag ctx={ctx} status={report.status} />,
      },
    ],
  };
}

export interface ReportsPageProps {
  readonly ctx: PageContext;
  readonly page: ListedPage<ReportView>;
  readonly view: ReportsView;
}

export function ReportsPage({ ctx, page, view }: ReportsPageProps) {
  const text = words(ctx.lang).reports.list;
  return (
    <ListPage
      ctx={ctx}
      title={text.title}
      current="reports"
      heading={text.title}
      lead={text.lead}
      spec={reportList(ctx, view)}
      page={page}
    />
  );
}

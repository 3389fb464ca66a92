import { AsWritten } from '../ui/vietnamese.js';
import { can } from '../access/permissions.js';
import { formatDate, formatNumber } from '../ui/format.js';
import { timeSorts, type ListedPage, type ListSpec } from '../ui/list.js';
import { ListPage } from '../ui/list-page.js';
import type { PageContext } from '../ui/page-context.js';
import type { Option } from '../ui/select-field.js';
import { words } from '../ui/words.js';
import { APPLICATION_VIEWS, type ApplicationView, type QueueView } from './applications.dto.js';
import type { QueueCounts } from './applications.queries.js';
import { DossierDue } from './dossier-due.js';
import { ApplicationTag, kindText } from './applications.views.js';

/** Who works on what is the office's matter. What is due today is among what is due soon. */
const WORK_VIEWS: ReadonlySet<QueueView> = new Set(['mine', 'visits', 'unassigned']);

export interface QueuePageProps {
  readonly ctx: PageContext;
  readonly official: boolean;
  readonly view: QueueView;
  readonly kinds: readonly string[];
  readonly counts: QueueCounts | null;
  /** What this reader may do with several of them. */
  readonly picks: readonly Option[];
  readonly page: ListedPage<ApplicationView>;
}

export function applicationList(props: Omit<QueuePageProps, 'page'>): ListSpec<ApplicationView> {
  const { ctx, official, view, kinds, counts, picks } = props;
  const text = words(ctx.lang).applications;
  const over = view === 'decided' || view === 'all';
  return {
    id: 'applications',
    file: true,
    caption: text.views[view],
    rowKey: ({ id }) => id,
    tabs: {
      name: 'view',
      label: text.viewsLabel,
      current: view,
      choices: APPLICATION_VIEWS.filter(
        (value) => value === view || (value !== 'today' && (official || !WORK_VIEWS.has(value))),
      ).map((value) => ({
        value,
        text: text.views[value],
        ...(counts === null ? {} : { count: formatNumber(ctx.lang, counts[value]) }),
      })),
    },
    ...(over
      ? {}
      : { picks: { actions: picks, nameOf: ({ title, reference }) => `${title}, ${reference}` } }),
    search: text.filters.q,
    filters: [
      {
        name: 'kind',
        label: text.filters.kind,
        any: text.filters.anyKind,
        options: kinds.map((value) => ({ value, text: kindText(ctx, value) })),
      },
    ],
    sorts: over
      ? timeSorts(ctx)
      : [
          { value: 'due', text: text.sorts.due },
          { value: 'due-last', text: text.sorts.dueLast },
        ],
    empty: official ? text.teachOffice : { ...text.teach, action: <a href="/console">{text.toTasks}</a> },
    columns: [
      {
        key: 'what',
        head: text.columns.what,
        plain: (row) => row.title,
        cell: (row) => (
          <>
            <a href={`/console/applications/${row.id}`}>
              <AsWritten>{row.title}</AsWritten>
            </a>
            <small>
              {kindText(ctx, row.kind)} · <span class="code">{row.reference}</span>
            </small>
          </>
        ),
      },
      {
        key: 'reference',
        head: text.facts.reference,
        chosen: true,
        nowrap: true,
        plain: (row) => row.reference,
        cell: (row) => <span class="code">{row.reference}</span>,
      },
      {
        key: 'kind',
        head: text.facts.kind,
        chosen: true,
        plain: (row) => kindText(ctx, row.kind),
        cell: (row) => kindText(ctx, row.kind),
      },
      {
        key: 'due',
        head: text.columns.due,
        nowrap: true,
        plain: (row) => row.dueAt,
        cell: (row) => <DossierDue ctx={ctx} application={row} />,
      },
      {
        key: 'sent',
        head: text.facts.submitted,
        chosen: true,
        nowrap: true,
        plain: (row) => row.submittedAt,
        cell: (row) => formatDate(ctx.lang, row.submittedAt, ctx.registry.timeZone),
      },
      {
        key: 'business',
        head: text.columns.business,
        lead: official,
        wideOnly: true,
        plain: (row) => row.businessName,
        cell: (row) => row.businessName,
      },
      {
        key: 'assignee',
        head: text.facts.assignee,
        wideOnly: true,
        chosen: !official,
        plain: (row) => row.assigneeName,
        cell: (row) => row.assigneeName ?? text.facts.nobody,
      },
      {
        key: 'channel',
        head: text.facts.channel,
        chosen: true,
        plain: (row) => text.channels[row.channel],
        cell: (row) => text.channels[row.channel],
      },
      {
        key: 'state',
        head: text.columns.state,
        lead: true,
        nowrap: true,
        plain: (row) => text.statuses[row.status],
        cell: (row) => <ApplicationTag ctx={ctx} status={row.status} fieldCheck={row.fieldCheck} />,
      },
    ],
  };
}

export function QueuePage({ page, ...props }: QueuePageProps) {
  const { ctx, official } = props;
  const text = words(ctx.lang).applications;
  const title = official ? text.queueTitle : text.title;
  return (
    <ListPage
      ctx={ctx}
      title={title}
      current="applications"
      heading={title}
      lead={official ? text.queueLead : text.ownLead}
      actions={
        official && can({ role: ctx.actor?.role ?? 'owner' }, 'application:counter') ? (
          <a class="btn plain" href="/console/counter">
            {text.follow.counter}
          </a>
        ) : undefined
      }
      aside={<small>{text.caption(formatNumber(ctx.lang, page.items.length))}</small>}
      spec={applicationList(props)}
      page={page}
    />
  );
}

import { ConsolePage } from '../ui/console-page.js';
import { formatDate, formatNumber } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import type { PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { Panel } from '../ui/panel.js';
import { withQuery } from '../ui/query.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { ApplicationStatus } from './application.entity.js';
import { APPLICATION_VIEWS, type ApplicationView, type QueueView } from './applications.dto.js';
import type { QueueCounts } from './applications.queries.js';
import { workingDaysLeft } from './due-date.js';

const KINDS: Readonly<Record<ApplicationStatus, TagKind>> = {
  submitted: 'wait',
  amend: 'do',
  approved: 'ok',
  refused: 'stop',
  withdrawn: 'off',
};

export function ApplicationTag({ ctx, status }: { ctx: PageContext; status: ApplicationStatus }) {
  return <Tag kind={KINDS[status]}>{words(ctx.lang).applications.statuses[status]}</Tag>;
}

/** What a kind of dossiers is called. */
export function kindText(ctx: PageContext, kind: string): string {
  const kinds: Readonly<Record<string, string>> = words(ctx.lang).applications.kinds;
  return kinds[kind] ?? kind;
}

export interface QueuePageProps {
  readonly ctx: PageContext;
  readonly official: boolean;
  readonly view: QueueView;
  readonly kinds: readonly string[];
  readonly kind: string;
  readonly q: string;
  readonly counts: QueueCounts;
  readonly applications: readonly ApplicationView[];
  readonly next: string | null;
}

export function QueuePage(props: QueuePageProps) {
  const { ctx, official, view, kinds, kind, q, counts, applications, next } = props;
  const text = words(ctx.lang).applications;
  const caption = text.caption(formatNumber(ctx.lang, applications.length));
  return (
    <ConsolePage
      ctx={ctx}
      title={official ? text.queueTitle : text.title}
      current="applications"
      heading={official ? text.queueTitle : text.title}
      lead={official ? text.queueLead : text.ownLead}
    >
      <nav class="views" aria-label={text.viewsLabel}>
        <ul>
          {APPLICATION_VIEWS.map((key) => (
            <li key={key}>
              <a
                href={withQuery(ctx.path, { view: key, cursor: null })}
                aria-current={key === view ? 'page' : undefined}
              >
                {text.views[key]} <b>{formatNumber(ctx.lang, counts[key])}</b>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Filters ctx={ctx} view={view} kinds={kinds} kind={kind} q={q} />
      <Panel id="applications" title={text.views[view]} aside={<small>{caption}</small>} flush>
        <QueueTable
          ctx={ctx}
          applications={applications}
          caption={text.views[view]}
          empty={official ? text.none : text.noneOwn}
        />
        <Pager ctx={ctx} shown={applications.length} next={next} />
      </Panel>
    </ConsolePage>
  );
}

function Filters({
  ctx,
  view,
  kinds,
  kind,
  q,
}: Pick<QueuePageProps, 'ctx' | 'view' | 'kinds' | 'kind' | 'q'>) {
  const text = words(ctx.lang).applications;
  return (
    <form class="filters" action="/console/applications">
      <input type="hidden" name="view" value={view} />
      <div>
        <label for="filter-q">{text.filters.q}</label>
        <input class="ctl" id="filter-q" name="q" type="search" value={q} maxlength={120} />
      </div>
      <div>
        <label for="filter-kind">{text.filters.kind}</label>
        <select class="ctl" id="filter-kind" name="kind">
          <option value="">{text.filters.anyKind}</option>
          {kinds.map((value) => (
            <option key={value} value={value} selected={value === kind}>
              {kindText(ctx, value)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <button class="btn plain" type="submit">
          {text.filters.submit}
        </button>{' '}
        {(q !== '' || kind !== '') && <a href={`/console/applications?view=${view}`}>{text.filters.clear}</a>}
      </div>
    </form>
  );
}

export interface QueueTableProps {
  readonly ctx: PageContext;
  readonly applications: readonly ApplicationView[];
  readonly caption: string;
  readonly empty: string;
}

export function QueueTable({ ctx, applications, caption, empty }: QueueTableProps) {
  const text = words(ctx.lang).applications;
  return (
    <DataTable
      caption={caption}
      captionHidden
      fit
      rows={applications}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'what',
          head: text.columns.what,
          cell: (row) => (
            <>
              <a href={`/console/applications/${row.id}`}>{row.title}</a>
              <small>
                {kindText(ctx, row.kind)} · <span class="code">{row.reference}</span>
              </small>
            </>
          ),
        },
        {
          key: 'due',
          head: text.columns.due,
          nowrap: true,
          cell: (row) => <Due ctx={ctx} application={row} />,
        },
        { key: 'business', head: text.columns.business, wideOnly: true, cell: (row) => row.businessName },
        {
          key: 'state',
          head: text.columns.state,
          wideOnly: true,
          nowrap: true,
          cell: (row) => <ApplicationTag ctx={ctx} status={row.status} />,
        },
      ]}
    />
  );
}

/** How long there is left, in words and shape, and the day. */
function Due({ ctx, application }: { ctx: PageContext; application: ApplicationView }) {
  const text = words(ctx.lang).applications;
  const { timeZone } = ctx.registry;
  const day = <small>{formatDate(ctx.lang, application.dueAt, timeZone)}</small>;
  if (application.status === 'amend') return <span>{text.clockStopped}</span>;
  if (application.status !== 'submitted') return <span>–</span>;
  const left = workingDaysLeft(ctx.now, application.dueAt, timeZone);
  if (left < 0) {
    return (
      <>
        <span class="late">
          <Icon name="stop" /> {text.lateBy(-left)}
        </span>
        {day}
      </>
    );
  }
  return (
    <>
      {left === 0 ? (
        <span class="soon">
          <Icon name="wait" /> {text.dueToday}
        </span>
      ) : (
        <span>{text.daysLeft(left)}</span>
      )}
      {day}
    </>
  );
}

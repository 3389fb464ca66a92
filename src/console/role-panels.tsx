import type { ComponentChildren } from 'preact';
import { nameKey } from '../audit-pages/audit.queries.js';
import type { AuditEntry } from '../audit-pages/audit.dto.js';
import type { LogReader } from '../audit-pages/log-reader.js';
import type { Person } from '../access/people/users.dto.js';
import type { OfficialRole } from '../access/roles.js';
import type { ReportView } from '../reports/reports.queries.js';
import { formatDateTime } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { words } from '../ui/words.js';

/** What an official's role is here for; each role has work of its own beside the queue that all of them see. */
export function YoursPanel({ ctx, role }: { readonly ctx: PageContext; readonly role: OfficialRole }) {
  const { yoursTitle, yours } = words(ctx.lang).console;
  return (
    <Panel id="yours" title={yoursTitle}>
      <p>{yours[role].does}</p>
      <p class="soft">{yours[role].leaves}</p>
    </Panel>
  );
}

/** For inspectors: what the public reports and nobody answered. */
export function ReportsPanel({
  ctx,
  reports,
}: {
  readonly ctx: PageContext;
  readonly reports: readonly ReportView[];
}) {
  const { console: text, reports: of } = words(ctx.lang);
  return (
    <ListPanel
      id="reports"
      title={text.openReports}
      href="/console/reports"
      all={text.allReports}
      head={[of.list.what, of.list.at]}
      empty={text.noReports}
      rows={reports.map(({ id, ticket, category, businessName, createdAt }) => ({
        key: id,
        what: (
          <>
            <a href={`/console/reports/${id}`}>{of.categories[category]}</a>
            <small>
              <span class="code">{ticket}</span>
              {businessName !== null && `, ${businessName}`}
            </small>
          </>
        ),
        beside: formatDateTime(ctx.lang, createdAt, ctx.registry.timeZone),
      }))}
    />
  );
}

/** For auditors: what was done last. */
export function LatestPanel({
  ctx,
  reader,
  names,
  entries,
}: {
  readonly ctx: PageContext;
  readonly reader: LogReader;
  readonly names: ReadonlyMap<string, string>;
  readonly entries: readonly AuditEntry[];
}) {
  const { console: text, audit } = words(ctx.lang);
  return (
    <ListPanel
      id="latest"
      title={text.latest}
      href="/console/audit"
      all={text.wholeLog}
      head={[audit.action, audit.at]}
      empty={audit.teach.title}
      rows={entries.map(({ id, at, action, actorName, subjectType, subjectId }) => ({
        key: id,
        what: (
          <>
            <a href={`/console/audit?subjectId=${encodeURIComponent(subjectId)}`}>{reader.action(action)}</a>
            <small>
              {[names.get(nameKey({ type: subjectType, id: subjectId })), actorName]
                .filter((each) => each != null)
                .join(', ')}
            </small>
          </>
        ),
        beside: formatDateTime(ctx.lang, at, ctx.registry.timeZone),
      }))}
    />
  );
}

/** For administrators: the newest accounts, and which of them have not been taken up. */
export function PeoplePanel({
  ctx,
  people,
}: {
  readonly ctx: PageContext;
  readonly people: readonly Person[];
}) {
  const { console: text, access, ui } = words(ctx.lang);
  const state = ({ disabledAt, invited }: Person) =>
    disabledAt !== null ? access.people.disabled : invited ? access.people.invited : access.people.active;
  return (
    <ListPanel
      id="people"
      title={text.newPeople}
      href="/console/users"
      all={text.allPeople}
      head={[access.people.person, text.state]}
      empty={access.people.teach.title}
      rows={people.map((person) => ({
        key: person.id,
        what: (
          <>
            {person.name}
            <small>{ui.roles[person.role]}</small>
          </>
        ),
        beside: state(person),
      }))}
    />
  );
}

interface ListPanelProps {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly all: string;
  readonly head: readonly [what: string, beside: string];
  readonly empty: string;
  readonly rows: readonly {
    readonly key: string;
    readonly what: ComponentChildren;
    readonly beside: string;
  }[];
}

function ListPanel({ id, title, href, all, head, empty, rows }: ListPanelProps) {
  return (
    <Panel id={id} title={title} aside={<a href={href}>{all}</a>} flush>
      <DataTable
        caption={title}
        captionHidden
        fit
        rows={rows}
        rowKey={({ key }) => key}
        empty={empty}
        columns={[
          { key: 'what', head: head[0], cell: ({ what }) => what },
          { key: 'beside', head: head[1], cell: ({ beside }) => beside },
        ]}
      />
    </Panel>
  );
}

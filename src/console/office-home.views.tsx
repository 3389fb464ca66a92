import type { VNode } from 'preact';
import type { ApplicationView, QueueView } from '../applications/applications.dto.js';
import type { QueueCounts } from '../applications/applications.queries.js';
import { ConsolePage } from '../ui/console-page.js';
import { formatDateTime, formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import type { OfficialRole } from '../access/roles.js';
import { DossierTable } from './dossier-table.js';
import type { RegistryCounts } from './console.queries.js';
import { YoursPanel } from './role-panels.js';

const COUNTED: readonly QueueView[] = [
  'late',
  'today',
  'soon',
  'mine',
  'visits',
  'unassigned',
  'waiting',
  'amend',
];
/** Only of those who may have any. */
const OWN: Partial<Record<QueueView, readonly OfficialRole[]>> = { mine: ['reviewer'] };
const HELD = ['businesses', 'areas', 'products', 'lots', 'codes'] as const;

const PLACES: Readonly<Record<OfficialRole, string>> = {
  reviewer: '/console/applications',
  inspector: '/console/reports',
  auditor: '/console/audit',
  administrator: '/console/users',
};

export interface OfficeHomeProps {
  readonly ctx: PageContext;
  readonly role: OfficialRole;
  /** What this role looks after, above the queue that all see. */
  readonly mine: VNode | null;
  readonly queue: QueueCounts;
  readonly registry: RegistryCounts;
  /** Reports from the public that nobody has answered; null for those who do not read them. */
  readonly openReports: number | null;
  /** Waiting, the one due first on top. */
  readonly dueFirst: readonly ApplicationView[];
  /** Where somebody has to go and look; null for who does not go. */
  readonly visits: readonly ApplicationView[] | null;
  /** Given to this reader; null for who decides none. */
  readonly given: readonly ApplicationView[] | null;
}

export function OfficeHome(props: OfficeHomeProps) {
  const { ctx, role, mine, queue, registry, openReports, dueFirst, visits, given } = props;
  const place = PLACES[role];
  const { console: text, applications, reports } = words(ctx.lang);
  const number = (value: number) => formatNumber(ctx.lang, value);
  return (
    <ConsolePage
      ctx={ctx}
      title={text.officeTitle}
      current={null}
      heading={text.officeTitle}
      lead={text.officeLead(formatDateTime(ctx.lang, ctx.now, ctx.registry.timeZone))}
      actions={
        <a class="btn" href={place}>
          {text.openPlace[role]}
        </a>
      }
    >
      <div class="two">
        <div>
          {given !== null && (
            <Panel
              id="given"
              title={text.given}
              aside={<a href="/console/applications?view=mine">{text.allGiven}</a>}
              flush
            >
              <DossierTable ctx={ctx} applications={given} caption={text.given} empty={text.noGiven} due />
            </Panel>
          )}
          {visits !== null && (visits.length > 0 || role === 'inspector') && (
            <Panel
              id="visits"
              title={text.visits}
              aside={<a href="/console/applications?view=visits">{text.allVisits}</a>}
              flush
            >
              <DossierTable ctx={ctx} applications={visits} caption={text.visits} empty={text.noVisits} due />
            </Panel>
          )}
          {mine}
          <Panel id="due-first" title={text.dueFirst} flush>
            <DossierTable ctx={ctx} applications={dueFirst} caption={text.dueFirst} empty={text.none} due />
          </Panel>
        </div>
        <div>
          <YoursPanel ctx={ctx} role={role} />
          <Panel id="queue" title={text.queue}>
            <KeyValues
              items={COUNTED.filter((view) => OWN[view]?.includes(role) ?? true).map((view) => [
                applications.views[view],
                <a href={`/console/applications?view=${view}`}>{number(queue[view])}</a>,
              ])}
            />
          </Panel>
          {openReports !== null && (
            <Panel id="open-reports" title={reports.list.title}>
              <KeyValues
                items={[
                  [reports.list.views.open, <a href="/console/reports?view=open">{number(openReports)}</a>],
                ]}
              />
            </Panel>
          )}
          <Panel id="registry" title={text.registry}>
            <KeyValues items={HELD.map((key) => [text.counts[key], number(registry[key])])} />
          </Panel>
        </div>
      </div>
    </ConsolePage>
  );
}
